package org.capacitymetro.imports;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// From a file to a dry run, in a real browser: narrow ones without scripts.
class BrowserWizardTest extends RunningApplication {
  private static final String LIST =
      """
      Elenco degli sportelli;;;;;;;;;
      Cod.;Denominazione;Tipologia;Via;Civico;Comune;Prov.;CAP;Recapiti;Giorni e orari
      A1;Sportello L’Approdo;ascolto;Via Po;12;Torino;TO;10121;011 5171234;lun-ven 9-13, gio anche 15-17
      A2;Caffè della Pace;mensa;Via Roma;3;Torino;TO;10122;011 5175678;il primo martedì del mese
      A3;Centro di ascolto;ascolto;Corso Dante;7;Torino;TO;10126;011 5179999;
      """;

  @Autowired ApplicationContext context;
  @Autowired Profiles profiles;

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void fromAFileToADryRun(String language, int width) {
    Person editor =
        TestPeople.active(context, "Edda Verdi", new Grant(Role.EDITOR, new Scope.City("torino")));
    String name = "wizard-" + UUID.randomUUID().toString().substring(0, 8);
    String list = LIST.replace("Recapiti", "Recapiti " + name);
    boolean scripts = width > 400;
    try (BrowserContext browser =
        Browser.open(Browser.options(width, 800).setJavaScriptEnabled(scripts))) {
      Page page = browser.newPage();
      signIn(page, language, editor);
      page.navigate(address("/" + language + "/desk/imports").toString());
      page.locator("a[href$='/desk/imports/new']").click();
      page.locator("#file").setInputFiles(file("really-a.csv", "%PDF-1.7 x"));
      page.locator("main form button[type=submit]").click();
      assertThat(page.locator(".problems").textContent()).contains("really-a.csv", "PDF");
      look(page, "import-refused", language, width);
      page.locator("#file").setInputFiles(file("nameless.csv", "Campo;Altro\nx;y\n"));
      page.locator("main form button[type=submit]").click();
      page.locator("#record .mapping-missing a").first().click();
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("c.name");
      page.navigate(address("/" + language + "/desk/imports/new").toString());
      page.locator("#file").setInputFiles(file(name + ".csv", list));
      page.locator("main form button[type=submit]").click();

      page.locator("#m-delimiter").waitFor();
      assertThat(page.locator("#m-charset").inputValue()).isEqualTo("windows-1252");
      assertThat(page.locator("#m-delimiter").inputValue()).isEqualTo(";");
      assertThat(page.locator("#m-header-row").inputValue()).isEqualTo("2");
      assertThat(chosen(page, "name")).isEqualTo("Denominazione");
      assertThat(chosen(page, "phone")).isEqualTo("Recapiti " + name);
      assertThat(chosen(page, "hours")).isEqualTo("Giorni e orari");
      assertThat(sheet(page).textContent())
          .contains("Sportello L’Approdo", "Via Po 12", "011 517 1234");
      assertThat(page.locator("[data-live=hours]").textContent())
          .contains("il primo martedì del mese", "100 %");
      look(page, "import-mapping", language, width);

      change(page, scripts, "#m-delimiter", ",");
      PlaywrightAssertions.assertThat(page.locator(".mapping-sample thead th")).hasCount(2);
      change(page, scripts, "#m-delimiter", ";");
      PlaywrightAssertions.assertThat(sheet(page)).containsText("Sportello L’Approdo");

      page.locator("#c\\.name")
          .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Via"));
      keep(page, scripts);
      PlaywrightAssertions.assertThat(sheet(page).locator(".sheet-name")).hasText("Via Po");
      page.locator("#c\\.name")
          .selectOption(
              new com.microsoft.playwright.options.SelectOption().setLabel("Denominazione"));
      keep(page, scripts);
      PlaywrightAssertions.assertThat(sheet(page).locator(".sheet-name"))
          .hasText("Sportello L’Approdo");
      assertThat(page.locator(".mapping-categories tbody th").allTextContents())
          .anyMatch(text -> text.contains("ascolto"));
      page.locator("select[name='vs.0']").first().selectOption("food-canteen");
      keep(page, scripts);
      PlaywrightAssertions.assertThat(page.locator("select[name='vs.0']")).hasCount(2);
      page.locator("select[name='vs.0']").last().selectOption("permits");
      keep(page, scripts);
      PlaywrightAssertions.assertThat(page.locator("select[name='vs.0']")).hasCount(3);
      PlaywrightAssertions.assertThat(sheet(page).locator(".topics")).isVisible();

      page.locator("#m-name").fill(name);
      page.locator("button[value=run]").click();
      page.waitForURL(Pattern.compile(".*/desk/imports/[A-Za-z0-9_-]+$"));
      assertThat(page.locator("h1").textContent()).contains(name);
      Profile saved = profiles.find(name).orElseThrow();
      assertThat(requireNonNull(saved.fields().get("name")).column()).isEqualTo("Denominazione");
      assertThat(requireNonNull(saved.fields().get("address")).columns())
          .isEqualTo(List.of("Via", "Civico"));
      assertThat(requireNonNull(saved.categories().get("ascolto")).sectors())
          .containsExactly("food-canteen", "permits");
      assertThat(saved.file()).isNotNull();

      page.navigate(address("/" + language + "/desk/imports/new").toString());
      page.locator("#file").setInputFiles(file("next-year.csv", list));
      page.locator("main form button[type=submit]").click();
      PlaywrightAssertions.assertThat(page.locator(".done")).containsText(name);
      assertThat(page.locator("#m-name").inputValue()).isEqualTo(name);
      page.locator("button[value=run]").click();
      page.waitForURL(Pattern.compile(".*/desk/imports/[A-Za-z0-9_-]+$"));
    }
  }

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void theGuideForMappersCanBeRead(String language, int width) {
    try (BrowserContext browser = Browser.open(width, 800)) {
      Page page = browser.newPage();
      page.navigate(address("/" + language + "/help/imports").toString());
      assertThat(page.locator("main h2").count()).isEqualTo(7);
      look(page, "import-help", language, width);
    }
  }

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(Charset.forName("windows-1252")));
  }

  private static Locator sheet(Page page) {
    return page.locator(".mapping-sheet");
  }

  private static String chosen(Page page, String field) {
    return page.locator("#c\\." + field + " option[selected]").textContent();
  }

  /// With scripts the file is read again at once.
  private static void change(Page page, boolean scripts, String select, String value) {
    page.locator(select).selectOption(value);
    if (!scripts) {
      page.locator("#layout button[type=submit]").click();
    }
  }

  private static void keep(Page page, boolean scripts) {
    if (!scripts) {
      page.locator("#record button[value=keep]").click();
    }
  }

  private void signIn(Page page, String language, Person person) {
    page.navigate(address("/" + language + "/sign-in").toString());
    page.locator("#mail").fill(person.mail());
    page.locator("#password").fill(TestPeople.PASSWORD);
    page.locator("main form button[type=submit]").click();
    page.locator(".account-bar").waitFor();
  }

  private static void look(Page page, String name, String language, int width) {
    if (width > 400) {
      assertThat(Barriers.in(page)).as(name).isEmpty();
    }
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " is not wider than the window")
        .isEqualTo(true);
    Browser.picture(page, name + "-" + language + "-" + width);
  }
}
