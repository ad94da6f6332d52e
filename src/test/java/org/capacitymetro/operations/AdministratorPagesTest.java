package org.capacitymetro.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.MailState;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class AdministratorPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Post post;
  @Autowired Outbox outbox;

  private final Visitor visitor = new Visitor(this::address);

  @Test
  void anAdministratorSeesTheJobsAndRunsOne() {
    signIn(Role.ADMINISTRATOR, new Scope.Everything());

    assertThat(visitor.get("/it/desk/jobs").body())
        .contains("Consegna dei messaggi", "Ogni 10 secondi", "Ogni giorno alle 03:10");
    HttpResponse<String> answer = visitor.post("/it/desk/jobs/mail-retention/run");

    assertThat(answer.statusCode()).isEqualTo(303);
    await(() -> visitor.get("/it/desk/jobs").body().contains("Riuscito"));
    assertThat(visitor.get("/it/desk/jobs?started=mail-retention").body())
        .contains("Pulizia della posta in uscita: parte entro pochi secondi");
    assertThat(visitor.get("/it/desk/jobs?started=%3Cscript%3E").body())
        .doesNotContain("parte entro");
    assertThat(visitor.post("/it/desk/jobs/nothing/run").statusCode()).isEqualTo(404);
  }

  @Test
  void anAdministratorReadsAMailAndSendsItAgain() {
    UUID id = send("<b>Ciao</b> Amina");
    await(() -> outbox.find(id).orElseThrow().state() == MailState.WRITTEN);
    signIn(Role.ADMINISTRATOR, new Scope.Everything());

    assertThat(visitor.get("/it/desk/outbox?state=written").body())
        .contains("/it/desk/outbox/" + id, "Scritto in un file");
    assertThat(visitor.get("/it/desk/outbox/" + id).body())
        .contains("&lt;b&gt;Ciao&lt;/b&gt; Amina", "https://map.example.org/x?a=1")
        .doesNotContain("<b>Ciao</b>");
    HttpResponse<String> answer = visitor.post("/it/desk/outbox/" + id + "/again");
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/it/desk/outbox/" + id + "?again=1");
    await(() -> outbox.find(id).orElseThrow().state() == MailState.WRITTEN);
    assertThat(visitor.get("/it/desk/outbox/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(visitor.get("/it/desk/outbox/nonsense").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/it/desk/outbox?state=%27&offset=-1").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/it/desk/jobs", "/it/desk/outbox"})
  void nobodyElseGetsThere(String path) {
    assertThat(visitor.get(path).headers().firstValue("Location").orElse(""))
        .startsWith("/it/sign-in?next=");

    signIn(Role.EDITOR, new Scope.Everything());
    assertThat(visitor.get(path).statusCode()).isEqualTo(403);
    assertThat(visitor.post("/it/desk/jobs/mail-retention/run").statusCode()).isEqualTo(403);

    signIn(Role.ADMINISTRATOR, new Scope.City("torino"));
    assertThat(visitor.get(path).statusCode()).as("of one city only").isEqualTo(403);
  }

  @Test
  void aFormOfAnotherSiteRunsNothing() {
    signIn(Role.ADMINISTRATOR, new Scope.Everything());

    assertThat(visitor.withoutToken().post("/it/desk/jobs/mail-retention/run").statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void thePagesAreAccessible(String language, int width) {
    UUID id = send("Ciao");
    Person person = signIn(Role.ADMINISTRATOR, new Scope.Everything());
    try (BrowserContext browser = Browser.open(width, 900)) {
      Page page = browser.newPage();
      page.navigate(address("/" + language + "/sign-in").toString());
      page.fill("input[name=mail]", person.mail());
      page.fill("input[name=password]", TestPeople.PASSWORD);
      page.click("main button[type=submit]");
      for (String path : List.of("jobs", "outbox", "outbox/" + id)) {
        page.navigate(address("/" + language + "/desk/" + path).toString());
        String name = "operations-" + path.split("/")[0] + (path.contains("/") ? "-mail" : "");
        Browser.picture(page, name + "-" + language + "-" + width);

        assertThat(Barriers.in(page)).as(path).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("nothing sticks out of " + path)
            .isEqualTo(true);
      }
    }
  }

  private UUID send(String words) {
    return post.send(
        MailAddress.parse("amina@example.org"),
        Letter.of(Language.ITALIAN, "Conferma i dati dello sportello")
            .paragraph(words)
            .button("Rispondi", "https://map.example.org/x?a=1"));
  }

  private Person signIn(Role role, Scope scope) {
    Person person = TestPeople.active(context, "Ada Rossi", new Grant(role, scope));
    visitor.signIn(person.mail(), TestPeople.PASSWORD);
    return person;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("too late").isLessThan(end);
      Thread.yield();
    }
  }
}
