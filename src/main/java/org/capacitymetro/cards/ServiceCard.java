package org.capacitymetro.cards;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;

/// A service in a list, in the reader's words.
///
/// @param sector first-level sector; null for a record without one
/// @param about one line of what it does, else who offers it; possibly empty
/// @param where and `distance` are empty when not known
/// @param languages names of the languages spoken besides Italian
/// @param badges what matters before one goes there: free, no permit needed ...
/// @param matched the word of the record that answered the query, empty when the name shows it
/// @param point null when the service has no place on the map
/// @param around metres around the point within which the place lies; 0 where the point is its own
public record ServiceCard(
    String id,
    String href,
    Prose name,
    @Nullable SectorTile sector,
    Prose about,
    OpenLabel open,
    String where,
    String distance,
    List<String> languages,
    List<Badge> badges,
    String matched,
    @Nullable Point point,
    int around) {

  /// The language that the label of the card names.
  public String language() {
    return about.isEmpty() ? name.language() : about.language();
  }

  /// @param kind class of the badge: `good`, `note`, `quiet`
  public record Badge(String kind, String words) {}
}
