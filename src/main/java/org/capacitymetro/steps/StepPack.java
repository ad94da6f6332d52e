package org.capacitymetro.steps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.capacitymetro.platform.PackSource;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the step guides into city packs, as `Help` of `src/main/frontend/src/pack/format.ts`
/// explains them.
@Component
class StepPack implements PackSource {
  private final StepGuides guides;

  StepPack(StepGuides guides) {
    this.guides = guides;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HelpLine(
      String code,
      int position,
      String icon,
      @Nullable Boolean sensitive,
      LocalizedText title,
      @Nullable LocalizedText lead,
      List<StepLine> steps) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StepLine(
      String code, LocalizedText title, @Nullable LocalizedText text, List<ChoiceLine> choices) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChoiceLine(
      LocalizedText label,
      @Nullable String step,
      @Nullable String services,
      @Nullable String call) {}

  @Override
  public List<Entry> entries(String city, String language) {
    return guides.list().stream()
        .map(guide -> new Entry("help:" + guide.code(), line(guide)))
        .toList();
  }

  private static HelpLine line(StepGuide guide) {
    StepContent content = guide.content();
    return new HelpLine(
        guide.code(),
        guide.position(),
        content.icon(),
        content.sensitive() ? Boolean.TRUE : null,
        content.title(),
        given(content.lead()),
        content.steps().stream()
            .map(
                step ->
                    new StepLine(
                        step.code(),
                        step.title(),
                        given(step.text()),
                        step.choices().stream()
                            .map(
                                choice ->
                                    new ChoiceLine(
                                        choice.label(),
                                        choice.step(),
                                        choice.services(),
                                        choice.call()))
                            .toList()))
            .toList());
  }

  private static @Nullable LocalizedText given(LocalizedText text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public String state() {
    return "steps " + guides.generation();
  }
}
