package org.capacitymetro.steps;

import java.util.List;
import org.capacitymetro.cards.ServiceCard;
import org.jspecify.annotations.Nullable;

/// A step of a guide as its page shows it.
///
/// @param start address of the guide's first step; null on that step itself
/// @param html of the text, null where there is none
/// @param choicesNote as the note of a [Prose], of the choices together
/// @param found null where no choice of the step leads to services
public record StepView(
    String guide,
    String guideLanguage,
    @Nullable String start,
    Prose title,
    @Nullable Prose html,
    List<Choice> choices,
    String choicesNote,
    @Nullable Found found) {

  /// @param note said of words in another language or older than their source; empty where there is
  ///   nothing to say or the page has said it above
  public record Prose(String words, String language, String note) {}

  /// @param kind `step`, `services` or `call`
  /// @param icon symbol of the sprite
  /// @param sector code of the sector whose colour the pictogram has, empty where it has none
  public record Choice(
      String label, String language, String href, String kind, String icon, String sector) {}

  /// The first services of the first choice that leads to some.
  ///
  /// @param heading of what was looked for
  /// @param city code, empty while none is chosen
  /// @param action address of the form that chooses a city, without its query; `step` goes along
  /// @param all address of all that were found
  public record Found(
      String heading,
      String language,
      String city,
      List<City> cities,
      String action,
      String step,
      List<ServiceCard> cards,
      String all) {}

  public record City(String code, String name, boolean chosen) {}
}
