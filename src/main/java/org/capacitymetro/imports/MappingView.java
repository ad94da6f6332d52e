package org.capacitymetro.imports;

import gg.jte.Content;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the wizard shows.
public final class MappingView {
  private MappingView() {}

  /// The page on which a file is handed in.
  ///
  /// @param problem why the last one was refused, empty for nothing
  /// @param limit the largest size, in words
  /// @param bytes the same
  public record Handing(String action, String problem, String limit, long bytes) {}

  /// @param done what was just done, empty for nothing
  /// @param problems what does not go, in sentences
  /// @param about size, form, number of columns
  public record One(
      String file,
      String action,
      String done,
      List<String> problems,
      List<String> about,
      LayoutForm layout,
      List<Option> profiles,
      String profileName,
      String title,
      List<Option> trusts,
      boolean replaces,
      List<Heading> columns,
      List<SampleRow> rows,
      List<Group> groups,
      List<Condition> conditions,
      List<Fact> attributes,
      @Nullable Categories categories,
      List<Hours> hours,
      Shown shown) {}

  /// @param charset null where the file says its own, and so on
  public record LayoutForm(
      String format,
      List<Option> charsets,
      List<Option> delimiters,
      String delimiter,
      List<Option> sheets,
      boolean hasHeading,
      int headerRow,
      int headerRows,
      List<Option> paths,
      List<SampleRow> before) {}

  public record Option(String value, String label, boolean chosen) {}

  /// @param type what the column was taken for, in words; empty for text
  /// @param field what it fills, in words; empty for nothing
  public record Heading(String name, String type, String field) {}

  public record SampleRow(long line, List<String> cells, boolean shown, String href) {}

  public record Group(String key, String label, boolean open, List<Field> fields) {}

  /// @param asItIs true where the form cannot show how it is filled
  /// @param how in words, for those
  /// @param example what it comes to in the row that is shown
  /// @param open whether more than a column is said
  public record Field(
      String code,
      String label,
      boolean required,
      List<Option> columns,
      boolean asItIs,
      String how,
      String second,
      String third,
      String join,
      String by,
      String part,
      String text,
      String meanings,
      boolean slug,
      boolean open,
      String example) {}

  public record Condition(List<Option> columns, List<Option> how, String value) {}

  public record Fact(List<Option> columns, String label) {}

  /// @param counted said where only the first rows were looked at; empty otherwise
  public record Categories(
      List<CategoryLine> lines,
      int more,
      String counted,
      List<Option> sectors,
      List<Option> targets) {}

  /// @param number how many rows, in words
  public record CategoryLine(
      String word, String number, List<String> sectors, List<String> targets) {

    /// Fields for the sectors: those chosen and an empty one.
    public List<String> sectorFields() {
      return andOneMore(sectors);
    }

    public List<String> targetFields() {
      return andOneMore(targets);
    }

    private static List<String> andOneMore(List<String> chosen) {
      return Stream.concat(chosen.stream(), Stream.of("")).toList();
    }
  }

  /// @param confidence in words
  /// @param tone `good`, `bad`, `quiet`
  public record Hours(String original, String understood, String confidence, String tone) {}

  /// The row that is shown as the public would see it.
  ///
  /// @param sheet null where there is none, and `why` says why
  /// @param needed fields that have to be chosen first
  /// @param findings what was noticed
  public record Shown(
      int row,
      String position,
      String before,
      String after,
      @Nullable Content sheet,
      String why,
      List<Needed> needed,
      List<String> findings) {}

  /// A field without which there is no record.
  public record Needed(String href, String label) {}
}
