package org.capacitymetro.adoption;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;

/// The form of an adoption as its template sees it: what is typed, what is wrong with it, and what
/// stands around it.
///
/// @param facts what was said when it was begun, and cannot be changed: sheet, body, city
/// @param theirs what somebody else saved meanwhile in fields that this person changed too
/// @param done what has just happened, empty for nothing
/// @param kept whether the form shows what was typed and not saved
/// @param hidden why those who publish the sheet hid it; empty where they did not
/// @param asked the question that waits for an answer; null for none
public record AdoptionFormView(
    Page page,
    String action,
    int version,
    boolean draft,
    String state,
    Map<String, List<String>> typed,
    Map<String, String> problems,
    List<Fact> facts,
    List<Theirs> theirs,
    List<Option> services,
    List<Option> passages,
    boolean stopped,
    @Nullable String published,
    @Nullable String tell,
    @Nullable String asked,
    String hidden,
    List<Saved> history,
    boolean kept,
    String done,
    String trouble) {

  public record Fact(String label, String value, @Nullable String href) {}

  public record Option(String value, String label, boolean chosen) {}

  public record Theirs(String label, String words) {}

  public record Saved(String words, String reason) {}

  public String value(String name) {
    return new Typed(typed).text(name);
  }

  public @Nullable String problem(String name) {
    return problems.get(name);
  }

  public String id(String name) {
    return "f-" + name.replace('.', '-');
  }

  /// What describes a field: its hint, and what is wrong with it.
  public @Nullable String describedBy(String name, boolean hinted) {
    String described =
        (hinted ? id(name) + "-hint " : "") + (problem(name) == null ? "" : id(name) + "-problem");
    return described.isEmpty() ? null : described.strip();
  }

  public String label(String name) {
    return label(name, page);
  }

  /// What a field is called; one of a row says which row.
  static String label(String name, Page page) {
    String[] parts = name.split("\\.");
    String plain =
        page.t(
            parts.length == 3
                ? "adoption.field." + parts[0] + "." + parts[2]
                : "adoption.field." + parts[0]);
    return parts.length == 3
        ? page.t(
            "adoption.row." + parts[0], "number", Integer.parseInt(parts[1]) + 1, "field", plain)
        : plain;
  }

  /// The same without the row, for a field that stands in its row.
  public String shortLabel(String name) {
    String[] parts = name.split("\\.");
    return page.t("adoption.field." + parts[0] + "." + parts[2]);
  }

  public String hint(String name) {
    return page.t("adoption.hint." + name);
  }

  /// Rows that are there.
  public List<Integer> rows(String name) {
    return new Typed(typed).rows(name);
  }

  /// Resources that say something, and one more to write into.
  public List<Integer> resources() {
    List<Integer> written =
        rows(AdoptionForm.RESOURCES).stream()
            .filter(
                row ->
                    Stream.of("what", "amount", "year")
                        .anyMatch(
                            part ->
                                !value(AdoptionForm.RESOURCES + "." + row + "." + part).isEmpty()))
            .toList();
    int next = written.isEmpty() ? 0 : written.getLast() + 1;
    return Stream.concat(written.stream(), Stream.of(next)).toList();
  }

  /// @param prefix of the messages of the choices
  /// @param none words for no choice; empty where one has to be made
  private List<Option> options(String name, String prefix, Enum<?>[] values, String none) {
    return Stream.concat(
            none.isEmpty() ? Stream.of() : Stream.of(new Option("", none, value(name).isEmpty())),
            Stream.of(values)
                .map(
                    value ->
                        new Option(
                            Codes.of(value),
                            page.t(prefix + Codes.of(value)),
                            value(name).equals(Codes.of(value)))))
        .toList();
  }

  public List<Option> statuses() {
    return options("status", "adoption.status.", Details.Status.values(), "").stream()
        .filter(option -> stopped || !option.value().equals("stopped"))
        .toList();
  }

  public List<Option> units(String name) {
    return options(name, "practices.unit.", Sheet.Unit.values(), "");
  }

  public List<Option> what(String name) {
    return options(name, "adoption.what.", Change.What.values(), page.t("adoption.choose"));
  }

  public List<Option> nature(String name) {
    return options(name, "adoption.nature.", Change.Nature.values(), page.t("adoption.choose"));
  }

  public List<Option> level(String name) {
    return options(name, "adoption.level.", Change.Level.values(), page.t("adoption.not-said"));
  }

  public List<Option> timing(String name) {
    return options(name, "adoption.timing.", Change.Timing.values(), page.t("adoption.not-said"));
  }

  public List<Option> by(String name) {
    return options(name, "adoption.by.", Change.DecidedBy.values(), page.t("adoption.not-said"));
  }

  public List<Option> fidelity(String name) {
    return options(name, "adoption.fidelity.", Change.Fidelity.values(), "").stream()
        .map(
            option ->
                option.value().equals("unknown") && value(name).isEmpty()
                    ? new Option(option.value(), option.label(), true)
                    : option)
        .toList();
  }

  public List<Option> goal(String name) {
    return options(name, "adoption.goal.", Change.Goal.values(), page.t("adoption.not-said"));
  }

  /// The passages of the sheet, for one row.
  public List<Option> passages(String name) {
    return passages.stream()
        .map(
            option ->
                new Option(option.value(), option.label(), option.value().equals(value(name))))
        .toList();
  }
}
