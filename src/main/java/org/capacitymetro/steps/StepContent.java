package org.capacitymetro.steps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Wording;
import org.jspecify.annotations.Nullable;

/// What a step guide says.
///
/// @param icon symbol of the sprite
/// @param sensitive whether somebody who looks over the reader's shoulder is a danger: its pages
///   have the quick exit
/// @param steps the first is where a reader begins
record StepContent(
    String icon, boolean sensitive, LocalizedText title, LocalizedText lead, List<Step> steps)
    implements Wording<StepContent> {

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

  /// Texts are named `title`, `summary`, `{code of the step}.text`, `{code of the
  /// step}.choice.{number}`.
  @Override
  public StepContent withTexts(Change change) {
    return new StepContent(
        icon,
        sensitive,
        change.of("title", title),
        change.of("summary", lead),
        steps.stream().map(step -> changed(step, change)).toList());
  }

  private static Step changed(Step step, Change change) {
    LocalizedText title = change.of(step.code() + ".title", step.title());
    LocalizedText text = change.of(step.code() + ".text", step.text());
    List<Choice> choices = new ArrayList<>();
    for (Choice choice : step.choices()) {
      choices.add(
          new Choice(
              change.of(step.code() + ".choice." + choices.size(), choice.label()),
              choice.step(),
              choice.services(),
              choice.call()));
    }
    return new Step(step.code(), title, text, choices);
  }

  Optional<Step> find(String code) {
    return steps.stream().filter(step -> step.code().equals(code)).findFirst();
  }
}
