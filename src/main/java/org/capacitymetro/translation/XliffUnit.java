package org.capacitymetro.translation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// One text of a file for agencies.
///
/// @param source the words that were translated
/// @param target empty for none
/// @param seen hash of the words that were there when the file was made, null where the file lost
///   it
record XliffUnit(
    String kind,
    String record,
    String field,
    String source,
    String target,
    State state,
    @Nullable String seen) {

  /// The states of XLIFF 2.
  enum State {
    INITIAL,
    TRANSLATED,
    REVIEWED,
    FINAL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> parse(String code) {
      return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
    }

    /// What a machine wrote and what is older than its source is to be translated still.
    static State of(Standing standing) {
      return switch (standing) {
        case MISSING, OLDER, MACHINE -> INITIAL;
        case HUMAN -> TRANSLATED;
        case CHECKED -> REVIEWED;
      };
    }

    LocalizedText.State toState() {
      return switch (this) {
        case INITIAL, TRANSLATED -> LocalizedText.State.HUMAN;
        case REVIEWED, FINAL -> LocalizedText.State.CHECKED;
      };
    }
  }
}
