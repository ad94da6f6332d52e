package org.capacitymetro.adoption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one adoption.
///
/// @param newer that the sheet has a newer version than the adopted one; empty where it has not
/// @param hide where those who publish the sheet hide or show it; null for everybody else
/// @param hiddenReason empty where it is not hidden
/// @param problem what is wrong with the reason, empty for nothing
public record AdoptionView(
    String name,
    @Nullable String language,
    @Nullable String organization,
    String practice,
    String practiceHref,
    String familyHref,
    boolean demonstration,
    String standing,
    String icon,
    String standingWords,
    String unanswered,
    String newer,
    List<Row> facts,
    List<Told> told,
    List<Difference> differences,
    List<Cost> costs,
    @Nullable Words role,
    String mail,
    @Nullable String hide,
    String hiddenReason,
    String problem,
    @Nullable String tell) {

  public record Words(String text, @Nullable String language) {}

  /// @param href null for words only
  public record Row(String label, String value, @Nullable String language, @Nullable String href) {}

  public record Told(
      String day,
      String machine,
      String outcome,
      String icon,
      String outcomeWords,
      Words why,
      @Nullable Words figures) {}

  /// One change, with both texts side by side.
  ///
  /// @param original HTML, safe to be put into a page; null where it touches no passage
  /// @param ours null where nothing was written in its place
  /// @param departs whether it breaks what must not change
  public record Difference(
      String heading,
      @Nullable String original,
      @Nullable String originalLanguage,
      @Nullable Words ours,
      Words reason,
      String fidelity,
      String fidelityWords,
      List<Row> facts) {}

  public record Cost(Words what, String amount, String year) {}
}
