package org.capacitymetro.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Somebody without an account asks for one, and somebody with one takes over an organization, in a
/// real browser; narrow ones without scripts.
class BrowserClaimsTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Directory directory;
  @Autowired Outbox outbox;

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void fromTheRequestForAnAccountToTheOrganizationsHistory(String language, int width) {
    String mailbox = "info@" + UUID.randomUUID() + ".example.org";
    OrganizationId body = body(mailbox);
    Person admin =
        TestPeople.active(
            context, "Eva Redattrice", new Grant(Role.ADMINISTRATOR, new Scope.Everything()));
    Person ada = TestPeople.active(context, "Ada Esempio");
    String name = "Bruno " + UUID.randomUUID().toString().substring(0, 8);
    try (BrowserContext browser =
        Browser.open(Browser.options(width, 800).setJavaScriptEnabled(width > 400))) {
      Page page = browser.newPage();
      go(page, language, "/join");
      page.locator("main form button[type=submit]").click();
      look(page, "join-refused", language, width);
      page.locator("#name").fill(name);
      page.locator("#mail").fill(UUID.randomUUID() + "@example.org");
      page.locator("#workplace").fill("Sportello di Porta Palazzo");
      page.locator("#city").selectOption("torino");
      page.locator("#reason").fill("Tenere giusti gli orari dello sportello.");
      look(page, "join", language, width);
      page.locator("main form button[type=submit]").click();
      look(page, "join-sent", language, width);

      signIn(page, language, ada);
      go(page, language, "/organizations/il-ponte-" + body.shortForm());
      look(page, "organization-to-claim", language, width);
      page.locator("a[href$='/claim']").click();
      look(page, "claim", language, width);
      page.locator("form[action$='/claim/code'] button").click();
      page.locator("#code").fill("1");
      page.locator("form[action$='/claim/enter'] button").click();
      look(page, "claim-code", language, width);
      page.locator("#code").fill(code(mailbox));
      page.locator("form[action$='/claim/enter'] button").click();
      look(page, "claim-done", language, width);
      go(page, language, "/organizations/il-ponte-" + body.shortForm() + "/history");
      look(page, "claim-history", language, width);
      OrganizationId other = body("altro-" + mailbox);
      go(page, language, "/organizations/il-ponte-" + other.shortForm() + "/claim");
      page.locator("#reason").fill("Sono la segretaria: chiamate il numero sul sito.");
      page.locator("form[action$='/claim/ask'] button").click();
      look(page, "claim-waiting", language, width);
      page.locator(".account-bar button").click();

      signIn(page, language, admin);
      go(page, language, "/desk/claims");
      look(page, "claims", language, width);
      go(page, language, "/desk/requests");
      look(page, "requests", language, width);
      var request =
          page.locator(".request")
              .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name));
      request.locator("details").last().locator("summary").click();
      request.locator("textarea").fill("Chiedi prima al tuo ente.");
      request.locator(".button-danger").click();
      assertThat(page.locator(".done").count()).isEqualTo(1);
      go(page, language, "/desk");
      look(page, "desk-with-claims", language, width);
    }
  }

  private OrganizationId body(String mailbox) {
    return directory
        .writeOrganizations(
            new Directory.ChangeSetInfo("test", "claims"),
            List.of(
                new OrganizationDraft(
                    new SourceRef("claims", UUID.randomUUID().toString()),
                    LocalizedText.of("it", "Il Ponte"),
                    LocalizedText.EMPTY,
                    Organization.ProviderType.THIRD_SECTOR,
                    null,
                    null,
                    List.of(mailbox),
                    List.of(),
                    false)),
            written -> {})
        .getFirst();
  }

  private void go(Page page, String language, String path) {
    page.navigate(address("/" + language + path).toString());
  }

  private void signIn(Page page, String language, Person person) {
    go(page, language, "/sign-in");
    page.locator("#mail").fill(person.mail());
    page.locator("#password").fill(TestPeople.PASSWORD);
    page.locator("main form button[type=submit]").click();
    page.locator(".account-bar").waitFor();
  }

  private String code(String mailbox) {
    Matcher code =
        Pattern.compile("(?m)^(\\d{8})$")
            .matcher(outbox.listTo(MailAddress.parse(mailbox)).getFirst().mail().text());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static void look(Page page, String name, String language, int width) {
    Browser.picture(page, name + "-" + width + "-" + language);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(name).isEqualTo(width);
    if (width > 400) {
      assertThat(Barriers.in(page)).as(name).isEmpty();
    }
  }
}
