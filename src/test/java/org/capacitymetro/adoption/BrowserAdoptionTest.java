package org.capacitymetro.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.TurnedClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class BrowserAdoptionTest extends RunningApplication {
  private static final String NAME = "Cooperativa del Faro Spento";

  @Autowired ApplicationContext context;
  @Autowired AdoptionStore store;
  @Autowired KeptAdoptions kept;
  @Autowired SheetVersions sheets;
  @Autowired AdoptionLetters letters;
  @Autowired Practices practices;
  @Autowired Directory directory;
  @Autowired Records records;
  @Autowired People people;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  @Test
  void publishedAdoptedElsewhereAskedAfterSixMonthsAndStoppedAsTheFamilyShows() {
    Person author = somebody("Autrice Bruni", new Grant(Role.VERIFIER, new Scope.City("torino")));
    Person editor = somebody("Editora Bianchi", new Grant(Role.EDITOR, new Scope.City("torino")));
    OrganizationId body = TestAdoptions.body(records, NAME);
    Person operator =
        somebody(
            "Operatore Gialli", new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
    PracticeId id =
        TestPractices.published(context, author, editor, "Il campanello che parla piano");
    Published practice = practices.find(id).orElseThrow();
    try (BrowserContext phone = Browser.open(360, 740)) {
      Page page = phone.newPage();
      page.navigate(address("/it" + practice.path("it")).toString());
      link(page, "La stiamo provando");
      page.locator("#mail").fill(operator.mail());
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("#password").press("Enter");
      page.locator("#f-city").selectOption("bari");
      Browser.looked(page, "adoption-begin-360-it");
      button(page, "Comincia a scrivere");
      page.getByText("Bozza cominciata.").waitFor();

      button(page, "Scrivi che cosa avete cambiato");
      page.locator("#f-changes-0-ours").fill("Qui suona solo il martedì.");
      page.locator("#f-changes-0-passage").selectOption("steps");
      button(page, "Pubblica");
      page.locator("#problems").getByText("Modifica 1, Come è cambiato: scegli una voce.").click();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("f-changes-0-nature");
      Browser.looked(page, "adoption-problems-360-it");
      page.locator("#f-changes-0-what").selectOption("context-format");
      page.locator("#f-changes-0-nature").selectOption("shortening");
      page.locator("#f-changes-0-fidelity").selectOption("inconsistent");
      page.locator("#f-changes-0-reason").fill("Il custode c’è solo quel giorno.");
      page.locator("#f-since").fill("2026-03");
      page.locator("#f-role").fill("Responsabile della portineria");
      page.locator("#f-mail").fill("portineria@example.org");
      page.getByText("Bozza tenuta").waitFor();
      button(page, "Aggiungi un’altra modifica");
      page.locator("#f-changes-1").waitFor();
      assertThat(page.locator("#f-changes-0-reason").inputValue())
          .isEqualTo("Il custode c’è solo quel giorno.");
      page.locator("#f-changes-1").getByRole(AriaRole.BUTTON).click();
      page.locator("#f-changes-1").waitFor(gone());
      button(page, "Pubblica");
      page.getByText("Pubblicato.").waitFor();
      assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
      Browser.looked(page, "adoption-edit-360-it");

      AdoptionId adoption = store.listRecordedBy(operator.id()).getFirst().id();
      TurnedClock turned = new TurnedClock(clock.instant());
      turned.turn(Duration.ofDays(190));
      Adopters later = new Adopters(store, kept, sheets, directory, people, letters, turned);
      assertThat(ask(later, adoption)).isTrue();
      turned.turn(Duration.ofDays(31));
      assertThat(ask(later, adoption)).isTrue();
      String letter =
          outbox.listTo(MailAddress.parse(operator.mail())).stream()
              .filter(posted -> posted.mail().subject().contains("Dopo 6 mesi"))
              .findFirst()
              .orElseThrow()
              .mail()
              .text();
      String told = "/it/desk/adoptions/" + adoption.shortForm() + "/outcome";
      assertThat(letter).contains(told, NAME, "Il campanello che parla piano");

      page.navigate(address("/it" + practice.path("it") + "/family").toString());
      page.getByText("Nessuna risposta dopo 6 mesi").first().waitFor();

      page.navigate(address("/it/desk").toString());
      page.getByText("Pratiche che stai provando").first().waitFor();
      page.navigate(address("/it/desk/adoptions").toString());
      Browser.looked(page, "adoptions-desk-360-it");
      link(page, "Il campanello che parla piano");
      assertThat(page.url()).endsWith(told);
      page.getByLabel("Abbiamo smesso").check();
      page.locator("#f-why").fill("Un giorno su cinque non basta: la gente non lo sa.");
      page.locator("#f-figures").fill("Quattro suonate in sei mesi.");
      Browser.looked(page, "adoption-outcome-360-it");
      button(page, "Manda la risposta");
      page.getByText("Grazie, la risposta").waitFor();
    }
    read(practice, "it", 360, "Smessa", "1 smessa");
    read(practice, "en", 1280, "Stopped", "1 stopped");
  }

  private void read(Published practice, String language, int width, String word, String count) {
    String size = width + "-" + language;
    try (BrowserContext visitor = Browser.open(width, 900)) {
      Page page = visitor.newPage();
      page.navigate(address("/" + language + practice.path(language)).toString());
      assertThat(page.locator(".practice-trials").innerText()).contains(NAME, count);
      Browser.fits(page, "practice-trials-" + size);
      page.locator(".practice-trials a.button-secondary").first().click();
      page.locator(".family-map[data-ready='true']").waitFor();
      assertThat(page.locator(".family-pin").count()).isEqualTo(2);
      assertThat(page.locator(".family-pin.standing-stopped").getAttribute("aria-label"))
          .contains(NAME, word);
      assertThat(page.locator(".adoption-timeline").innerText()).contains("Un giorno su cinque");
      Browser.looked(page, "family-" + size);
      page.locator(".adoption-card a").first().click();
      assertThat(page.locator(".adoption-sides").innerText())
          .contains("Testo di steps felce.", "Qui suona solo il martedì.");
      Browser.looked(page, "adoption-" + size);
      assertThat(visitor.cookies()).isEmpty();
    }
  }

  @Test
  void theWholeFamilyIsReadWithoutScriptsAndOnPaper() {
    Published practice =
        practices.list().stream()
            .filter(
                each ->
                    each.sheet()
                        .title()
                        .in("it")
                        .equals("Un’ora di mediazione al telefono per gli sportelli dell’anagrafe"))
            .findFirst()
            .orElseThrow();
    try (BrowserContext visitor =
        Browser.open(Browser.options(360, 740).setJavaScriptEnabled(false))) {
      Page page = visitor.newPage();
      page.navigate(address("/it" + practice.path("it") + "/family").toString());
      assertThat(page.locator(".adoption-timeline li").allInnerTexts())
          .hasSizeGreaterThanOrEqualTo(6)
          .anyMatch(
              words -> words.contains("Servizi comunali di Napoli") && words.contains("ha smesso"));
      assertThat(page.locator(".adoption-counts").innerText()).contains("1 funziona", "1 smessa");
      assertThat(page.locator(".family-map").isVisible()).isFalse();
      Browser.fits(page, "family-plain-360-it");
    }
    for (String language : List.of("it", "en")) {
      try (BrowserContext visitor = Browser.open(language.equals("it") ? 360 : 1280, 900)) {
        Page page = visitor.newPage();
        page.navigate(address("/" + language + practice.path(language) + "/family").toString());
        page.locator(".family-map[data-ready='true']").waitFor();
        Browser.looked(page, "family-demonstration-" + language);
        page.locator(".adoption-card.standing-stopped a").click();
        Browser.looked(page, "adoption-demonstration-" + language);
      }
    }
  }

  private boolean ask(Adopters later, AdoptionId id) {
    return Boolean.TRUE.equals(transactions.execute(status -> later.ask(id)));
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
  }

  private Person somebody(String name, Grant grant) {
    return TestPeople.active(context, name, grant);
  }

  private static void link(Page page, String name) {
    page.locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  private static void button(Page page, String name) {
    page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }
}
