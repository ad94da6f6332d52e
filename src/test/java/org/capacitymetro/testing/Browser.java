package org.capacitymetro.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The installed Chromium, one for the whole test run. Playwright's own browsers are never
/// downloaded.
public final class Browser {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private Browser() {}

  /// A fresh profile at a size in CSS pixels; the caller closes it.
  public static BrowserContext open(int width, int height) {
    return open(options(width, height));
  }

  /// A fresh profile with more said about it, such as no JavaScript.
  public static BrowserContext open(com.microsoft.playwright.Browser.NewContextOptions options) {
    return Running.CHROMIUM.newContext(options);
  }

  /// Of somebody who wants little motion: where a page scrolls by itself slowly, a click would have
  /// to wait for it.
  public static com.microsoft.playwright.Browser.NewContextOptions options(int width, int height) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("it-IT")
        .setTimezoneId("Europe/Rome");
  }

  /// Takes the network away from a page whose form may wait for it, once the form is looked after.
  public static void cutOff(Page page) {
    page.locator("form[data-followed]").waitFor();
    page.context().setOffline(true);
  }

  /// Keeps a picture of the page, for somebody to look at, in the folder that system property
  /// `capacity.screens` names; without it nothing is drawn twice.
  public static void picture(Page page, String name) {
    String folder = System.getProperty("capacity.screens", "");
    if (!folder.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  /// Keeps a picture and looks for what does not fit: all that can be asked where scripts are off,
  /// since the search for barriers is one and would wait for ever.
  public static void fits(Page page, String name) {
    picture(page, name);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " fits")
        .isEqualTo(true);
  }

  /// As [#fits], and nothing keeps anybody from using the page.
  public static void looked(Page page, String name) {
    fits(page, name);
    assertThat(Barriers.in(page)).as(name).isEmpty();
  }

  private static final class Running {
    static final Playwright PLAYWRIGHT =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    static final com.microsoft.playwright.Browser CHROMIUM =
        PLAYWRIGHT
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(installed())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--use-gl=angle",
                            "--use-angle=swiftshader",
                            "--enable-unsafe-swiftshader")));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
    }

    private static Path installed() {
      return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "Browser tests need Chromium: install it (apt-get install chromium) or name it in CHROMIUM."));
    }
  }
}
