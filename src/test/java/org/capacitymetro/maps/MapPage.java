package org.capacitymetro.maps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/// The results page in a browser as the tests of the map use it: patient, since the map is drawn
/// without a graphics card there.
public final class MapPage {
  private static final double PATIENCE_MS = 60_000;
  private static final int ENOUGH = 24;

  private MapPage() {}

  public static Page open(BrowserContext context, URI address) {
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.navigate(address.toString());
    return page;
  }

  /// Waits until everything of the map is drawn that will be drawn.
  public static void drawn(Page page) {
    page.locator("#map-panel[data-ready=true]").waitFor();
  }

  static Locator summary(Page page) {
    return page.locator(".map-summary");
  }

  static void shows(Locator place, String words) {
    place.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    assertThat(place)
        .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
  }

  /// Clicks the map so many pixels above its middle.
  static void clickAboveMiddle(Page page, int pixels) {
    BoundingBox map = map(page);
    page.mouse().click(map.x + map.width / 2, map.y + map.height / 2 - pixels);
  }

  static void hoverAboveMiddle(Page page, int pixels) {
    BoundingBox map = map(page);
    page.mouse().move(map.x + map.width / 2, map.y + map.height / 2 - pixels);
  }

  /// The colour of the picture so many pixels above the middle of the map.
  static Color colour(Page page, int pixels) {
    BoundingBox map = map(page);
    return colour(page, (int) (map.x + map.width / 2), (int) (map.y + map.height / 2) - pixels);
  }

  /// Waits until the picture has a colour there that is good.
  public static void colour(Page page, int pixels, String meaning, Predicate<Color> good) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Color seen = colour(page, pixels);
    while (!good.test(seen) && System.nanoTime() < end) {
      seen = colour(page, pixels);
    }
    assertThat(seen).as(meaning).matches(good);
  }

  /// Whether two colours look the same, red, green and blue together.
  public static boolean alike(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed())
            + Math.abs(one.getGreen() - other.getGreen())
            + Math.abs(one.getBlue() - other.getBlue())
        < ENOUGH;
  }

  private static Color colour(Page page, int x, int y) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
      return new Color(picture.getRGB(x, y));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BoundingBox map(Page page) {
    return page.locator("#map-panel canvas.maplibregl-canvas").boundingBox();
  }
}
