package org.capacitymetro.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words for one text in one language, with what they were made from.
///
/// @param words empty to take a translation away
/// @param author as in [LocalizedText.Entry]
/// @param of hash of the source text that was translated
/// @param seen the words that were there when the work began, empty for none
public record Translation(
    String kind,
    String id,
    String field,
    String language,
    String words,
    LocalizedText.State state,
    @Nullable String author,
    String of,
    String seen) {

  /// The text with these words; empty where they must not get in: the source is another by now,
  /// somebody else wrote meanwhile, or a machine would write over a person.
  public Optional<LocalizedText> in(LocalizedText text) {
    if (text.isEmpty() || text.source().equals(language) || !text.sourceHash().equals(of)) {
      return Optional.empty();
    }
    LocalizedText.Entry there = text.texts().get(language);
    String mine = words.strip();
    String theirs = there == null ? "" : there.text();
    if (!theirs.equals(seen.strip()) && !theirs.equals(mine)) {
      return Optional.empty();
    }
    if (state == LocalizedText.State.MACHINE
        && there != null
        && there.state() != LocalizedText.State.MACHINE) {
      return Optional.empty();
    }
    return Optional.of(
        text.with(
            language, mine.isEmpty() ? null : new LocalizedText.Entry(mine, of, state, author)));
  }
}
