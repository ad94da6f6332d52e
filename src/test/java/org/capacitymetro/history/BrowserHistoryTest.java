package org.capacitymetro.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class BrowserHistoryTest extends RunningApplication {
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "test");

  @Autowired Records records;

  @ParameterizedTest
  @CsvSource({"it, 360, 780", "en, 1280, 900"})
  void isReadableOnEveryScreenWithoutBarriersAndWithoutScript(
      String language, int width, int height) {
    ServiceId id = closedAfterAMerge();
    try (BrowserContext context =
        Browser.open(Browser.options(width, height).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(
          address("/" + language + "/services/x-" + id.shortForm() + "/history").toString());
      Browser.picture(page, "history-" + language + "-" + width);
      assertThat(page.locator(".changes > li").count()).isEqualTo(4);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      page.navigate(address("/" + language + "/services/x-" + id.shortForm()).toString());
      Browser.picture(page, "closed-" + language + "-" + width);
      assertThat(page.locator(".standing").count()).isOne();
    }
    try (BrowserContext context = Browser.open(width, height)) {
      Page page = context.newPage();
      page.navigate(
          address("/" + language + "/services/x-" + id.shortForm() + "/history").toString());
      assertThat(Barriers.in(page)).isEmpty();
      page.navigate(address("/" + language + "/services/x-" + id.shortForm()).toString());
      assertThat(Barriers.in(page)).isEmpty();
    }
  }

  private ServiceId closedAfterAMerge() {
    ServiceId keep = service("Sportello mirabolano con un nome abbastanza lungo da andare a capo");
    ServiceId give = service("Sportello mirabolano");
    records.mergeServices(
        EDITOR,
        side(keep),
        side(give),
        draft("Sportello mirabolano e ascolto", List.of("permits", "health")));
    Version<ServiceDraft> version = records.find(keep).orElseThrow();
    records.write(
        EDITOR,
        keep,
        version.revision(),
        draft("Sportello mirabolano", List.of("permits", "legal-aid")));
    records.close(
        EDITOR,
        keep,
        LocalDate.of(2026, 6, 30),
        LocalizedText.ofItalianAndEnglish(
            "Il progetto è finito. I corsi continuano in un’altra sede.",
            "The project has ended. Courses go on elsewhere."));
    return keep;
  }

  private Records.Side side(ServiceId id) {
    return new Records.Side(id.value(), records.find(id).orElseThrow().revision());
  }

  private ServiceId service(String name) {
    return records.create(EDITOR, draft(name, List.of("permits")));
  }

  private static ServiceDraft draft(String name, List<String> sectors) {
    return new ServiceDraft(
        new SourceRef("test", "test"),
        null,
        ServiceDetails.of(LocalizedText.of("it", name), sectors),
        null);
  }
}
