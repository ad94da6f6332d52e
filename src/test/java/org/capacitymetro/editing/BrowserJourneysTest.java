package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Whole ways through the application, as people go them.
class BrowserJourneysTest extends RunningApplication {
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/it/invitation\\S+)");

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Outbox outbox;

  @Test
  void anInvitedEditorChangesARecordSeesWhatChangedAndTakesItBack() {
    OrganizationId body = TestRecords.body(records, "Associazione Corniola");
    ServiceId service = TestRecords.service(records, "Sportello Corniola", body, Precision.EXACT);
    String before = name(service);
    Person administrator =
        TestPeople.active(
            context, "Eva Bianchi", new Grant(Role.ADMINISTRATOR, new Scope.Everything()));
    String mail = UUID.randomUUID() + "@example.org";

    try (BrowserContext one = Browser.open(1280, 900);
        BrowserContext other = Browser.open(1280, 900)) {
      Page office = one.newPage();
      signIn(office, administrator.mail());
      office.navigate(address("/it/desk/people").toString());
      office.locator("#name").fill("Ada Corniola");
      office.locator("#mail").fill(mail);
      office.locator("form[action$='/people/invite'] #role").selectOption("editor");
      office.locator("form[action$='/people/invite'] #city").selectOption("torino");
      office.locator("form[action$='/people/invite'] button[type=submit]").click();
      office.locator(".done").waitFor();

      Page page = other.newPage();
      page.navigate(linkIn(mail));
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("main form button[type=submit].button-primary").first().click();
      page.navigate(address("/it" + Addresses.edit(service)).toString());
      page.locator("#f-name-it").fill("Sportello Corniola nuovo");
      page.locator("[data-save]").click();
      page.getByText("Salvato: la scheda pubblica è aggiornata.").waitFor();
      assertThat(name(service)).isEqualTo("Sportello Corniola nuovo");

      page.navigate(address("/it" + Addresses.edit(service) + "/history").toString());
      assertThat(page.locator("table.compared").innerText())
          .contains(before, "Sportello Corniola nuovo");
      page.locator("form[action$='/revert'] button").first().click();
      page.getByText("tornata alla versione scelta").waitFor();
      assertThat(name(service)).isEqualTo(before);
    }
  }

  @Test
  void twoRecordsAreMergedSideBySideAndTheOldAddressLeadsOn() {
    OrganizationId body = TestRecords.body(records, "Associazione Berillo");
    ServiceId keep = TestRecords.service(records, "Sportello Berillo", body, Precision.EXACT);
    ServiceId give = TestRecords.service(records, "Sportelo Berillo", body, Precision.EXACT);
    Person editor = TestPeople.active(context, "Edda Verdi", TestRecords.EDITOR_OF_TORINO);

    try (BrowserContext browser = Browser.open(360, 800)) {
      Page page = browser.newPage();
      signIn(page, editor.mail());
      page.navigate(address("/it" + Addresses.edit(keep) + "/merge").toString());
      page.locator(".desk-entries a[href$='" + give.shortForm() + "']").click();
      Browser.picture(page, "merge-360-it");
      for (Locator field : page.locator("fieldset.versus").all()) {
        field.locator("input[value=left]").check();
      }
      page.locator("#reason").fill("è lo stesso sportello");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unisci le due schede"))
          .click();
      page.locator("#f-name-it").waitFor();

      assertThat(records.find(give).orElseThrow().status())
          .isEqualTo(new Status.Merged(keep.value()));
      page.navigate(address("/it/services/x-" + give.shortForm()).toString());
      assertThat(page.url()).endsWith(keep.shortForm());
      assertThat(page.locator("h1").innerText()).isEqualTo(name(keep));
    }
  }

  private void signIn(Page page, String mail) {
    page.navigate(address("/it/sign-in").toString());
    page.locator("#mail").fill(mail);
    page.locator("#password").fill(TestPeople.PASSWORD);
    page.locator("#password").press("Enter");
    page.locator(".account-bar").waitFor();
  }

  private String name(ServiceId id) {
    return records.find(id).orElseThrow().draft().details().name().in("it");
  }

  /// The way in, from the letter that was written.
  private String linkIn(String mail) {
    Matcher link = LINK.matcher(outbox.listTo(MailAddress.parse(mail)).getFirst().mail().text());
    assertThat(link.find()).isTrue();
    return address(link.group(1)).toString();
  }
}
