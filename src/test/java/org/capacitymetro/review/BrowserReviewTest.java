package org.capacitymetro.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.assessment.Criterion;
import org.capacitymetro.assessment.Degree;
import org.capacitymetro.assessment.TestGrids;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BrowserReviewTest extends RunningApplication {
  private static final String WHY = "Le cifre del registro lo mostrano.";

  @Autowired ApplicationContext context;
  @Autowired PeerReviews reviews;
  @Autowired Practices practices;

  @Test
  void aGoodPracticeIsJudgedByPeersAnsweredPublishedAndReadWithWhatTheySay() {
    Person author = somebody("Autrice Bruni", Role.VERIFIER, "torino");
    Person editor = somebody("Editora Bianchi", Role.EDITOR, "torino");
    Person phone = somebody("Lettrice col Telefono", Role.EDITOR, "venezia");
    Person other = somebody("Altro Lettore", Role.PLANNER, "milano");
    PracticeId id = TestPractices.submitted(context, author, "La portineria del quartiere");
    String desk = "/it/desk/practices/" + id.shortForm();
    try (BrowserContext leading = Browser.open(1280, 900);
        BrowserContext judging = Browser.open(360, 740);
        BrowserContext writing = Browser.open(360, 740)) {
      Page lead = leading.newPage();
      TestPeople.signIn(lead, address("/it/sign-in"), editor);
      lead.navigate(address(desk).toString());
      link(lead, "Valutazione tra pari");
      lead.getByLabel("Lettrice col Telefono").check();
      lead.getByLabel("Altro Lettore").check();
      Browser.fits(lead, "review-ask-1280-it");
      button(lead, "Manda la richiesta");
      lead.getByText("Richiesta mandata.").waitFor();

      Page grid = judging.newPage();
      TestPeople.signIn(grid, address("/it/sign-in"), phone);
      grid.navigate(address("/it/desk/reviews").toString());
      Browser.fits(grid, "reviews-desk-360-it");
      link(grid, "La portineria del quartiere");
      Browser.looked(grid, "review-declare-360-it");
      button(grid, "Non ho conflitti di interessi, comincio");
      grid.getByText("Ora puoi valutare.").waitFor();
      for (Criterion criterion : Criterion.values()) {
        boolean hard = criterion.group() != Criterion.Group.EXCLUSION;
        answer(grid, criterion, criterion == Criterion.EQUITY ? "partly" : "yes");
        if (hard && criterion != Criterion.PARTICIPATION) {
          grid.locator("#f-" + criterion.code() + "-reason").fill(WHY);
        }
      }
      grid.getByText("Bozza tenuta").waitFor();
      assertThat(grid.locator("#f-equity-reason-count").innerText())
          .isEqualTo("6 parole, da 5 a 120");
      button(grid, "Consegna la valutazione");
      grid.locator("#problems")
          .getByText("Partecipazione, perché: servono da 5 a 120 parole")
          .click();
      assertThat(grid.evaluate("document.activeElement.id")).isEqualTo("f-participation-reason");
      assertThat(grid.locator("#f-equity-reason").inputValue()).isEqualTo(WHY);
      Browser.looked(grid, "review-grid-360-it");
      grid.reload();
      assertThat(grid.locator("#f-equity-reason").inputValue()).isEqualTo(WHY);
      grid.locator("#f-participation-reason").fill("Hanno scelto loro le frasi.");
      button(grid, "Consegna la valutazione");
      grid.getByText("Consegnata.").waitFor();
      assertThat(grid.evaluate("localStorage.length")).isEqualTo(0);
      grid.navigate(grid.url().replace("/it/", "/en/"));
      Browser.fits(grid, "review-judged-360-en");

      judge(other, id);
      Page answer = writing.newPage();
      TestPeople.signIn(answer, address("/it/sign-in"), author);
      answer.navigate(address("/it/desk/reviews").toString());
      link(answer, "La portineria del quartiere");
      answer.locator("#f-answer").fill("Sì, alle donne con bambini pensiamo dal prossimo anno.");
      Browser.fits(answer, "review-answer-360-it");
      button(answer, "Manda la risposta");
      answer.getByText("Risposta mandata.").waitFor();

      lead.navigate(address(desk.replace("/it/", "/en/") + "/review").toString());
      Browser.looked(lead, "review-decide-1280-en");
      button(lead, "Publish the sheet");
      lead.getByText("Published.", new Page.GetByTextOptions().setExact(true)).waitFor();
    }
    for (String language : List.of("it", "en")) {
      try (BrowserContext visitor = Browser.open(360, 740)) {
        Page page = visitor.newPage();
        page.navigate(
            address("/" + language + practices.find(id).orElseThrow().path(language)).toString());
        assertThat(page.locator(".practice-peers .practice-level").innerText())
            .isEqualTo(
                language.equals("it")
                    ? "Promettente: ha funzionato dove è stata provata"
                    : "Promising: it worked where it was tried");
        page.locator(".judged summary").nth(5).click();
        assertThat(page.locator(".judged details[open]").innerText()).contains(WHY);
        assertThat(page.locator("main").innerText())
            .contains("alle donne con bambini")
            .doesNotContain("Lettrice", "Altro Lettore");
        Browser.fits(page, "practice-peers-360-" + language);
        assertThat(visitor.cookies()).isEmpty();
      }
    }
  }

  private void judge(Person person, PracticeId id) {
    UUID request =
        reviews.findOpen(id).orElseThrow().requestOf(person).map(Request::id).orElseThrow();
    assertThat(reviews.declareNone(reviews.findAsked(person, request).orElseThrow())).isTrue();
    assertThat(
            reviews.judge(
                person,
                reviews.findAsked(person, request).orElseThrow(),
                TestGrids.grid(Map.of(Criterion.TRANSFERABILITY, Degree.PARTLY))))
        .isTrue();
  }

  private Person somebody(String name, Role role, String city) {
    return TestPeople.active(context, name, new Grant(role, new Scope.City(city)));
  }

  private static void answer(Page page, Criterion criterion, String value) {
    page.locator("input[name='" + criterion.code() + "'][value='" + value + "']").check();
  }

  private static void link(Page page, String name) {
    page.locator("main")
        .getByRole(
            AriaRole.LINK,
            new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
