package org.capacitymetro.authoring;

import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.SheetRules;
import org.capacitymetro.text.Words;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;

/// The form of a sheet as its template sees it: what is typed in each field, what is wrong with it,
/// and everything around it.
///
/// @param steps that may be taken now
/// @param missing what is still needed before the sheet can be handed in
/// @param done what has just happened, empty for nothing
/// @param review where peers judge it; null where there is nothing to see yet
/// @param kept whether the form shows what was typed and not saved
public record SheetFormView(
    Page page,
    String action,
    PracticeKind kind,
    int version,
    String state,
    String stateCode,
    Map<String, List<String>> typed,
    Map<String, String> problems,
    List<Missing> missing,
    List<Option> cities,
    List<Group> sectors,
    List<Option> targets,
    List<Service> services,
    List<Image> pictures,
    List<File> attachments,
    List<StepButton> steps,
    List<Writer> authors,
    List<Told> history,
    String preview,
    String versions,
    @Nullable String review,
    @Nullable String published,
    boolean mayPromote,
    boolean mayWrite,
    boolean kept,
    String done,
    String trouble,
    boolean saved) {

  /// @param id of the field in the page
  public record Missing(String id, String sentence) {}

  /// @param empty whether it may not be chosen
  public record Option(String value, String label, boolean chosen, boolean empty) {}

  /// A first-level sector with those below it.
  public record Group(String label, List<Option> options, long chosen) {}

  public record Service(int row, String name, String href, String note) {}

  public record Image(int row, String href) {}

  public record File(int row, String name, String href) {}

  /// @param reason whether one has to say why
  public record StepButton(String code, String label, String about, boolean reason, boolean main) {}

  /// @param leaves whether the person may be taken off; the last author never
  public record Writer(String id, String name, boolean leaves) {}

  public record Told(String words, String reason) {}

  public String value(String name) {
    List<String> given = typed.get(name);
    return given == null || given.isEmpty() ? "" : given.getFirst();
  }

  public boolean on(String name, String value) {
    return typed.getOrDefault(name, List.of()).contains(value);
  }

  public @Nullable String problem(String name) {
    return problems.get(name);
  }

  public String id(String name) {
    return "f-" + name.replace('.', '-');
  }

  /// What the field is called.
  public String label(String name) {
    return page.t("practices.field." + name);
  }

  public String hint(String name) {
    return page.t("practices.hint." + name);
  }

  public String example(String name) {
    return page.t("practices.example." + name);
  }

  /// Rows that are there, and one more to write into.
  public List<Integer> rows(String name) {
    Typed form = new Typed(typed);
    List<Integer> rows = form.rows(name);
    rows.add(form.nextRow(name));
    return rows;
  }

  public boolean isMicro() {
    return kind == PracticeKind.MICRO;
  }

  /// The words of a micro-practice so far.
  public int microWords() {
    return SheetRules.MICRO_WORDS.stream()
        .mapToInt(passage -> Words.count(value(passage.code())))
        .sum();
  }

  public int words(String name) {
    return Words.count(value(name));
  }

  /// What the counter beside a text says before any script runs.
  public String range(Passage passage) {
    return passage == Passage.SUMMARY && kind == PracticeKind.GOOD
        ? page.t(
            "practices.words.range",
            "typed",
            words(passage.code()),
            "least",
            SheetRules.LEAST_SUMMARY,
            "most",
            passage.mostWords())
        : page.t(
            "practices.words.most", "typed", words(passage.code()), "most", passage.mostWords());
  }

  /// The pattern of [#range] for the script, which puts the number in itself.
  public String pattern(Passage passage) {
    return range(passage).replaceFirst("[0-9][0-9.,]*", "{typed}");
  }

  /// The choices of a value, with their words.
  public List<Option> options(String name, String prefix, Enum<?>[] values) {
    return java.util.stream.Stream.of(values)
        .map(
            value ->
                new Option(
                    Codes.of(value),
                    page.t(prefix + Codes.of(value)),
                    value(name).equals(Codes.of(value)),
                    false))
        .toList();
  }
}
