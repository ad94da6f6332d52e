package org.capacitymetro.guides;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form of a guide and what stands beside it.
///
/// @param typed what stands in the fields, by name
/// @param problems sentences by the name of the field
/// @param theirs what somebody else made meanwhile of the same text, by the name of the field
/// @param said what became of the last step
/// @param focus id of the element to go on at; empty for the beginning
public record GuideFormView(
    Links links,
    Map<String, String> typed,
    int version,
    Map<String, String> problems,
    Map<String, String> theirs,
    Said said,
    String focus,
    String state,
    String keeper,
    boolean mayWrite,
    List<GuideListView.Option> themes,
    List<Chapter> chapters,
    List<GuideListView.Option> sheets,
    List<Missing> missing,
    List<Step> steps,
    List<Told> history) {

  /// @param published address of the public page, null where there is none
  public record Links(
      String action,
      String preview,
      String versions,
      String translation,
      @Nullable String published) {}

  /// @param kept whether `typed` was kept from before
  /// @param saved whether everything has arrived, so that the browser forgets its copy
  public record Said(boolean kept, String done, String trouble, boolean saved) {}

  public record Chapter(String id, String label, boolean first, boolean last, List<Part> parts) {}

  public record Part(
      String id, String kind, String label, boolean first, boolean last, List<Row> rows) {}

  /// @param sheet of a place for a sheet, else null
  /// @param sheets and `items`: what the answers to a question lead to
  public record Row(
      String id,
      String label,
      boolean first,
      boolean last,
      @Nullable Sheet sheet,
      List<GuideListView.Option> sheets,
      List<GuideListView.Option> items,
      int chosen) {}

  /// @param note what is wrong with it; empty for nothing
  public record Sheet(String practice, String title, @Nullable String href, String note) {}

  public record Missing(String id, String sentence) {}

  public record Step(String code, String label, String about, boolean reason, boolean main) {}

  public record Told(String words, String reason) {}

  public String value(String name) {
    return typed.getOrDefault(name, "");
  }

  /// The id of a field in the page.
  public String id(String name) {
    return "f-" + name.replace('.', '-');
  }

  public @Nullable String problem(String name) {
    return problems.get(name);
  }

  public @Nullable String their(String name) {
    return theirs.get(name);
  }

  public int lines(String name) {
    return TextRule.of(name).lines();
  }

  public int mostWords(String name) {
    return TextRule.of(name).mostWords();
  }
}
