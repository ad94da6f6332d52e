package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalTime;
import java.util.List;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Person;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BrowserEditingTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Records records;

  private OrganizationId body;
  private ServiceId service;

  @BeforeEach
  void write() {
    body = TestRecords.body(records, "Associazione Lavanda");
    service = TestRecords.service(records, "Sportello Lavanda", body, Precision.EXACT);
  }

  @Test
  void aChangeIsSeenInThePreviewSavedAndPublic() {
    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = signedIn(browser);
      page.navigate(form());
      page.locator("#preview article.sheet").waitFor();
      page.getByLabel("In una riga, italiano").fill("Aiuto con ogni documento");
      page.locator("#preview").getByText("Sportello Lavanda").first().waitFor();
      page.locator("#f-week-0-1-0-opens").fill("9");
      page.locator("#f-week-0-1-0-closes").fill("12.30");
      assertThat(page.locator("input[name='hours.kind'][value='WEEKLY']").isChecked()).isTrue();
      page.locator("button[value='copy:week.0.1']").click();
      PlaywrightAssertions.assertThat(page.locator("#f-week-0-5-0-closes")).hasValue("12.30");
      assertThat(page.locator("#f-week-0-6-0-opens").inputValue()).isEmpty();
      page.locator("[data-save]").click();
      page.getByText("Salvato: la scheda pubblica è aggiornata.").waitFor();
      page.locator(".editor-links a").first().click();
      page.locator(".service h1").waitFor();
      assertThat(page.locator("table.hours").innerText()).contains("09:00–12:30");
      assertThat(details().summary().in("it")).isEqualTo("Aiuto con ogni documento");
    }
  }

  @Test
  void theFormWorksWithoutJavaScript() {
    try (BrowserContext browser =
        Browser.open(Browser.options(1280, 900).setJavaScriptEnabled(false))) {
      Page page = signedIn(browser);
      page.navigate(form());
      page.getByLabel("In una riga, italiano").fill("Senza script");
      page.locator("button[value='add:phones']").press("Enter");
      assertThat(page.getByLabel("In una riga, italiano").inputValue()).isEqualTo("Senza script");
      page.locator("#f-phones-1-number").fill("centralino");
      page.locator("[data-save]").press("Enter");
      assertThat(page.locator("#problems").innerText())
          .contains("Numero di telefono, riga 2: «centralino» non è un numero di telefono");
      page.locator("#f-phones-1-number").fill("011 222 2222");
      page.locator("[data-save]").press("Enter");
      assertThat(page.locator(".notice-saved").innerText()).contains("Salvato");
      assertThat(details().contacts().phones()).hasSize(2);
      assertThat(details().summary().in("it")).isEqualTo("Senza script");
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 1280", "false, 360"})
  void hoursUnderstoodInPartArePutIntoTheFormCorrectedAndSaved(boolean scripts, int width) {
    try (BrowserContext browser =
        Browser.open(Browser.options(width, 900).setJavaScriptEnabled(scripts))) {
      Page page = signedIn(browser);
      page.navigate(form());
      page.locator("#f-hours-original-it").fill("lun-ven 9-13 (telefonare prima)");
      page.locator("[data-save]").click();
      Locator proposal = page.locator("#hours-proposal");
      PlaywrightAssertions.assertThat(proposal).containsText("lun-ven 9-13 (telefonare prima)");
      PlaywrightAssertions.assertThat(proposal).containsText("42 %");
      if (scripts) { // axe waits for ever in a page without scripts
        assertThat(Barriers.in(page)).isEmpty();
      }
      proposal.locator("button[value='hours:use']").click();
      PlaywrightAssertions.assertThat(page.locator("#f-week-0-5-0-closes")).hasValue("13:00");
      page.locator("#f-week-0-5-0-closes").fill("12");
      page.locator("[data-save]").click();
      page.getByText("Salvato: la scheda pubblica è aggiornata.").waitFor();
      assertThat(page.locator("#hours-proposal").count()).isZero();
      assertThat(details().schedule().slots()).hasSize(5);
      assertThat(details().schedule().slots().getLast().closes()).isEqualTo(LocalTime.NOON);
      assertThat(details().schedule().original().in("it"))
          .isEqualTo("lun-ven 9-13 (telefonare prima)");
    }
  }

  @Test
  void theFormIsFilledAndSavedWithTheKeyboardAlone() {
    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = signedIn(browser);
      page.navigate(address("/it/desk/services/new").toString());
      page.locator("#f-name-it").focus();
      page.keyboard().type("Sportello della tastiera");
      page.locator("details:has(#f-sectors-permits) > summary").press("Enter");
      page.locator("#f-sectors-permits").focus();
      page.keyboard().press("Space");
      page.locator("#f-provider").focus();
      page.keyboard().type("associazione lav");
      page.locator("#found-provider li").first().waitFor();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.locator("#f-place-city").focus();
      page.keyboard().type("Torino");
      page.locator("#f-name-it").focus();
      page.keyboard().press("Enter");
      page.locator(".notice-saved").waitFor();
      assertThat(page.url()).doesNotContain("/new");
      assertThat(page.locator(".editor-header h1").innerText())
          .contains("Sportello della tastiera");
    }
  }

  @Test
  void twoEditorsOfOneRecordMeetFieldByField() {
    try (BrowserContext one = Browser.open(1280, 900);
        BrowserContext two = Browser.open(1280, 900)) {
      Page first = signedIn(one);
      Page second = signedIn(two);
      first.navigate(form());
      second.navigate(form());
      first.getByLabel("In una riga, italiano").fill("Riga della prima");
      first.locator("[data-save]").click();
      first.locator(".notice-saved").waitFor();
      second.getByLabel("In una riga, italiano").fill("Riga della seconda");
      second.locator("#f-phones-0-number").fill("011 333 3333");
      second.locator("[data-save]").click();
      second.locator("#choose-form").waitFor();
      assertThat(second.locator("#f-take-summary").innerText())
          .contains("Aiuto con i documenti", "Riga della prima", "Riga della seconda");
      Browser.picture(second, "editing-conflict-1280-it");
      assertThat(Barriers.in(second, ".maplibregl-map")).isEmpty();
      second.locator("#take-summary-left").check();
      second.locator("button[value='settle']").click();
      second.locator(".notice-saved").waitFor();
      assertThat(details().summary().in("it")).isEqualTo("Riga della prima");
      assertThat(details().contacts().phones().getFirst().number()).isEqualTo("011 333 3333");
    }
  }

  @Test
  void theDeskIsWalkedWithSingleKeys() {
    records.create(
        new org.capacitymetro.directory.Directory.ChangeSetInfo("test", "desk"),
        new org.capacitymetro.hsds.ServiceDraft(
            new org.capacitymetro.hsds.SourceRef(Records.OWN_SOURCE, "new"),
            body,
            ServiceDetails.of(
                org.capacitymetro.text.LocalizedText.of("it", "Sportello senza luogo"),
                List.of("permits")),
            new org.capacitymetro.hsds.LocationDraft(
                org.capacitymetro.hsds.Address.NONE,
                null,
                null,
                "torino",
                Precision.EXACT,
                org.capacitymetro.text.LocalizedText.EMPTY,
                List.of())));
    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = signedIn(browser);
      page.navigate(address("/it/desk").toString());
      page.keyboard().press("?");
      assertThat(page.locator("#desk-keys[open]").count()).isEqualTo(1);
      page.locator(".desk-line a[href$='/desk/lists/unplaced']").waitFor();
      page.locator(".desk-line a[href$='/desk/lists/unplaced']").focus();
      page.keyboard().press("e");
      page.locator("[data-keys='list']").waitFor();
      page.keyboard().press("j");
      page.keyboard().press("e");
      page.locator("#edit-form").waitFor();
      assertThat(page.url()).endsWith("#section-place");
    }
  }

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void everyPageOfEditorsFitsASmallScreenAndHasNoBarrier(String language, int width) {
    try (BrowserContext browser = Browser.open(width, 900)) {
      Page page = signedIn(browser);
      for (String path :
          List.of(
              Addresses.edit(service),
              "/desk/services/new",
              Addresses.edit(body),
              "/desk",
              "/desk/lists/unverified",
              "/help/editing")) {
        page.navigate(address("/" + language + path).toString());
        page.waitForLoadState(LoadState.LOAD);
        if (width == 1280 && path.startsWith("/desk/services")) {
          page.locator("#preview")
              .waitFor(
                  new com.microsoft.playwright.Locator.WaitForOptions()
                      .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        }
        String name =
            path.contains("/services/new")
                ? "service-new"
                : path.contains("/services/")
                    ? "service"
                    : path.contains("/organizations/")
                        ? "organization"
                        : path.substring(1).replace('/', '-');
        Browser.picture(page, "editing-" + name + "-" + width + "-" + language);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as(path + " at " + width)
            .isEqualTo(width);
        if (width == 1280) {
          assertThat(Barriers.in(page, ".maplibregl-map")).as(path).isEmpty();
        }
      }
    }
  }

  private Page signedIn(BrowserContext browser) {
    Person person = TestPeople.active(context, "Collaudo Bianchi", TestRecords.EDITOR_OF_TORINO);
    Page page = browser.newPage();
    page.navigate(address("/it/sign-in").toString());
    page.locator("input[name='mail']").fill(person.mail());
    page.locator("input[name='password']").fill(TestPeople.PASSWORD);
    page.locator("input[name='password']").press("Enter");
    page.locator(".account-bar").waitFor();
    return page;
  }

  private String form() {
    return address("/it" + Addresses.edit(service)).toString();
  }

  private ServiceDetails details() {
    return records.find(service).orElseThrow().draft().details();
  }
}
