package org.capacitymetro.review;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.assessment.Criterion;
import org.capacitymetro.assessment.Degree;
import org.capacitymetro.assessment.Grid;
import org.capacitymetro.assessment.Mark;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Words;
import org.jspecify.annotations.Nullable;

/// The fields of the grid: `equity` for the answer, `equity-reason` for its reason, `advice`.
final class GridForm {
  static final String ADVICE = "advice";

  private GridForm() {}

  /// @param grid null where there are problems
  /// @param problems sentences by field, in the order of the form
  record Read(@Nullable Grid grid, Map<String, String> problems) {}

  static String reason(Criterion criterion) {
    return criterion.code() + "-reason";
  }

  /// With line ends as `\n` and without space around it. No text of the database may hold the
  /// character NUL.
  static String clean(@Nullable String typed) {
    return typed == null
        ? ""
        : typed.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "").strip();
  }

  /// Only the fields of the grid, for keeping.
  static Map<String, String> fields(Map<String, String> parameters) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Criterion criterion : Criterion.values()) {
      keep(fields, parameters, criterion.code());
      keep(fields, parameters, reason(criterion));
    }
    keep(fields, parameters, ADVICE);
    return fields;
  }

  private static void keep(
      Map<String, String> fields, Map<String, String> parameters, String name) {
    String typed = clean(parameters.get(name));
    if (!typed.isEmpty()) {
      fields.put(name, typed);
    }
  }

  /// A grid as it was handed in, to show it again.
  static Map<String, String> of(Grid grid) {
    Map<String, String> fields = new LinkedHashMap<>();
    grid.marks()
        .forEach(
            (criterion, mark) -> {
              fields.put(criterion.code(), mark.degree().code());
              fields.put(reason(criterion), mark.reason().in(mark.reason().source()));
            });
    fields.put(ADVICE, grid.advice().in(grid.advice().source()));
    return fields;
  }

  static Read read(Map<String, String> fields, Page page) {
    Map<String, String> problems = new LinkedHashMap<>();
    Map<Criterion, Mark> marks = new EnumMap<>(Criterion.class);
    for (Criterion criterion : Criterion.values()) {
      String label = page.t("assessment.criterion." + criterion.code());
      Optional<Degree> degree =
          Degree.parse(fields.getOrDefault(criterion.code(), ""))
              .filter(criterion.degrees()::contains);
      if (degree.isEmpty()) {
        problems.put(criterion.code(), page.t("review.problem.answer", "field", label));
      }
      String reason = fields.getOrDefault(reason(criterion), "");
      int least = degree.filter(criterion::needsReason).isPresent() ? Grid.LEAST_REASON : 0;
      problem(page.t("review.reason.of", "field", label), reason, least, Grid.MOST_REASON, page)
          .ifPresent(problem -> problems.put(reason(criterion), problem));
      degree.ifPresent(
          given -> marks.put(criterion, new Mark(given, LocalizedText.of(page.code(), reason))));
    }
    String advice = fields.getOrDefault(ADVICE, "");
    problem(page.t("review.advice"), advice, 0, Grid.MOST_ADVICE, page)
        .ifPresent(problem -> problems.put(ADVICE, problem));
    return problems.isEmpty()
        ? new Read(new Grid(marks, LocalizedText.of(page.code(), advice)), problems)
        : new Read(null, problems);
  }

  /// What is wrong with the length of a text.
  static Optional<String> problem(String label, String text, int least, int most, Page page) {
    int words = Words.count(text);
    if (words < least || words > most) {
      return Optional.of(
          page.t(
              least == 0 ? "review.problem.long" : "review.problem.words",
              "field",
              label,
              "least",
              least,
              "most",
              most,
              "typed",
              words));
    }
    int characters = most * Grid.MOST_CHARACTERS_OF_A_WORD;
    return text.length() <= characters
        ? Optional.empty()
        : Optional.of(
            page.t(
                "review.problem.characters",
                "field",
                label,
                "most",
                characters,
                "typed",
                text.length()));
  }
}
