package org.capacitymetro.steps;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.pages.Page;
import org.capacitymetro.platform.Refreshed;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// The step guides as the public sees them. Kept in memory; a change by another node is seen within
/// a third of a second.
@Component
public class StepGuides {
  /// After the language.
  static final String PATH = "/steps";

  private final Refreshed<List<StepGuide>> shown;

  StepGuides(StepGuideStore store) {
    this.shown = new Refreshed<>(store::generation, store::published);
  }

  /// A guide as a pictogram with its words.
  ///
  /// @param icon symbol of the sprite
  /// @param language of title and lead
  public record Tile(String href, String icon, String title, String lead, String language) {}

  /// All of them, in their order.
  public List<Tile> tiles(Page page) {
    return list().stream().map(guide -> tile(guide, page)).toList();
  }

  private static Tile tile(StepGuide guide, Page page) {
    StepContent content = guide.content();
    LocalizedText.Reading title = content.title().read(page.order());
    return new Tile(
        page.url(PATH + "/" + guide.code()),
        content.icon(),
        title.text(),
        content.lead().read(page.order()).text(),
        title.language());
  }

  List<StepGuide> list() {
    return shown.get();
  }

  Optional<StepGuide> find(String code) {
    return shown.getNewest().stream().filter(guide -> guide.code().equals(code)).findFirst();
  }

  /// Changes whenever a guide does.
  long generation() {
    return shown.version();
  }
}
