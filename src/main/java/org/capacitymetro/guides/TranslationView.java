package org.capacitymetro.guides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of a guide and their translation, side by side.
///
/// @param times how often `version` had been translated when the page was made
/// @param saved whether it was just saved
/// @param trouble what went wrong; empty for nothing
/// @param counts how far the translation is
public record TranslationView(
    String action,
    String back,
    String language,
    int version,
    int times,
    boolean saved,
    String trouble,
    String counts,
    List<Text> texts) {

  /// @param name of the field
  /// @param state `missing`, `older` or `fine`
  /// @param problem what is wrong with it, null for nothing
  /// @param their what somebody else made of it meanwhile, null for nothing
  public record Text(
      String name,
      String label,
      String source,
      String words,
      String state,
      String stateInWords,
      int lines,
      @Nullable String problem,
      @Nullable String their) {
    public String id() {
      return "f-" + name.replace('.', '-');
    }
  }
}
