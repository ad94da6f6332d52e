package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.concurrent.atomic.AtomicInteger;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Person;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an editor writes while the network is away waits on the device and arrives once.
class BrowserWaitingTest extends RunningApplication {
  private static final String SENT = "[data-sent]:not([hidden])";

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired KeptForms kept;
  @Autowired JdbcClient jdbc;

  private OrganizationId body;
  private ServiceId service;
  private Person person;

  @BeforeEach
  void write() {
    body = TestRecords.body(records, "Associazione Mirto");
    service = TestRecords.service(records, "Sportello Mirto", body, Precision.EXACT);
    person = somebody("Ada Collaudo");
  }

  @Test
  void aDraftTypedWithoutANetworkArrivesWhenItsOwnerIsBackAfterARestart() {
    String device;
    try (BrowserContext browser = Browser.open(360, 740)) {
      Page page = signedIn(browser, person);
      page.navigate(form());
      Browser.cutOff(page);
      page.getByLabel("In una riga, italiano").fill("Scritto in cantina");
      PlaywrightAssertions.assertThat(page.locator("#kept-status")).containsText("Senza rete");
      page.locator("button[value='add:phones']").click();
      PlaywrightAssertions.assertThat(page.locator("#kept-status"))
          .containsText("Per questo serve la rete");
      page.getByLabel("In una riga, italiano").fill("Scritto in cantina, al buio");
      page.waitForCondition(() -> waiting(page).contains("al buio"));
      device = browser.storageState();
    }
    assertThat(draft(person)).isEmpty();

    try (BrowserContext browser = Browser.open(Browser.options(360, 740).setStorageState(device))) {
      browser.clearCookies();
      Page page = signedIn(browser, somebody("Bice Collaudo"));
      page.navigate(address("/it/desk").toString());
      page.waitForLoadState();
      assertThat(page.locator("[data-waits-list]").isVisible()).isFalse();
      page.navigate(form());
      PlaywrightAssertions.assertThat(page.getByLabel("In una riga, italiano"))
          .hasValue("Aiuto con i documenti");
      page.locator("form[data-sign-out] button").click();
      assertThat(draft(person)).isEmpty();

      Page mine = signedIn(browser, person);
      mine.navigate(address("/it/desk").toString());
      mine.waitForCondition(() -> draft(person).contains("al buio"));
      mine.waitForCondition(() -> waiting(mine).equals("null"));
      mine.navigate(form());
      PlaywrightAssertions.assertThat(mine.getByLabel("In una riga, italiano"))
          .hasValue("Scritto in cantina, al buio");
    }
  }

