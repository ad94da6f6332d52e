package org.capacitymetro.practices;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BrowserPracticeTest extends RunningApplication {
  @Autowired Practices practices;

  @Test
  void theListAndASheetAreReadInBothLanguagesAndBothSizes() {
    Published sheet =
        practices.list().stream()
            .filter(published -> published.sheet().demonstration())
            .filter(published -> published.sheet().kind() == PracticeKind.GOOD)
            .findFirst()
            .orElseThrow();
    for (String language : List.of("it", "en")) {
      for (int width : List.of(360, 1280)) {
        try (BrowserContext visitor = Browser.open(width, 800)) {
          Page page = visitor.newPage();
          page.navigate(address("/" + language + "/practices").toString());
          Browser.looked(page, "practices-" + width + "-" + language);
          page.navigate(address("/" + language + sheet.path(language)).toString());
          Browser.looked(page, "practice-" + width + "-" + language);
        }
      }
    }
  }
}
