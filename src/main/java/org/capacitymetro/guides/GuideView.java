package org.capacitymetro.guides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of a guide shows.
///
/// @param notices that it is a draft, or archived
/// @param files address of the page, to which `.pdf` and `.json` are added; null for a draft
/// @param order ids of the sheets as they stand in the guide, for the browser
/// @param done how many items are ticked, of `all`
/// @param imported what became of a file that was brought; empty where none was
/// @param trouble why it was refused; empty where it was not
public record GuideView(
    String id,
    Text title,
    Text purpose,
    Text audience,
    String keeper,
    List<Theme> themes,
    boolean demonstration,
    List<String> notices,
    List<Chapter> chapters,
    int done,
    int all,
    String order,
    boolean answered,
    String address,
    @Nullable String files,
    List<Row> about,
    String imported,
    String trouble) {

  /// @param language null where it is that of the page
  /// @param older language of the source where it has changed since, else null
  /// @param machine whether a machine translated it and nobody checked
  public record Text(
      String words, @Nullable String language, @Nullable String older, boolean machine) {
    public Text(String words, @Nullable String language) {
      this(words, language, null, false);
    }
  }

  public record Theme(String code, String icon, String name) {}

  public record Row(String label, String value) {}

  /// @param number from 1
  /// @param progress in words, empty where the chapter has no checklist
  public record Chapter(
      String id, int number, Text title, List<Part> parts, int done, int all, String progress) {}

  /// One of its four lists or texts is filled, as `kind` says.
  public record Part(
      String id,
      String kind,
      @Nullable Text html,
      List<Sheet> sheets,
      List<Question> questions,
      @Nullable Advice advice,
      List<Item> items) {}

  /// A sheet of the toolkit.
  ///
  /// @param note that it is archived or waits for a check; empty where it is kept up
  public record Sheet(
      String id, Text title, String href, String kind, Text summary, Text why, String note) {}

  /// @param sheets and `items`: ids, for the browser
  public record Question(
      String id, Text words, List<Choice> choices, List<String> sheets, List<String> items) {}

  public record Choice(String code, String label, boolean chosen) {}

  /// What the answers recommend.
  ///
  /// @param state in words: what to do, or that nothing is needed
  public record Advice(
      boolean shown, String state, boolean needed, List<Advised> sheets, List<First> items) {}

  /// @param needed false for those that the browser may show later
  /// @param because the questions, in words
  public record Advised(Sheet sheet, boolean needed, String because) {}

  public record First(String id, Text words, boolean needed) {}

  /// @param order its place in the list as it was written
  /// @param first whether an answer says to begin with it
  public record Item(
      String id, int order, Text words, @Nullable Text hint, boolean ticked, boolean first) {
    public @Nullable String older() {
      return words.older() != null || hint == null ? words.older() : hint.older();
    }

    public boolean machine() {
      return words.machine() || (hint != null && hint.machine());
    }
  }
}
