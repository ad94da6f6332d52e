package org.capacitymetro.toolkit;

import java.util.List;
import org.capacitymetro.services.SheetView;
import org.jspecify.annotations.Nullable;

/// What the page of a collection shows.
///
/// @param lists sheets and services, each list with a heading; a list without entries is left out
/// @param ids of both, by the name of their parameter, for forms
/// @param in code of the chosen language, empty for the reader's own
/// @param share absolute address of this collection
/// @param print where it stands to be printed
/// @param trouble why there is no file; empty when nothing went wrong
public record ToolkitView(
    List<Group> lists,
    List<Chosen> ids,
    List<String> notices,
    List<SheetView.InLanguage> languages,
    String in,
    String title,
    String note,
    String share,
    String print,
    String trouble) {

  public record Group(String heading, List<Item> items) {}

  /// @param kind name of its parameter, `practice` or `service`
  /// @param earlier address with it one place earlier, null for the first; `later` likewise
  public record Item(
      String kind,
      String id,
      String name,
      @Nullable String language,
      String href,
      @Nullable String earlier,
      @Nullable String later,
      String without) {}

  public record Chosen(String name, String id) {}

  public boolean isEmpty() {
    return lists.isEmpty();
  }
}
