package org.capacitymetro.orientation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class BrowserOrientationTest extends RunningApplication {
  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void theDeskChoosesThePersonsLanguageAndTheTelephoneShowsIt(int width) {
    TestServices.write(directory, search);
    String service =
        search
            .search(ServiceQuery.ALL.withText(TestServices.WORD))
            .hits()
            .getFirst()
            .service()
            .id()
            .shortForm();
    try (BrowserContext desk = Browser.open(width, 900)) {
      Page page = desk.newPage();
      page.navigate(address("/it/orientation?service=" + service).toString());
      page.locator(".choices a[hreflang=ar]").click();

      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("it");
      assertThat(page.locator("article.paper").getAttribute("dir")).isEqualTo("rtl");
      assertThat(page.locator("article.paper h2").first().innerText()).isEqualTo("إلى أين تذهب");
      assertThat(page.locator("input[name=in]").inputValue()).isEqualTo("ar");
      Browser.looked(page, "orientation-ar-" + width);

      page.navigate(page.locator("[data-action=copy]").getAttribute("data-url"));
      assertThat(page.locator("h1").innerText()).isEqualTo("إلى أين تذهب");
      assertThat(page.locator("article.paper").getAttribute("lang")).isEqualTo("ar");
      Browser.looked(page, "orientation-shared-ar-" + width);
    }
  }
}
