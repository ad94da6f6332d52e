package org.capacitymetro.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A text as a pack has it (`Text` of `format.ts`): plain in the pack's language, else with what
/// the reader should be told.
///
/// @param foreign null where the words are in the pack's language and no older than their source
record PackText(String text, @Nullable Foreign foreign) {

  /// @param older language of the source, where the words were made from an earlier text of it
  /// @param machine translated by a machine and read by nobody
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Foreign(String text, String language, @Nullable String older, @Nullable Boolean machine) {

    static Foreign of(LocalizedText.Reading reading) {
      return new Foreign(
          reading.text(),
          reading.language(),
          reading.olderThan(),
          reading.machine() ? Boolean.TRUE : null);
    }
  }

  @JsonValue
  Object json() {
    return foreign == null ? text : foreign;
  }

  /// In the reader's order: the pack's language, English, the source. Null where there is no text.
  static @Nullable PackText of(LocalizedText text, String language) {
    if (text.isEmpty()) {
      return null;
    }
    LocalizedText.Reading reading = text.read(language);
    boolean plain =
        reading.language().equals(language) && !reading.olderThanSource() && !reading.machine();
    return new PackText(reading.text(), plain ? null : Foreign.of(reading));
  }

  /// Words of the pack's language.
  static PackText plain(String words) {
    return new PackText(words, null);
  }

  /// The same text with words before it that are read in every language.
  PackText after(String beginning) {
    String words = beginning + text;
    return new PackText(
        words,
        foreign == null
            ? null
            : new Foreign(words, foreign.language(), foreign.older(), foreign.machine()));
  }
}
