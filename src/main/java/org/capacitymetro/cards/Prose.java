package org.capacitymetro.cards;

import java.util.List;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A text with the language it is really in.
///
/// @param older as in [LocalizedText.Reading#olderThan]
/// @param machine whether a machine translated it and nobody checked
public record Prose(String text, String language, @Nullable String older, boolean machine) {
  /// A text as somebody wrote it.
  public Prose(String text, String language) {
    this(text, language, null, false);
  }

  /// The words that the reader of the page gets.
  public static Prose of(LocalizedText text, Page page) {
    LocalizedText.Reading reading = text.read(page.order());
    return new Prose(reading.text(), reading.language(), reading.olderThan(), reading.machine());
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /// The paragraphs and lines as they were written.
  public List<String> paragraphs() {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
