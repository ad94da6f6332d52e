package org.capacitymetro.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.Imports;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.ShortId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Somebody follows an import from its reading to its taking back, in a real browser; narrow ones
/// without scripts.
class BrowserImportsTest extends RunningApplication {
  private static final String HEADER =
      "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";

  @TempDir Path folder;
  @Autowired ApplicationContext context;
  @Autowired Imports imports;
  @Autowired Jobs jobs;

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void fromTheReadingToTheTakingBack(String language, int width) throws IOException {
    Person admin =
        TestPeople.active(
            context, "Eva Redattrice", new Grant(Role.ADMINISTRATOR, new Scope.Everything()));
    String source = "sportelli-" + UUID.randomUUID().toString().substring(0, 8);
    Path file =
        Files.writeString(
            folder.resolve(source + ".csv"),
            HEADER
                + IntStream.range(0, 30)
                    .mapToObj(
                        i ->
                            "%s,r%d,Sportello casa %s,farmacia,Via dei Mille %d,Venezia,VE,,,,,,,%n"
                                .formatted(source, i, word(i), i + 1))
                    .collect(Collectors.joining())
                + source
                + ",r31,Sportello per tutti,mestiere ignoto,,Venezia,VE,7.1,120,12,nessuna,,quando capita,\n"
                + source
                + ",r31,Sportello ripetuto,farmacia,,,VE,,,,,,,\n");
    try (BrowserContext browser =
        Browser.open(Browser.options(width, 800).setJavaScriptEnabled(width > 400))) {
      Page page = browser.newPage();
      page.navigate(address("/" + language + "/sign-in").toString());
      page.locator("#mail").fill(admin.mail());
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("main form button[type=submit]").first().click();
      ImportRun run =
          imports.start(
              source + ".csv",
              file,
              ImportRun.Asked.NOTHING,
              new Imports.Starter(admin.actor(), null));
      String path = "/" + language + "/desk/imports/" + ShortId.encode(run.id());
      page.navigate(address(path).toString());
      look(page, "import-work", language, width);
      jobs.runNow(Imports.JOB);
      page.waitForSelector("[data-import-state=ready]", patient());
      look(page, "import-ready", language, width);

      page.locator("a[href$='/rows/new']").first().click();
      page.locator("input[name=row]").first().uncheck();
      page.locator("main form button[type=submit]").first().click();
      assertThat(page.locator(".done").textContent()).isNotBlank();
      look(page, "import-rows", language, width);
      page.navigate(address(path).toString());
      page.locator("form[action$='/apply'] button").click();
      jobs.runNow(Imports.JOB);
      page.waitForSelector("[data-import-state=done]", patient());
      look(page, "import-done", language, width);

      page.navigate(address("/" + language + "/desk/imports").toString());
      look(page, "imports", language, width);
      page.navigate(address("/" + language + "/desk/imports/sources").toString());
      page.locator("main form.import-source-form button").click();
      look(page, "import-sources", language, width);

      page.navigate(address(path).toString());
      page.locator("form[action$='/undo'] button").click();
      assertThat(page.locator("[data-import-state=undone]").count()).isEqualTo(1);
      look(page, "import-undone", language, width);
    }
  }

  private static Page.WaitForSelectorOptions patient() {
    return new Page.WaitForSelectorOptions().setTimeout(60_000);
  }

  /// Words that no two rows share: rows alike would wait for a review.
  private static String word(int i) {
    return UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString().replaceAll("[0-9-]", "");
  }

  private void look(Page page, String name, String language, int width) {
    Browser.picture(page, name + "-" + language + "-" + width);
    assertThat(
            (Boolean)
                page.evaluate(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .as(name + " is as wide as the window")
        .isTrue();
    if (width > 400) {
      assertThat(Barriers.in(page)).as(name).isEmpty();
    }
    page.locator("h1").waitFor();
  }
}
