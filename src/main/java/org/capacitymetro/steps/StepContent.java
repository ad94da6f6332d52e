package org.capacitymetro.steps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// What a step guide says.
///
/// @param icon symbol of the sprite
/// @param sensitive whether somebody who looks over the reader's shoulder is a danger: its pages
///   have the quick exit
/// @param steps the first is where a reader begins
record StepContent(
    String icon, boolean sensitive, LocalizedText title, LocalizedText lead, List<Step> steps) {

  /// The language guides are written in.
  static final String LANGUAGE = "it";

  StepContent {
    steps = List.copyOf(steps);
  }

  /// @param code as in addresses, unlike that of any other step of the guide
  /// @param text with the little Markdown of `practices.Markdown`
  record Step(String code, LocalizedText title, LocalizedText text, List<Choice> choices) {
    Step {
      choices = List.copyOf(choices);
    }
  }

  /// One of `step`, `services` and `call` is given.
  ///
  /// @param step code of a step of the same guide
  /// @param services parameters of the results page: `sector=health&access=no-permit`
  /// @param call a telephone number: digits, perhaps a plus before them
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Choice(
      LocalizedText label,
      @Nullable String step,
      @Nullable String services,
      @Nullable String call) {}

  static StepContent begin(String title) {
    return new StepContent(
        "help", false, LocalizedText.of(LANGUAGE, title), LocalizedText.EMPTY, List.of());
  }

  Optional<Step> find(String code) {
    return steps.stream().filter(step -> step.code().equals(code)).findFirst();
  }
}
