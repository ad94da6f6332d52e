package org.capacitymetro.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
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

class BrowserSuggestionTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Directory directory;
  @Autowired Records records;

  private PublicService service;

  @BeforeEach
  void write() {
    service = TestDesk.service(directory, records, "Sportello Betulla", "torino");
  }

  @Test
  void aVisitorReportsAModeratorReadsAndDecides() {
    try (BrowserContext visitor = Browser.open(360, 740);
        BrowserContext desk = Browser.open(1280, 900)) {
      Page page = visitor.newPage();
      page.navigate(address("/it" + Addresses.of(service, "it")).toString());
      page.getByText("Qualcosa non va? Segnalalo").click();
      page.getByLabel("Qualcosa è cambiato").check();
      page.getByLabel("Che cosa è giusto").fill("Ora apre alle 10, ho chiamato.");
      page.getByLabel("Mail o telefono").fill("ada@example.org");
      Browser.looked(page, "suggestion-form-360-it");
      page.getByText("Invia la segnalazione").click();
      page.getByText("Che cosa succede ora").waitFor();
      Browser.looked(page, "suggestion-thanks-360-it");
      assertThat(visitor.cookies()).isEmpty();

      Person person =
          TestPeople.active(
              context, "Moderata Neri", new Grant(Role.EDITOR, new Scope.City("torino")));
      Page list = desk.newPage();
      TestPeople.signIn(list, address("/it/sign-in"), person);
      list.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName("Segnalazioni").setExact(true))
          .click();
      list.locator(".suggestion-list").waitFor();
      Browser.looked(list, "suggestion-list-1280-it");
      list.locator(".suggestion-list li")
          .filter(
              new com.microsoft.playwright.Locator.FilterOptions().setHasText("Sportello Betulla"))
          .last()
          .locator("a")
          .click();
      list.getByText("Ora apre alle 10, ho chiamato.").waitFor();
      Browser.looked(list, "suggestion-one-1280-it");
      list.setViewportSize(360, 740);
      Browser.looked(list, "suggestion-one-360-it");
      list.getByText("Segna come accolta").click();
      list.getByText("Accolta da Moderata Neri").waitFor();
      list.getByText("Ho risposto: cancella il recapito").click();
      list.getByText("Il recapito è cancellato.").waitFor();
      assertThat(list.content()).doesNotContain("ada@example.org");
      Browser.looked(list, "suggestion-decided-360-it");
    }
  }

  @Test
  void aVisitorWithoutJavaScriptReportsToo() {
    try (BrowserContext visitor =
        Browser.open(Browser.options(1280, 900).setJavaScriptEnabled(false))) {
      Page page = visitor.newPage();
      page.navigate(address("/en" + Addresses.of(service, "en") + "/report").toString());
      Browser.fits(page, "suggestion-form-1280-en");
      page.getByLabel("The service no longer exists").check();
      page.getByLabel("What is right").fill("x".repeat(2_100));
      page.getByText("Send", new Page.GetByTextOptions().setExact(true)).press("Enter");
      assertThat(page.locator(".problems").innerText()).contains("2,100 characters");
      assertThat(page.getByLabel("What is right").inputValue()).hasSize(2_100);
      Browser.fits(page, "suggestion-problem-1280-en");
      page.getByLabel("What is right").fill("The door is walled up.");
      long begin = System.nanoTime();
      do {
        page.getByText("Send", new Page.GetByTextOptions().setExact(true)).press("Enter");
      } while (page.locator("h1").innerText().equals("Something wrong?")
          && System.nanoTime() - begin < 30_000_000_000L);
      assertThat(page.locator("h1").innerText()).isEqualTo("Thank you");
      assertThat(page.locator("main").innerText())
          .contains("Within 7 days, those who keep the map of Turin");
    }
  }
}
