package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class BrowserVerificationTest extends RunningApplication {
  private static final Pattern LINK = Pattern.compile("/it/confirm/[A-Za-z0-9_-]+");

  @Autowired ApplicationContext context;
  @Autowired Askings askings;
  @Autowired Records records;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;

  private TestBodies.Body body;

  @BeforeEach
  void begin() {
    TestBodies.forgetAskings(jdbc);
    body = TestBodies.body(records, "Associazione Corbezzolo", 2);
  }

  @Test
  void aCampaignWritesToABodyWhichConfirmsWithOneClickAndTheBadgeSaysSo() throws Exception {
    try (BrowserContext desk = Browser.open(1280, 900);
        BrowserContext reader = Browser.open(360, 740)) {
      Page editor = desk.newPage();
      signIn(editor, Role.EDITOR);
      editor.navigate(address("/it/desk").toString());
      editor
          .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Campagne").setExact(true))
          .click();
      Browser.looked(editor, "campaigns-1280-it");
      editor.getByLabel("Città").selectOption("torino");
      editor.getByText("Guarda quante mail sono").click();
      editor.getByText("Che cosa succede se la avvii").waitFor();
      Browser.looked(editor, "campaign-new-1280-it");
      editor.locator(".confirm-all button").click();
      editor.getByText("Campagna avviata").waitFor();
      askings.run();
      editor.reload();
      Browser.looked(editor, "campaign-1280-it");
      editor.setViewportSize(360, 740);
      Browser.looked(editor, "campaign-360-it");
      editor.navigate(editor.url().replace("/it/", "/en/"));
      Browser.looked(editor, "campaign-360-en");
      editor.navigate(address("/en/desk/campaigns").toString());
      Browser.looked(editor, "campaigns-360-en");

      String link = link();
      Page answer = reader.newPage();
      answer.navigate(address(link).toString());
      Browser.looked(answer, "confirm-360-it");
      answer.locator("summary").first().click();
      Browser.looked(answer, "confirm-open-360-it");
      answer.setViewportSize(1280, 900);
      Browser.looked(answer, "confirm-open-1280-it");
      answer.navigate(address(link.replace("/it/", "/en/")).toString());
      Browser.looked(answer, "confirm-1280-en");
      answer.navigate(address(link).toString());
      answer.getByText("Sì, è tutto ancora vero per 2 servizi").click();
      answer.getByText("La risposta è arrivata.").waitFor();
      Browser.looked(answer, "confirm-thanks-1280-it");
      answer.navigate(address(link).toString());
      answer.getByText("Questo link è già stato usato").first().waitFor();
      Browser.looked(answer, "confirm-used-1280-it");
      assertThat(reader.cookies()).isEmpty();

      answer.navigate(
          address("/it/services/x-" + body.services().getFirst().shortForm()).toString());
      assertThat(answer.locator(".badge-age").first().innerText()).contains("con l’ente");
      Browser.looked(answer, "confirmed-badge-1280-it");
    }
  }

  @Test
  void aVerifierTelephonesOneRecordAfterTheOther() {
    try (BrowserContext desk = Browser.open(1280, 900)) {
      Page verifier = desk.newPage();
      signIn(verifier, Role.VERIFIER);
      verifier.navigate(address("/it/desk/phone-round").toString());
      Browser.looked(verifier, "phone-start-1280-it");
      verifier.getByText("Dammi la prossima scheda").click();
      verifier.getByText("Che cosa dire").waitFor();
      Browser.looked(verifier, "phone-1280-it");
      verifier.setViewportSize(360, 740);
      Browser.looked(verifier, "phone-360-it");
      verifier.navigate(address("/en/desk/phone-round").toString());
      Browser.looked(verifier, "phone-360-en");
      verifier.getByText("Everything is true").click();
      verifier.getByText("Noted: everything true.").waitFor();
      Browser.looked(verifier, "phone-done-360-en");
    }
  }

  @Test
  void anAnswerGivenWithoutANetworkArrivesOnce() throws Exception {
    try (BrowserContext reader = Browser.open(360, 740);
        BrowserContext desk = Browser.open(1280, 900)) {
      Page editor = desk.newPage();
      signIn(editor, Role.EDITOR);
      editor.navigate(address("/it/desk/campaigns").toString());
      editor.getByLabel("Città").selectOption("torino");
      editor.getByText("Guarda quante mail sono").click();
      editor.locator(".confirm-all button").click();
      editor.getByText("Campagna avviata").waitFor();
      askings.run();
      Page answer = reader.newPage();
      answer.navigate(address(link()).toString());
      Browser.cutOff(answer);
      answer.getByText("Sì, è tutto ancora vero per 2 servizi").click();
      answer.getByText("Non c’è rete: non hai perso niente").waitFor();
      Browser.looked(answer, "confirm-waiting-360-it");
      answer.close();

      AtomicInteger sent = new AtomicInteger();
      reader.route(
          "**/confirm/*",
          route -> {
            sent.incrementAndGet();
            route.fetch(new Route.FetchOptions().setMaxRedirects(0));
            route.abort();
          });
      reader.setOffline(false);
      Page later = reader.newPage();
      later.navigate(address("/it/services").toString());
      later.waitForCondition(() -> sent.get() == 1);
      reader.unroute("**/confirm/*");
      later.reload();
      later.locator("[data-sent]:not([hidden])").waitFor();
      assertThat(later.evaluate("localStorage.getItem('waiting')")).isNull();
      assertThat(reader.cookies()).isEmpty();
    }
  }

  @Test
  void aCallNotedWithoutANetworkIsNotedWhenItIsBack() {
    try (BrowserContext desk = Browser.open(360, 740)) {
      Page verifier = desk.newPage();
      signIn(verifier, Role.VERIFIER);
      verifier.navigate(address("/it/desk/phone-round").toString());
      verifier.getByText("Dammi la prossima scheda").click();
      verifier.getByText("Che cosa dire").waitFor();
      Browser.cutOff(verifier);
      verifier.locator("#text").fill("Risponde la signora Rosa");
      verifier.locator("button[value=no-answer]").click();
      verifier.getByText("Non c’è rete: non hai perso niente").waitFor();
      verifier.close();
      long before = calls();
      desk.setOffline(false);
      Page later = desk.newPage();
      later.navigate(address("/it/desk").toString());
      later.locator("[data-sent]:not([hidden])").waitFor();
      assertThat(calls()).isEqualTo(before + 1);
    }
  }

  private long calls() {
    return jdbc.sql("select count(*) from phone_call").query(Long.class).single();
  }

  private String link() {
    Matcher found =
        LINK.matcher(outbox.listTo(new MailAddress(body.mail())).getFirst().mail().text());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private void signIn(Page page, Role role) {
    Person person =
        TestPeople.active(context, "Edda Verdi", new Grant(role, new Scope.City("torino")));
    TestPeople.signIn(page, address("/it/sign-in"), person);
  }
}