  @Test
  void aDraftOfADeviceDoesNotTakeThePlaceOfANewerOne() {
    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = signedIn(browser, person);
      page.navigate(form());
      Browser.cutOff(page);
      page.getByLabel("In una riga, italiano").fill("Sul treno");
      page.waitForCondition(() -> waiting(page).contains("Sul treno"));
      kept.keep(
          person.id(),
          ServiceEditPages.target(service),
          Fields.NONE.with("summary.it", "In ufficio"),
          java.time.Duration.ZERO);
      page.evaluate(
          "localStorage.setItem('waiting', localStorage.waiting.replace(/\"written\":\\d+/, '\"written\":' + (Date.now() - 60000)))");
      browser.setOffline(false);
      page.navigate(address("/it/desk").toString());
      page.locator("[data-waits-list] .field-problem").getByText("Aspetta te").waitFor();
      assertThat(draft(person)).contains("In ufficio");
      Browser.looked(page, "waiting-desk-1280-it");
      page.setViewportSize(360, 740);
      Browser.looked(page, "waiting-desk-360-it");
      page.locator("[data-waits-list] .button-primary").click();
      page.locator(".notice-held").waitFor();
      PlaywrightAssertions.assertThat(page.getByLabel("In una riga, italiano"))
          .hasValue("Sul treno");
    }
  }

  @Test
  void whatIsSavedWithoutANetworkIsSavedWhenItIsBackThoughTheAnswerGotLost() {
    try (BrowserContext browser = Browser.open(360, 740)) {
      Page page = signedIn(browser, person);
      page.navigate(address("/it/desk/services/new").toString());
      page.locator("#f-name-it").fill("Sportello della galleria");
      page.locator("details:has(#f-sectors-permits) > summary").click();
      page.locator("#f-sectors-permits").check();
      page.locator("#f-place-city").selectOption("torino");
      Browser.cutOff(page);
      page.locator("[data-save]").click();
      page.getByText("Non c’è rete: non hai perso niente").waitFor();
      Browser.looked(page, "waiting-360-it");
      page.locator("[data-waits-resume]").click();
      assertThat(page.locator("#f-name-it").inputValue()).isEqualTo("Sportello della galleria");
      page.locator("[data-save]").click();
      page.getByText("Non c’è rete: non hai perso niente").waitFor();

      AtomicInteger sent = new AtomicInteger();
      browser.route(
          "**/desk/services/new",
          route -> {
            if (route.request().method().equals("POST") && sent.incrementAndGet() == 1) {
              route.fetch(new Route.FetchOptions().setMaxRedirects(0));
              route.abort();
            } else {
              route.resume();
            }
          });
      browser.setOffline(false);
      page.waitForCondition(() -> sent.get() == 1 && services("Sportello della galleria") == 1);
      page.navigate(address("/it/desk").toString());
      page.locator(SENT).waitFor();
      assertThat(sent.get()).isEqualTo(2);
      assertThat(services("Sportello della galleria")).isEqualTo(1);
      assertThat(waiting(page)).isEqualTo("null");
    }
  }

  @Test
  void theSavedPageOpensByItselfWhileTheFormIsStillOpen() {
    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = signedIn(browser, person);
      page.navigate(address("/it" + Addresses.edit(body)).toString());
      page.locator("#f-name-it").fill("Associazione Mirto e Alloro");
      Browser.cutOff(page);
      page.locator("[data-save]").click();
      page.getByText("Non c’è rete: non hai perso niente").waitFor();
      Browser.looked(page, "waiting-1280-it");
      browser.setOffline(false);
      page.locator(".notice-saved").waitFor();
      assertThat(records.find(body).orElseThrow().draft().name().in("it"))
          .isEqualTo("Associazione Mirto e Alloro");
      assertThat(waiting(page)).isEqualTo("null");
    }
  }

  @Test
  void whereSomebodyWasFasterThePersonDecides() {
    try (BrowserContext browser = Browser.open(1280, 900);
        BrowserContext other = Browser.open(1280, 900)) {
      Page page = signedIn(browser, person);
      page.navigate(form());
      page.getByLabel("In una riga, italiano").fill("Riga senza rete");
      Browser.cutOff(page);
      page.locator("[data-save]").click();
      page.getByText("Non c’è rete: non hai perso niente").waitFor();
      page.close();

      Page first = signedIn(other, somebody("Bice Collaudo"));
      first.navigate(form());
      first.getByLabel("In una riga, italiano").fill("Riga della prima");
      first.locator("[data-save]").click();
      first.locator(".notice-saved").waitFor();

      browser.setOffline(false);
      Page later = browser.newPage();
      later.navigate(address("/it/services").toString());
      later.locator("[data-look]:not([hidden]) a").click();
      later.locator(".app-waiting strong").getByText("Sportello Mirto").waitFor();
      Browser.looked(later, "waiting-app-1280-it");
      later.onceDialog(Dialog::dismiss);
      later.locator("form[data-sign-out] button").click();
      assertThat(later.locator(".account-bar").isVisible()).isTrue();
      later.locator(".app-waiting .button-primary").click();
      later.locator("#choose-form").waitFor();
      assertThat(later.locator("#f-take-summary").innerText())
          .contains("Aiuto con i documenti", "Riga della prima", "Riga senza rete");
      assertThat(waiting(later)).as("until it is settled").contains("Riga senza rete");
      later.locator("#take-summary-right").check();
      later.locator("button[value='settle']").click();
      later.locator(".notice-saved").waitFor();
      assertThat(summary()).isEqualTo("Riga senza rete");
      assertThat(waiting(later)).isEqualTo("null");
    }
  }

  @Test
  void whatTheServerRefusesShowsItsOwnPageAndASessionThatEndedLosesNothing() {
    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = signedIn(browser, person);
      page.navigate(form());
      page.locator("#f-phones-0-number").fill("centralino");
      page.locator("[data-save]").click();
      page.locator("#problems").waitFor();
      page.locator("#f-phones-0-number").fill("011 222 2222");
      browser.clearCookies();
      page.locator("[data-save]").click();
      page.waitForURL("**/sign-in**");
      page.locator("#mail").fill(person.mail());
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("#password").press("Enter");
      page.locator(".notice-held").waitFor();
      assertThat(page.locator("#f-phones-0-number").inputValue()).isEqualTo("011 222 2222");
      page.locator("[data-save]").click();
      page.locator(".notice-saved").waitFor();
      assertThat(waiting(page)).isEqualTo("null");
    }
  }

  private Person somebody(String name) {
    return TestPeople.active(context, name, TestRecords.EDITOR_OF_TORINO);
  }

  private Page signedIn(BrowserContext browser, Person who) {
    Page page = browser.newPage();
    TestPeople.signIn(page, address("/it/sign-in"), who);
    return page;
  }

  private String form() {
    return address("/it" + Addresses.edit(service)).toString();
  }

  private static String waiting(Page page) {
    return String.valueOf(page.evaluate("localStorage.getItem('waiting')"));
  }

  private String draft(Person who) {
    return kept.find(who.id(), ServiceEditPages.target(service))
        .map(found -> found.fields().text("summary.it"))
        .orElse("");
  }

  private String summary() {
    return records.find(service).orElseThrow().draft().details().summary().in("it");
  }

  private long services(String name) {
    return jdbc.sql("select count(*) from service where name::text like :name")
        .param("name", "%" + name + "%")
        .query(Long.class)
        .single();
  }
}
