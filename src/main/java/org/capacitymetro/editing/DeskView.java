package org.capacitymetro.editing;

import java.util.List;

/// What the desk shows.
///
/// @param mayAdd whether the person may add services, `mayAddBodies` bodies
/// @param mayAsk whether the person may ask many bodies at once, `mayCall` verify by telephone,
///   `mayImport` look at imports, `mayReview` say which records are the same, `mayEditGuides` write
///   guides, `mayTranslate` translate, `mayAnswer` decide on what visitors suggest
public record DeskView(
    String name,
    List<Line> lines,
    boolean mayAdd,
    boolean mayAddBodies,
    boolean mayAsk,
    boolean mayCall,
    boolean mayImport,
    boolean mayReview,
    boolean mayEditGuides,
    boolean mayTranslate,
    boolean mayAnswer) {

  /// @param oldest what is the matter with the one that waits longest
  public record Line(
      String title,
      String about,
      String href,
      String count,
      List<Chip> cities,
      List<Chip> sectors,
      String oldest) {}

  /// A narrower list.
  public record Chip(String label, String count, String href, boolean chosen) {}
}
