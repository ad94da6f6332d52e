package org.capacitymetro.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BrowserDeskPracticeTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Directory directory;

  @Test
  void aMicroPracticeIsWrittenHandedInPublishedAndSeenOnTheServicesPage() {
    Person author =
        TestPeople.active(
            context, "Autrice Bruni", new Grant(Role.VERIFIER, new Scope.City("torino")));
    Person editor =
        TestPeople.active(
            context, "Editora Bianchi", new Grant(Role.EDITOR, new Scope.City("torino")));
    PublicService service = directory.newest("torino", 1).getFirst();
    String servicePath =
        "/it/services/"
            + Slug.of(service.details().name().in("it"))
            + "-"
            + service.id().shortForm();
    try (BrowserContext writing = Browser.open(1280, 900);
        BrowserContext reading = Browser.open(1280, 900);
        BrowserContext visitor = Browser.open(360, 740)) {
      Page page = writing.newPage();
      TestPeople.signIn(page, address("/it/sign-in"), author);
      page.navigate(address("/it/desk/practices").toString());
      Browser.looked(page, "practices-desk-1280-it");
      page.getByText("Scrivi una micro-pratica").click();
      Browser.looked(page, "practice-new-1280-it");
      page.getByLabel("Titolo").fill("Il campanello che dice chi arriva");
      page.getByText("Comincia a scrivere").click();
      page.locator("#f-problem").fill("Chi arriva suona e nessuno sa quale lingua parla.");
      PlaywrightAssertions.assertThat(page.locator("#f-problem-count"))
          .hasText("9 parole, al massimo 400");
      page.locator("#f-summary").fill("Due pulsanti con due suoni.");
      page.locator("#f-steps").fill("1. Comprare i pulsanti.\n2. Scrivere le lingue.");
      page.locator("#f-caution").fill("Provare il suono la sera.");
      page.getByText("Bozza tenuta").waitFor();
      page.locator("#f-link").fill(address(servicePath).toString());
      page.locator("#link-button").click();
      page.locator("input[name='services.0.id']")
          .waitFor(
              new Locator.WaitForOptions()
                  .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
      assertThat(page.locator("#f-steps").inputValue()).contains("Comprare i pulsanti");
      page.locator(".tick-group summary")
          .filter(
              new Locator.FilterOptions().setHasText(java.util.regex.Pattern.compile("^Salute$")))
          .click();
      page.locator("input[name='sectors'][value='health']").check();
      page.locator("#f-contact").fill("Accoglienza");
      page.locator("#f-contact-mail").fill("accoglienza@example.org");
      Browser.looked(page, "practice-edit-1280-it");
      page.locator(".practice-save button").click();
      page.getByText("Salvata.").waitFor();
      page.getByText("Consegna", new Page.GetByTextOptions().setExact(true)).click();
      page.getByText("Fatto.").waitFor();

      Page desk = reading.newPage();
      TestPeople.signIn(desk, address("/it/sign-in"), editor);
      desk.navigate(address("/it/desk/practices?show=review").toString());
      desk.getByText("Il campanello che dice chi arriva").click();
      Browser.looked(desk, "practice-review-1280-it");
      desk.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pubblica").setExact(true))
          .click();
      desk.getByText("Fatto.").waitFor();

      Page phone = visitor.newPage();
      phone.navigate(address(servicePath).toString());
      phone.getByText("Il campanello che dice chi arriva").click();
      phone.locator(".practice-sheet").waitFor();
      assertThat(phone.locator("main").innerText())
          .contains("Due pulsanti", "accoglienza@example.org");
      Browser.looked(phone, "practice-micro-360-it");
      assertThat(visitor.cookies()).isEmpty();
    }
  }
}
