package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.text.LocalizedText;

/// Hands the translations of a record that goes on in another over to that one: in the same field,
/// in lists of the entry that says the same.
final class FilledWords {
  private FilledWords() {}

  /// `draft` with what `other` has of the same words in languages that `draft` lacks.
  static <D> D from(Shelf<D> shelf, D other, D draft) {
    Map<String, List<LocalizedText>> said = new HashMap<>();
    shelf.withTexts(
        other,
        (field, text) -> {
          said.computeIfAbsent(list(field), each -> new ArrayList<>()).add(text);
          return text;
        });
    return shelf.withTexts(
        draft,
        (field, text) -> {
          LocalizedText filled = text;
          for (LocalizedText each : said.getOrDefault(list(field), List.of())) {
            filled = filled.filledFrom(each);
          }
          return filled;
        });
  }

  private static String list(String field) {
    return field.replaceFirst("[.][0-9]+$", "");
  }
}
