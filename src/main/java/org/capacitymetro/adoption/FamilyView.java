package org.capacitymetro.adoption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The family of a practice: all who try it, with what came of it.
///
/// @param lead how many, in words
/// @param counts by standing, with failures among them
/// @param events the timeline, oldest first
/// @param map address of the points, for the script that draws them; null where there are none
/// @param adopt where one says "we are trying this"; null where that is not possible
/// @param hidden how many were hidden, for those who publish the sheet; 0 for others
public record FamilyView(
    String title,
    String sheet,
    boolean demonstration,
    String lead,
    List<Count> counts,
    List<Card> cards,
    List<Event> events,
    @Nullable String map,
    @Nullable String adopt,
    List<Card> hidden) {

  /// @param standing code, for its colour
  public record Count(String standing, String icon, String words) {}

  /// @param where city and place
  /// @param changes how many, in words
  /// @param said the newest answer in short; empty for none
  public record Card(
      String id,
      String name,
      @Nullable String language,
      String href,
      String where,
      String since,
      String standing,
      String icon,
      String standingWords,
      String unanswered,
      String changes,
      String said,
      @Nullable String saidLanguage) {}

  /// @param machine for `datetime`
  /// @param day as people read it
  public record Event(
      String machine,
      String day,
      String standing,
      String icon,
      String words,
      @Nullable String href,
      String about,
      @Nullable String language) {}
}
