package org.capacitymetro.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Instant;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Passkeys with a device that Chromium plays, codes, and the pages around them.
class BrowserKeysTest extends RunningApplication {
  private static final String DEVICE =
      """
      {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
       "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
      """;

  @Autowired ApplicationContext context;
  @Autowired CodeStore store;
  @Autowired Passkeys passkeys;

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void aPasskeyIsAddedAndOpensTheAccountWithoutAPassword(String language, int width) {
    Person ada = ada();
    try (BrowserContext browser = Browser.open(width, 800)) {
      Page page = browser.newPage();
      device(browser, page, true);
      signIn(page, language, ada);
      page.waitForURL("**/desk");
      page.navigate(address("/" + language + "/account").toString());
      look(page, "account-with-keys", language, width);
      page.navigate(address("/" + language + "/account/passkeys").toString());
      page.locator("#label").fill("Telefono dell’ufficio");
      page.locator("#password").fill("wrong");
      page.locator("form[data-passkey] button").click();
      page.locator("[data-passkey-problem]:not([hidden])").waitFor();
      look(page, "passkeys-refused", language, width);
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("form[data-passkey] button").click();
      page.waitForURL("**/account/passkeys?done=added");
      assertThat(page.locator(".rows").innerText()).contains("Telefono dell’ufficio");
      assertThat(passkeys.list(ada.id())).hasSize(1);
      look(page, "passkeys", language, width);

      page.locator(".account-bar button").click();
      page.navigate(
          address("/" + language + "/sign-in?next=/" + language + "/services").toString());
      look(page, "sign-in-ways", language, width);
      page.locator(".ways a[href*=passkey]").click();
      look(page, "passkey", language, width);
      page.locator("#passkey").click();
      page.waitForURL("**/" + language + "/services");
      assertThat(page.locator(".account-bar").innerText()).contains("Ada Esempio");

      page.navigate(address("/" + language + "/account/passkeys").toString());
      page.locator(".rows .button-danger").click();
      page.waitForURL("**/account/passkeys?done=removed");
      page.locator(".account-bar button").click();
      page.navigate(address("/" + language + "/sign-in/passkey").toString());
      page.locator("#passkey").click();
      page.locator(".problems").waitFor();
      look(page, "passkey-refused", language, width);
    }
  }

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void anInvitedPersonMakesAPasskeyInsteadOfAPassword(String language, int width) {
    Person eva =
        TestPeople.invited(context, "Eva Nuova", new Grant(Role.READER, new Scope.Everything()));
    String key = TestPeople.forgotten(context, eva);
    try (BrowserContext browser = Browser.open(width, 800)) {
      Page page = browser.newPage();
      device(browser, page, true);
      page.navigate(address("/" + language + "/invitation?key=" + key).toString());
      page.locator("a[href*='/invitation/passkey']").click();
      look(page, "invitation-passkey", language, width);
      page.locator("#passkey").click();
      page.waitForURL("**/account");
      assertThat(page.locator("main").innerText()).contains(eva.mail());
      page.locator(".account-bar button").click();

      page.navigate(address("/" + language + "/sign-in/passkey").toString());
      page.locator("#passkey").click();
      page.waitForURL("**/desk");
      page.navigate(address("/" + language + "/invitation/passkey?key=" + key).toString());
      assertThat(page.url()).contains("/invitation?key=");
    }
  }

  @Test
  void aDeviceThatDoesNotAskItsOwnerIsNotEnough() {
    Person ada = ada();
    try (BrowserContext browser = Browser.open(1280, 800)) {
      Page page = browser.newPage();
      device(browser, page, false);
      signIn(page, "it", ada);
      page.waitForURL("**/desk");
      page.navigate(address("/it/account/passkeys").toString());
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("form[data-passkey] button").click();
      page.locator("[data-passkey-problem]:not([hidden])").waitFor();

      assertThat(passkeys.list(ada.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void aCodeIsSetUpAndAskedForWithoutScripts(String language, int width) {
    Person ada = ada();
    try (BrowserContext browser =
        Browser.open(Browser.options(width, 800).setJavaScriptEnabled(width > 400))) {
      Page page = browser.newPage();
      signIn(page, language, ada);
      page.navigate(address("/" + language + "/account/code").toString());
      look(page, "code-off", language, width);
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("main button").click();
      assertThat(page.locator("svg.qr").boundingBox().width).isCloseTo(256, within(40.0));
      look(page, "code-setup", language, width);
      page.locator("#code").fill("000");
      page.locator("main button").click();
      assertThat(page.locator(".problems a").getAttribute("href")).isEqualTo("#code");
      page.locator("#code").fill(code(ada, 0));
      page.locator("main button").click();
      assertThat(page.locator(".codes li").count()).isEqualTo(Codes.RECOVERY_CODES);
      look(page, "code-recovery", language, width);
      page.navigate(address("/" + language + "/account/code").toString());
      look(page, "code-on", language, width);

      page.locator(".account-bar button").click();
      signIn(page, language, ada);
      assertThat(page.url()).endsWith("/" + language + "/sign-in/code");
      look(page, "code-step", language, width);
      page.locator("#code").fill(code(ada, 1));
      page.locator("main button").click();
      assertThat(page.url()).endsWith("/" + language + "/desk");
    }
  }

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void aForgottenPasswordAndAStrangerAreAnsweredClearly(String language, int width) {
    try (BrowserContext browser =
        Browser.open(Browser.options(width, 800).setJavaScriptEnabled(width > 400))) {
      Page page = browser.newPage();
      page.navigate(address("/" + language + "/sign-in").toString());
      page.locator("a[href$='/password/forgotten']").click();
      look(page, "forgotten", language, width);
      page.locator("#mail").fill("nobody@example.org");
      page.locator("main button").click();
      look(page, "forgotten-sent", language, width);
      page.navigate(address("/" + language + "/sign-in/with?problem=unknown").toString());
      look(page, "oidc-unknown", language, width);
    }
  }

  private static void device(BrowserContext browser, Page page, boolean asksItsOwner) {
    CDPSession chromium = browser.newCDPSession(page);
    chromium.send("WebAuthn.enable");
    JsonObject options = JsonParser.parseString(DEVICE).getAsJsonObject();
    options.getAsJsonObject("options").addProperty("isUserVerified", asksItsOwner);
    options.getAsJsonObject("options").addProperty("hasUserVerification", asksItsOwner);
    chromium.send("WebAuthn.addVirtualAuthenticator", options);
  }

  private void signIn(Page page, String language, Person person) {
    page.navigate(address("/" + language + "/sign-in").toString());
    page.locator("#mail").fill(person.mail());
    page.locator("#password").fill(TestPeople.PASSWORD);
    page.locator("main button[type=submit]").click();
  }

  private Person ada() {
    return TestPeople.active(
        context, "Ada Esempio", new Grant(Role.READER, new Scope.Everything()));
  }

  private String code(Person person, int later) {
    return TimeCode.code(
        store.find(person.id()).orElseThrow().secret(), TimeCode.step(Instant.now()) + later);
  }

  private static void look(Page page, String name, String language, int width) {
    Browser.picture(page, name + "-" + width + "-" + language);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(name).isEqualTo(width);
    if (width > 400) {
      assertThat(Barriers.in(page)).as(name).isEmpty();
    }
  }
}
