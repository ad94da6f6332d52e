package org.capacitymetro.steps;

import java.util.stream.Stream;
import org.capacitymetro.text.LocalizedText;

/// In which language a reader gets the texts of a guide: as in a city pack, the reader's own, then
/// English, then the source.
final class StepWords {
  private StepWords() {}

  static LocalizedText.Reading read(LocalizedText text, String language) {
    return text.read(
        Stream.of(language, "en")
            .filter(text.texts()::containsKey)
            .findFirst()
            .orElse(text.source()));
  }
}
