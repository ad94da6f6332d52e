package org.capacitymetro.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitymetro.mapping.Category;
import org.capacitymetro.mapping.Condition;
import org.capacitymetro.mapping.Filling;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.SourceRow.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The form of a mapping: what was typed becomes a profile. What the form cannot show (regular
/// expressions, several tries) stays as it was.
final class MappingForm {
  /// Chosen for a field that is filled in a way the form cannot show.
  static final String AS_IT_IS = "*";

  static final int MOST_CATEGORIES = 60;
  static final int MOST_ROWS = 200;

  private final Profile before;
  private final List<String> columns;
  private final MultiValueMap<String, String> typed;

  private MappingForm(Profile before, List<String> columns, MultiValueMap<String, String> typed) {
    this.before = before;
    this.columns = columns;
    this.typed = typed;
  }

  /// @param columns headings of the file
  /// @throws IllegalArgumentException when a value cannot stand in a profile
  static Profile read(Profile before, List<String> columns, MultiValueMap<String, String> typed) {
    return new MappingForm(before, columns, typed).profile();
  }

  /// Whether the form can show how a field is filled.
  static boolean isSimple(Filling filling) {
    Filling.Split split = filling.split();
    return filling.firstOf().isEmpty()
        && filling.replace().isEmpty()
        && filling.extract() == null
        && filling.each() == null
        && filling.columns().size() <= 3
        && (split == null || split.by() != null);
  }

  private String get(String name) {
    String value = typed.getFirst(name);
    return value == null ? "" : value.strip();
  }

  private Profile profile() {
    Map<String, Filling> fields = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      Filling filling = filling(column.canonical());
      if (filling != null) {
        fields.put(column.canonical(), filling);
      }
    }
    Map<String, Filling> attributes = new LinkedHashMap<>();
    for (int i = 0; typed.containsKey("al." + i) && i < MOST_ROWS; i++) {
      String label = get("al." + i);
      String column = column(get("a." + i));
      Filling same = before.attributes().get(label);
      if (!label.isEmpty() && get("a." + i).equals(AS_IT_IS) && same != null) {
        attributes.put(label, same);
      } else if (!label.isEmpty() && !column.isEmpty()) {
        attributes.put(label, Filling.of(column));
      }
    }
    Map<String, String> title = new LinkedHashMap<>(before.title());
    if (typed.containsKey("title")) {
      title.remove("it");
      if (!get("title").isEmpty()) {
        title.put("it", get("title"));
      }
    }
    return new Profile(
        before.source(),
        title,
        typed.containsKey("trust") && !get("trust").isEmpty() ? get("trust") : before.trust(),
        before.language(),
        before.codeScheme(),
        before.file(),
        conditions(),
        fields,
        attributes,
        before.record(),
        before.officialOn(),
        categories(),
        before.provider(),
        before.name(),
        before.notes());
  }

  private String column(String index) {
    return index.matches("\\d{1,4}") && Integer.parseInt(index) < columns.size()
        ? columns.get(Integer.parseInt(index))
        : "";
  }

  private @Nullable Filling filling(String field) {
    Filling old = before.fields().get(field);
    String chosen = get("c." + field);
    if (!typed.containsKey("c." + field) || chosen.equals(AS_IT_IS)) {
      return old;
    }
    String text = get("t." + field);
    String first = column(chosen);
    if (first.isEmpty()) {
      return text.isEmpty() ? null : Filling.constant(text);
    }
    List<String> several = new ArrayList<>(List.of(first));
    for (String more : List.of("c2.", "c3.")) {
      String name = get(more + field);
      if (columns.contains(name)) {
        several.add(name);
      }
    }
    String raw = typed.getFirst("j." + field);
    String join = raw == null || raw.isEmpty() ? null : raw;
    String by = typed.getFirst("s." + field);
    Filling.Split split =
        by == null || by.isEmpty() ? null : new Filling.Split(by, null, part(get("p." + field)));
    return new Filling(
        several.size() == 1 ? first : null,
        several.size() == 1 ? null : several,
        several.size() == 1 ? null : join,
        null,
        null,
        null,
        split,
        null,
        typed.containsKey("g." + field),
        null,
        meanings(get("m." + field)),
        text.isEmpty() ? null : text);
  }

  private static int part(String text) {
    return text.matches("-?[1-9]\\d?") ? Integer.parseInt(text) : 1;
  }

  /// Lines of `their word = our word`.
  static Map<String, String> meanings(String lines) {
    Map<String, String> meanings = new LinkedHashMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int at = line.lastIndexOf('=');
              if (at > 0) {
                meanings.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
              }
            });
    return meanings;
  }

  static String lines(Map<String, String> meanings) {
    return meanings.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  private List<Condition> conditions() {
    if (!typed.containsKey("r.0")) {
      return before.rows();
    }
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; typed.containsKey("r." + i) && i < MOST_ROWS; i++) {
      String column = column(get("r." + i));
      String how = get("rh." + i);
      String value = get("rv." + i);
      if (!column.isEmpty() && !value.isEmpty()) {
        boolean not = how.startsWith("not-");
        conditions.add(
            how.endsWith("matches")
                ? new Condition(column, null, null, value, not)
                : how.endsWith("contains")
                    ? new Condition(column, null, null, Pattern.quote(value), not)
                    : new Condition(column, null, List.of(value.split("\\s*;\\s*")), null, not));
      }
    }
    return conditions;
  }

  private Map<String, Category> categories() {
    Map<String, Category> categories = new LinkedHashMap<>(before.categories());
    for (int i = 0; typed.containsKey("v." + i) && i < MOST_CATEGORIES; i++) {
      String word = get("v." + i).toLowerCase(Locale.ROOT);
      List<String> sectors = chosen("vs." + i);
      List<String> targets = chosen("vt." + i);
      boolean same =
          joined(sectors).equals(get("vs0." + i)) && joined(targets).equals(get("vt0." + i));
      if (!word.isEmpty() && !same) {
        categories.put(word, category(categories.get(word), sectors, targets));
      }
    }
    return categories;
  }

  private List<String> chosen(String name) {
    return typed.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  /// Several codes in the hidden field that says what was chosen before.
  static String joined(List<String> codes) {
    return String.join(" ", codes);
  }

  private static Category category(
      @Nullable Category old, List<String> sectors, List<String> targets) {
    return new Category(
        sectors,
        targets,
        old == null ? Map.of() : old.summary(),
        old == null ? null : old.access(),
        old == null ? null : old.residencePermit(),
        old == null ? null : old.anonymous(),
        old == null ? null : old.free(),
        old == null ? null : old.precision(),
        old == null ? null : old.ended());
  }
}
