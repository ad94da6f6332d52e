package org.capacitymetro.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of imports show.
public final class ImportView {
  private ImportView() {}

  /// @param mayStart whether the person may begin one
  /// @param newer address of the page before, empty where there is none; `older` of the next
  public record Listed(boolean mayStart, List<Line> runs, String newer, String older) {}

  /// @param tone `good`, `bad`, `quiet`
  public record Line(
      String title, String href, String about, String state, String tone, String result) {}

  /// @param state code of the state; the page loads itself again when it changes
  /// @param done what was just done, empty for nothing
  /// @param problem what was asked and cannot be, empty for nothing
  /// @param about who began it, when, from what
  /// @param tone of `words`
  /// @param work how far it is; null when nothing is at work
  /// @param choose where the outcomes are chosen; null when it is not for this person, or not time
  /// @param warning said above the choice, empty for nothing
  /// @param confirm whether the missing records have to be confirmed
  /// @param steps what one may do besides
  public record One(
      String state,
      String words,
      String tone,
      String done,
      String problem,
      List<String> about,
      @Nullable Work work,
      List<Count> counts,
      @Nullable String choose,
      String warning,
      boolean confirm,
      List<Step> steps,
      List<Link> links,
      List<Reason> reasons,
      List<Sample> samples) {}

  /// @param percent of the phase, null where it is not known
  /// @param left how long it may take, in words; may be empty
  public record Work(String phase, @Nullable Integer percent, String rows, String left) {}

  /// How many rows have an outcome.
  ///
  /// @param code of the outcome
  /// @param chosen whether it is applied unless somebody says otherwise
  /// @param href where its rows are, empty where they are not kept
  /// @param applied how many were applied, in words; may be empty
  /// @param choosable whether applying it does anything
  public record Count(
      String code,
      String label,
      String about,
      String number,
      String applied,
      boolean choosable,
      boolean chosen,
      String href) {}

  /// A button that sends a form.
  ///
  /// @param question said beside it, empty for none
  public record Step(String label, String action, String question, boolean primary) {}

  public record Link(String label, String href) {}

  /// Why rows were refused, or what was noticed about them.
  ///
  /// @param lines the first lines and an example
  public record Reason(boolean refuses, String number, String sentence, String lines) {}

  /// Some rows of an outcome.
  ///
  /// @param href where all of them are
  public record Sample(String title, String href, String all, List<Row> rows) {}

  /// @param line where it stands in the file, in words
  /// @param reasons why, one sentence each
  /// @param links records it is, or may be the same as
  /// @param chosen whether it will be applied
  public record Row(
      int number,
      String line,
      String name,
      List<String> reasons,
      List<Link> links,
      boolean chosen,
      boolean applied) {}

  /// All rows of an outcome, a page of them.
  ///
  /// @param save where the choice of single rows is sent, null when there is nothing to choose
  public record Rows(
      String about,
      String done,
      List<Row> rows,
      @Nullable String save,
      String newer,
      String older) {}
}
