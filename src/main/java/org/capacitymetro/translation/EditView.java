package org.capacitymetro.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of one record beside their translations.
///
/// @param local under which name a browser keeps what is typed
/// @param kept whether what is shown was typed before and not saved
/// @param next the record after this one in the queue, null at its end
public record EditView(
    String action,
    String back,
    String shown,
    @Nullable String next,
    String local,
    String target,
    String tag,
    String direction,
    boolean saved,
    boolean kept,
    String trouble,
    List<Text> texts) {

  /// @param id for labels
  /// @param parts of the source: all of it, or the difference to what the translation was made from
  /// @param of hash of the source shown
  /// @param seen words of the translation that were there
  /// @param tick what may be ticked: `still` for words that are older and still right, `checked`
  ///   for the words of somebody else; empty for nothing
  /// @param theirs what somebody else wrote meanwhile, null for nothing
  /// @param glossary official terms in the source
  public record Text(
      String id,
      String field,
      String label,
      String sourceLanguage,
      String source,
      List<Part> parts,
      String of,
      String seen,
      String words,
      int lines,
      String standing,
      String standingInWords,
      String tick,
      boolean ticked,
      @Nullable String problem,
      @Nullable String theirs,
      List<Forced> glossary,
      List<Offered> memory) {}

  /// @param kind `same`, `gone` or `new`
  public record Part(String kind, String text) {}

  /// @param missing whether the translation does not use the words
  public record Forced(String term, String words, boolean missing) {}

  /// @param about where it comes from and how like it is
  public record Offered(String source, String words, String sentence, String about) {}
}
