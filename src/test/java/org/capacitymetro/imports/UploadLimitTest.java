package org.capacitymetro.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class UploadLimitTest extends RunningApplication {
  private static final String PATH = "/it/desk/imports/new";

  @Autowired ApplicationContext context;

  @Test
  void aFileThatIsTooBigLeadsBackToItsFieldWithTheLimit() throws Exception {
    long size = 620L << 20;
    HttpResponse<String> answer = send(PATH, size);

    assertThat(answer.statusCode()).isEqualTo(303);
    String back = answer.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> page =
        signedIn(new Grant(Role.EDITOR, new Scope.City("torino"))).get(back);
    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.body())
        .contains("id=\"problem\"", "620", "512", "aria-invalid=\"true\"", "type=\"file\"");
  }

  @Test
  void otherAddressesAndSmallerFormsGoOn() throws Exception {
    assertThat(send("/it/desk/imports/new", 1_000).statusCode()).isEqualTo(403);
    assertThat(send("/it/desk/imports/newer", 1_000).statusCode()).isEqualTo(403);
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Collaudo Rossi", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private HttpResponse<String> send(String path, long size) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> new Zeros(size)), size))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /// So many bytes of nothing.
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(left, most);
      left -= read;
      return read;
    }
  }
}
