package org.capacitymetro.editing;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.text.SpokenLanguages;

/// What the fields of a form are called for people: `phones.1.number` is "Numero di telefono, riga
/// 2", `name.en` is "Nome (inglese)".
final class FieldNames {
  /// The fields with one box per language.
  private static final Set<String> LOCALIZED =
      Set.of(
          "name",
          "summary",
          "description",
          "outcome",
          "howTo",
          "place.arrival",
          "hours.original",
          "documents.text",
          "costs.text",
          "phones.note",
          "exceptions.note",
          "why");

  private FieldNames() {}

  static String label(String field, Messages words) {
    List<String> names = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (String part : field.split("\\.")) {
      if (part.matches("[0-9]+")) {
        numbers.add(Integer.parseInt(part));
      } else {
        names.add(part);
      }
    }
    String joined = String.join(".", names);
    String text = joined.substring(0, Math.max(0, joined.lastIndexOf('.')));
    String language = names.getLast();
    boolean inLanguage = LOCALIZED.contains(text);
    String label = words.get("edit.label." + (inLanguage ? text : joined));
    if (names.getFirst().equals("week") && numbers.size() > 1) {
      return dayName(DayOfWeek.of(numbers.get(1)), words) + ", " + label;
    }
    if (!numbers.isEmpty() && !names.getFirst().equals("week")) {
      label = words.get("edit.row", "field", label, "row", numbers.getFirst() + 1);
    }
    return inLanguage && !language.equals("it")
        ? label + " (" + SpokenLanguages.name(language, words.language().code()) + ")"
        : label;
  }

  static String dayName(DayOfWeek day, Messages words) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, words.language().locale());
  }
}
