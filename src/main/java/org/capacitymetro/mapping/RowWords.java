package org.capacitymetro.mapping;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.capacitymetro.italy.ItalianNames;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The words of one row, mended where their encoding went wrong, and what is said about them.
final class RowWords {
  private static final Pattern NOTE_KEY = Pattern.compile("[\\w:@.-]+");
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

  private final SourceRow row;
  private final Profile profile;
  private final Consumer<Finding> findings;
  private final Map<Column, String> mended = new EnumMap<>(Column.class);
  private final Map<String, String> notes;

  RowWords(SourceRow row, Profile profile, Consumer<Finding> findings) {
    this.row = row;
    this.profile = profile;
    this.findings = findings;
    this.notes = parseNotes(get(Column.NOTES));
  }

  SourceRow row() {
    return row;
  }

  Map<String, String> notes() {
    return notes;
  }

  /// The note that the profile names so, else the field of its own.
  String get(Column column, @Nullable String noteKey) {
    String cell = get(column);
    return cell.isEmpty() && noteKey != null ? notes.getOrDefault(noteKey, "") : cell;
  }

  String get(Column column) {
    return mended.computeIfAbsent(column, this::mendOnce);
  }

  /// The cell as it was written.
  String written(Column column) {
    return row.get(column);
  }

  LocalizedText text(Column column) {
    return LocalizedText.of(profile.language(), get(column));
  }

  void note(Reason reason, String value) {
    findings.accept(new Finding(row.line(), reason, value));
  }

  /// Facts that have no field, by the label readers see.
  Map<String, String> attributes() {
    Map<String, String> clean = new LinkedHashMap<>();
    row.attributes().forEach((label, text) -> clean.put(label, mend(label, text)));
    return clean;
  }

  private String mendOnce(Column column) {
    return mend(column.canonical(), row.get(column));
  }

  private String mend(String where, String text) {
    if (!ItalianNames.isGarbled(text)) {
      return text;
    }
    String clean = ItalianNames.mendEncoding(text).strip();
    note(
        ItalianNames.isGarbled(clean) ? Reason.TEXT_GARBLED : Reason.TEXT_REPAIRED,
        where + ": " + text);
    return clean;
  }

  /// `key=value; key=value`; a part without a key goes on with the value before it, or stands under
  /// its own words.
  private Map<String, String> parseNotes(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text.isEmpty()) {
      return values;
    }
    for (String part : text.split("; ")) {
      String words = MARKUP.matcher(part).replaceAll("").strip();
      int equals = words.indexOf('=');
      if (equals > 0 && NOTE_KEY.matcher(words.substring(0, equals)).matches()) {
        values.putIfAbsent(words.substring(0, equals), words.substring(equals + 1).strip());
      } else if (!words.isEmpty() && !profile.notes().ignore().contains(words)) {
        values.merge("Note", words, (before, more) -> before + "; " + more);
      }
    }
    return values;
  }
}
