package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.text.LocalizedText;

/// One saving of a translation. Each text is a matter of its own: what somebody else translated or
/// rewrote meanwhile stays.
///
/// @param theirs what somebody else made meanwhile of the same translations, by name
record GuideTranslation(
    GuideContent content, List<GuideProblem> problems, Map<String, String> theirs) {

  /// Said of a translation that is older than its source and still right.
  static final String STILL = "still.";

  /// @param base what the translator saw
  /// @param author actor
  static GuideTranslation of(
      Fields typed, String language, GuideContent base, GuideContent current, String author) {
    List<GuideProblem> problems = new ArrayList<>();
    Map<String, String> theirs = new LinkedHashMap<>();
    Map<String, LocalizedText> seen = base.textsByName();
    GuideContent changed =
        current.withTexts(
            (name, text) -> {
              LocalizedText before = seen.getOrDefault(name, LocalizedText.EMPTY);
              if (text.isEmpty() || before.isEmpty() || !typed.values().containsKey(name)) {
                return text;
              }
              String mine = typed.text(name);
              TextRule.tooLong(name, mine).ifPresent(problems::add);
              boolean still = !typed.text(STILL + name).isEmpty();
              if (mine.equals(words(before, language)) && !still) {
                return text;
              }
              String there = words(text, language);
              if (!there.equals(words(before, language)) && !there.equals(mine)) {
                theirs.put(name, there);
              }
              return translated(text, language, mine, before.sourceHash(), author);
            });
    return new GuideTranslation(changed, problems, theirs);
  }

  /// The words in a language; empty where there are none.
  static String words(LocalizedText text, String language) {
    LocalizedText.Entry entry = text.texts().get(language);
    return entry == null ? "" : entry.text();
  }

  private static LocalizedText translated(
      LocalizedText text, String language, String words, String of, String author) {
    return text.with(
        language,
        words.isEmpty()
            ? null
            : new LocalizedText.Entry(words, of, LocalizedText.State.HUMAN, author));
  }
}
