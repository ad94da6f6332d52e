package org.capacitymetro.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.rights.Person;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class FollowPagesTest extends RunningApplication {
  private static final Pattern LINK =
      Pattern.compile("http://[^/]+(/[a-z]+/follow/(?:stop/|confirm/)?[A-Za-z0-9_-]{40,})");
  private static final AtomicInteger ADDRESSES = new AtomicInteger(10);

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Outbox outbox;
  @Autowired Digests digests;
  @Autowired FollowStore store;
  @Autowired JdbcClient jdbc;

  private final MailAddress amina = MailAddress.parse(UUID.randomUUID() + "@example.org");
  private HttpClient sender;

  /// Each test sends from an address of its own, since forms count by address.
  @BeforeEach
  void begin() throws Exception {
    sender =
        HttpClient.newBuilder()
            .localAddress(InetAddress.getByName("127.0.1." + ADDRESSES.incrementAndGet()))
            .build();
  }

  @Test
  void aSearchIsFollowedFromItsPageToTheDigestAndStoppedWithOneClick() throws Exception {
    assertThat(get("/it/services?city=torino&sector=legal-aid&q=ginestra&sort=name").body())
        .contains("/it/follow?q=ginestra&amp;city=torino&amp;sector=legal-aid\"");
    HttpResponse<String> form = get("/it/follow?q=ginestra&city=torino&sector=legal-aid");
    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(form.body()).contains("ginestra", "Torino", "Non serve un account");
    TestFollowing.service(records, "Prima ginestra", null);

    HttpResponse<String> sent = begin("?q=ginestra&city=torino&sector=legal-aid", "immediate");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(get(location(sent)).body()).contains("Guarda la posta");
    TestFollowing.service(records, "Seconda ginestra", null);
    digests.run();
    assertThat(mails()).as("nothing before the confirmation").hasSize(1);

    String confirm = link("confirm/");
    assertThat(get(confirm).body()).contains("Sì, voglio seguire");
    assertThat(store.list(amina).getFirst().isConfirmed()).as("GET changes nothing").isFalse();
    HttpResponse<String> confirmed = post(confirm);
    assertThat(confirmed.statusCode()).isEqualTo(303);
    assertThat(get(location(confirmed)).body()).contains("Fatto: da ora ricevi");
    ServiceId third = TestFollowing.service(records, "Terza ginestra", null);
    TestFollowing.service(records, "Terzo rovo", null);
    digests.run();

    assertThat(mails()).hasSize(2);
    assertThat(mails().getFirst().mail().text())
        .contains("Terza ginestra", third.shortForm())
        .doesNotContain("Prima ginestra", "Seconda ginestra", "rovo");
    String stop = link("stop/");
    assertThat(mails().getFirst().mail().headers().get("List-Unsubscribe")).contains(stop);
    assertThat(get(stop).body()).contains("Smetti di seguire");
    assertThat(store.list(amina)).as("GET changes nothing").hasSize(1);
    assertThat(post(stop, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
    assertThat(store.list(amina)).isEmpty();
    assertThat(post(stop, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
    assertThat(get(confirm).statusCode()).isEqualTo(410);
  }

  @Test
  void aLinkThatConfirmsIsGoodOnceAndLeadsOnAfterwards() throws Exception {
    begin("?city=torino", "daily");
    String confirm = link("confirm/");
    post(confirm);
    jdbc.sql("update follow set transaction = 7 where lower(mail) = :mail")
        .param("mail", amina.key())
        .update();

    assertThat(get(confirm).statusCode()).isEqualTo(303);
    HttpResponse<String> again = post(confirm);
    assertThat(get(location(again)).statusCode()).isEqualTo(200);
    assertThat(store.list(amina).getFirst().told().transaction()).isEqualTo(7);
  }

  @Test
  void tamperedAndForeignLinksAreRefusedInWords() throws Exception {
    begin("?city=torino", "daily");
    String confirm = link("confirm/");
    String tampered = confirm.substring(0, confirm.length() - 6) + "AAAAAA";

    assertThat(get(tampered).statusCode()).isEqualTo(404);
    assertThat(get(tampered).body()).contains("Questo link non è giusto");
    assertThat(post(tampered).statusCode()).isEqualTo(404);
    assertThat(post(confirm.replace("confirm/", "stop/")).statusCode()).isEqualTo(404);
    assertThat(post(confirm.replace("confirm/", "")).statusCode()).isEqualTo(404);
    assertThat(get("/it/follow/stop/%22%3E%3Cscript%3E").statusCode()).isBetween(400, 404);
    assertThat(store.list(amina)).extracting(Follow::isConfirmed).containsExactly(false);
  }

  @Test
  void nothingTypedIsLostWhenAFieldIsWrong() throws Exception {
    HttpResponse<String> answer =
        post("/it/follow?city=torino", "mail", "\"><b>x", "frequency", "hourly", "mails", "en");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("scrivilo come nome@esempio.it", "scegli una delle tre")
        .contains("value=\"&#34;>&lt;b>x\"");
    assertThat(
            post("/it/follow", "mail", "a@example.org\r\nBcc: b@example.org", "frequency", "daily")
                .statusCode())
        .isEqualTo(422);
    assertThat(post("/it/follow", "mail", "x".repeat(1_000_000)).statusCode()).isEqualTo(422);
  }

  @Test
  void whoFillsInTheHiddenFieldIsSentAwayAndAFloodIsRefused() throws Exception {
    HttpResponse<String> trapped =
        post("/it/follow", "mail", amina.value(), "frequency", "daily", "website", "https://x");
    assertThat(trapped.statusCode()).isEqualTo(303);
    assertThat(mails()).isEmpty();

    HttpResponse<String> last = trapped;
    for (int i = 0; i < 21; i++) {
      last = begin("?q=" + i, "daily");
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValueAsLong("Retry-After")).isPresent();
    assertThat(last.body()).contains("troppe richieste", amina.value());
    assertThat(mails()).hasSize(Follows.MOST_UNCONFIRMED);
  }

  @Test
  void linksInMailsAreNotBuiltFromTheHostOfARequest() throws Exception {
    byte[] body =
        ("mail=" + URLEncoder.encode(amina.value(), StandardCharsets.UTF_8) + "&frequency=daily")
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket("localhost", address("/").getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /it/follow HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                      + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                      + body.length
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 303");
    }

    assertThat(mails()).hasSize(1);
    assertThat(mails().getFirst().mail().text()).doesNotContain("evil.example");
    assertThat(mails().getFirst().mail().html()).doesNotContain("evil.example");
  }

  @Test
  void whoIsSignedInConfirmsNothingAndSeesWhatIsFollowed() throws Exception {
    Person person = TestPeople.active(context, "Ada Viola");
    Visitor ada = new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
    assertThat(ada.get("/it/follow?city=napoli").body()).contains("non devi confermare niente");

    HttpResponse<String> answer =
        ada.post("/it/follow?city=napoli", "mail", person.mail(), "frequency", "weekly");
    assertThat(location(answer)).isEqualTo("/it/account/follows?done=confirmed");
    assertThat(ada.get("/it/account/follows").body()).contains("Napoli", "Ogni lunedì");
    assertThat(ada.get("/it/account/data").body()).contains("\"follows\"", "?city=napoli");
    assertThat(new Visitor(this::address).get("/it/account/follows").statusCode()).isEqualTo(303);
  }

  @Test
  void aServiceAndABodyAreFollowedFromTheirPages() throws Exception {
    ServiceId id = TestFollowing.service(records, "Sportello <ginestra>", null);

    assertThat(get("/it/services/sportello-ginestra-" + id.shortForm()).body())
        .contains("/it/follow?service=" + id.shortForm());
    assertThat(get("/it/follow?service=" + id.shortForm()).body())
        .contains("Sportello &lt;ginestra&gt;");
    assertThat(begin("?service=" + id.shortForm(), "immediate").statusCode()).isEqualTo(303);
    assertThat(mails().getFirst().mail().subject()).contains("Sportello <ginestra>");
    assertThat(get("/it/follow?service=nothing").statusCode()).isEqualTo(404);
    assertThat(get("/it/follow?organization=" + id.shortForm()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> begin(String query, String frequency) throws Exception {
    return post("/it/follow" + query, "mail", amina.value(), "frequency", frequency, "mails", "it");
  }

  private List<Posted> mails() {
    return outbox.listTo(amina);
  }

  /// The path of a link in the newest mail.
  private String link(String kind) {
    Matcher found = LINK.matcher(mails().getFirst().mail().text());
    while (found.find()) {
      if (found.group(1).contains("/follow/" + kind)) {
        return found.group(1);
      }
    }
    throw new AssertionError("No link " + kind + " in the mail");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return sender.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String... fields) throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return sender.send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build(),
        BodyHandlers.ofString());
  }
}
