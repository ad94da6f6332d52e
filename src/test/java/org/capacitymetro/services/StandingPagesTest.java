package org.capacitymetro.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Pages of records that are closed, hidden, merged or removed.
class StandingPagesTest extends RunningApplication {
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "test");

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired Records records;
  @Autowired ServiceSearch search;

  @Test
  void theAddressOfAClosedServiceSaysSinceWhenAndWhyAndTheSearchForgetsIt() throws Exception {
    ServiceId id = service("Sportello mirtillo chiuso");
    awaitFound("mirtillo chiuso", 1);

    records.close(
        EDITOR, id, LocalDate.of(2026, 6, 30), LocalizedText.of("it", "<b>Fine</b> del progetto"));

    HttpResponse<String> page = get("/it/services/sportello-mirtillo-chiuso-" + id.shortForm());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("30 giugno 2026", "&lt;b&gt;Fine&lt;/b&gt; del progetto", "noindex")
        .doesNotContain("<b>Fine</b>", "service-state");
    awaitFound("mirtillo chiuso", 0);
    assertThat(get("/sitemap.xml").body()).doesNotContain(id.shortForm());
    assertThat(get("/api/v1/services?q=mirtillo").body()).doesNotContain(id.value().toString());
  }

  @Test
  void theAddressOfAMergedServiceLeadsToTheOneThatStays() throws Exception {
    ServiceId keep = service("Sportello ribes grande");
    ServiceId give = service("Sportello ribes piccolo");
    ServiceId older = service("Sportello ribes antico");
    merge(give, older);
    merge(keep, give);

    for (ServiceId gone : List.of(give, older)) {
      HttpResponse<String> moved = get("/en/services/whatever-" + gone.shortForm());
      assertThat(moved.statusCode()).isEqualTo(301);
      assertThat(moved.headers().firstValue("Location"))
          .hasValue("/en/services/sportello-ribes-grande-" + keep.shortForm());
    }
    assertThat(
            get("/it/services/x-" + older.shortForm() + "/report").headers().firstValue("Location"))
        .hasValue("/it/services/sportello-ribes-grande-" + keep.shortForm() + "/report");
  }

  @Test
  void theAddressOfAMergedBodyLeadsToTheOneThatStays() throws Exception {
    OrganizationId keep = records.create(EDITOR, body("Associazione ribes"));
    OrganizationId give = records.create(EDITOR, body("Ribes"));
    records.mergeOrganizations(
        EDITOR,
        new Records.Side(keep.value(), records.find(keep).orElseThrow().revision()),
        new Records.Side(give.value(), records.find(give).orElseThrow().revision()),
        body("Associazione ribes"));

    assertThat(get("/it/organizations/ribes-" + give.shortForm()).headers().firstValue("Location"))
        .hasValue("/it/organizations/associazione-ribes-" + keep.shortForm());
  }

  @Test
  void hiddenPagesSaySoAndRemovedOnesAreGone() throws Exception {
    ServiceId id = service("Sportello lampone");
    String path = "/en/services/sportello-lampone-" + id.shortForm();

    records.hide(EDITOR, id, LocalizedText.of("it", "Nessuno risponde da un anno"));
    assertThat(get(path).body()).contains("no longer listed", "Nessuno risponde da un anno");

    records.remove(EDITOR, id);
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  private void merge(ServiceId keep, ServiceId give) {
    records.mergeServices(
        EDITOR,
        new Records.Side(keep.value(), records.find(keep).orElseThrow().revision()),
        new Records.Side(give.value(), records.find(give).orElseThrow().revision()),
        records.find(keep).orElseThrow().draft());
  }

  private ServiceId service(String name) {
    return records.create(
        EDITOR,
        new ServiceDraft(
            new SourceRef("test", "test"),
            null,
            ServiceDetails.of(LocalizedText.of("it", name), List.of("permits")),
            null));
  }

  private static OrganizationDraft body(String name) {
    return new OrganizationDraft(
        new SourceRef("test", "test"),
        LocalizedText.of("it", name),
        LocalizedText.EMPTY,
        Organization.ProviderType.OTHER,
        null,
        null,
        List.of(),
        List.of(),
        false);
  }

  private void awaitFound(String words, int expected) {
    long end = System.nanoTime() + java.time.Duration.ofSeconds(20).toNanos();
    while (search.search(ServiceQuery.ALL.withText(words)).total() != expected) {
      assertThat(System.nanoTime()).as("time to find " + expected + " of " + words).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
