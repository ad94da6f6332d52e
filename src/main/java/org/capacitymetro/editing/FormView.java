package org.capacitymetro.editing;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.SpokenLanguages;
import org.jspecify.annotations.Nullable;

/// A form as its template sees it: what is typed in each field and what is wrong with it.
public final class FormView {
  private final Page page;
  private final Fields fields;
  private final Map<String, String> problems = new LinkedHashMap<>();

  /// One line of the summary of problems.
  public record Mistake(String id, String sentence) {}

  /// One of several answers.
  ///
  /// @param about a sentence that explains it, empty for none
  public record Option(String value, String label, String about) {
    static Option of(String value, String label) {
      return new Option(value, label, "");
    }
  }

  /// Answers under a heading.
  public record Group(String label, List<Option> options) {}

  FormView(Page page, Fields fields, List<FieldProblem> problems) {
    this.page = page;
    this.fields = fields;
    for (FieldProblem problem : problems) {
      this.problems.merge(
          problem.field(), problem.sentence(page.words()), (one, two) -> one + " " + two);
    }
  }

  /// What is typed, as it was typed.
  public String value(String name) {
    List<String> given = fields.values().get(name);
    return given == null || given.isEmpty() ? "" : given.getFirst();
  }

  public boolean on(String name, String value) {
    return fields.has(name, value);
  }

  /// How many answers of a group are ticked.
  public long chosen(String name, Group group) {
    return group.options().stream().filter(option -> on(name, option.value())).count();
  }

  public boolean isBlank(String name) {
    return fields.isBlank(name);
  }

  /// The sentence that says what is wrong with a field, null when nothing is.
  public @Nullable String problem(String name) {
    return problems.get(name);
  }

  public boolean hasProblems() {
    return !problems.isEmpty();
  }

  public List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    problems.forEach((field, sentence) -> mistakes.add(new Mistake(id(field), sentence)));
    return mistakes;
  }

  /// What the field is called.
  public String label(String name) {
    return FieldNames.label(name, page.words());
  }

  /// The field's `id` in the page.
  public String id(String name) {
    return "f-" + name.replace('.', '-');
  }

  /// What describes the field to assistive technology: its hint and its problem; null for none.
  public @Nullable String describedBy(String name, boolean hint) {
    List<String> ids = new ArrayList<>();
    if (hint) {
      ids.add(id(name) + "-hint");
    }
    if (problems.containsKey(name)) {
      ids.add(id(name) + "-problem");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }

  /// The rows of a field that are there, and empty ones up to `least`.
  public List<Integer> rows(String name, int least) {
    List<Integer> rows = fields.rows(name);
    int next = fields.nextRow(name);
    while (rows.size() < least) {
      rows.add(next++);
    }
    return rows;
  }

  /// The languages a text has a box for: Italian, English, and those it has already.
  public List<String> languages(String name) {
    return FormReading.languages(name, fields);
  }

  public String languageName(String code) {
    return SpokenLanguages.name(code, page.code());
  }

  public String source(String name) {
    String source = fields.text(name + ".source");
    return source.isEmpty() ? "it" : source;
  }

  /// Whether the translation was older than its source when the form was opened.
  public boolean isOld(String name, String language) {
    return fields.has(name + "." + language + ".old", "yes");
  }

  public List<DayOfWeek> days() {
    return List.of(DayOfWeek.values());
  }

  public String dayName(DayOfWeek day) {
    return FieldNames.dayName(day, page.words());
  }

  /// Everything typed, for a page that carries it along unseen.
  public Map<String, List<String>> values() {
    return fields.values();
  }
}
