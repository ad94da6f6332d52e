package org.capacitymetro.portal;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;

/// A service in a list, in the reader's words.
///
/// @param sector first-level sector; null for a record without one
/// @param provider and `summary`, `where`, `distance` are empty when not known
/// @param languages names of the languages spoken besides Italian
/// @param badges what matters before one goes there: free, no permit needed ...
/// @param matched the word of the record that answered the query, empty when the name shows it
/// @param point null when the service has no place on the map
/// @param around metres around the point within which the place lies; 0 where the point is its own
public record ServiceCard(
    String id,
    String href,
    String name,
    String nameLanguage,
    @Nullable SectorTile sector,
    String provider,
    String summary,
    OpenLabel open,
    String where,
    String distance,
    List<String> languages,
    List<Badge> badges,
    String matched,
    @Nullable Point point,
    int around) {

  /// @param kind class of the badge: `good`, `note`, `quiet`
  public record Badge(String kind, String words) {}
}
