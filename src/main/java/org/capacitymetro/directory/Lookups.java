package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds records for the people who keep them: bodies by name, services that may be the same as
/// another, services that lack something. Straight from the tables, so that what was saved a moment
/// ago is there; readers search with the index instead.
@Component
public class Lookups {
  private static final int MOST_NAMED = 60;

  /// More than stand around any point of a city, unless a whole list was placed on one.
  private static final int MOST_NEAR = 400;

  /// Half the side of the square around a point in which services are compared.
  private static final double NEAR_METRES = 250;

  private static final double METRES_PER_DEGREE = 111_320;

  private final LookupStore store;
  private final OrganizationStore organizations;
  private final Directory directory;

  Lookups(LookupStore store, OrganizationStore organizations, Directory directory) {
    this.store = store;
    this.organizations = organizations;
    this.directory = directory;
  }

  /// Bodies whose names have all the words, or words that begin so; shortest names first.
  public List<Organization> organizationsNamed(String words, int limit) {
    List<String> folded =
        Stream.of(Folding.words(words).split(" ")).filter(word -> !word.isEmpty()).toList();
    if (folded.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = store.organizationsNamed(folded, limit);
    Map<OrganizationId, Organization> found = organizations.list(ids);
    return ids.stream()
        .map(id -> found.get(new OrganizationId(id)))
        .filter(Objects::nonNull)
        .toList();
  }

  public Optional<Organization> findOrganization(OrganizationId id) {
    return directory.findOrganization(id);
  }

  /// Services with a word of the name, or close to the point, as the public may see them: a
  /// reserved place is never found by where it is.
  ///
  /// @param point null when the place is not known
  public List<PublicService> candidates(String name, @Nullable Point point) {
    String query =
        Stream.of(Folding.words(name).split(" "))
            .filter(word -> word.length() > 2)
            .distinct()
            .collect(Collectors.joining(" | "));
    List<UUID> ids =
        Stream.concat(
                query.isEmpty() ? Stream.of() : store.named(query, MOST_NAMED).stream(),
                point == null ? Stream.of() : near(point).stream())
            .distinct()
            .toList();
    return directory.list(ids.stream().map(ServiceId::new).toList());
  }

  private List<UUID> near(Point point) {
    double lat = NEAR_METRES / METRES_PER_DEGREE;
    double lon = lat / Math.cos(Math.toRadians(point.lat()));
    return store.near(
        point.lat() - lat, point.lat() + lat, point.lon() - lon, point.lon() + lon, MOST_NEAR);
  }

  /// Services that have no point on the map and no reason not to have one.
  public Worklist unplaced(Worklist.Within within, int limit) {
    return store.unplaced(within, limit);
  }

  /// Active services whose point was worked out from the address and is that of a street, a place
  /// or a comune.
  public Worklist approximatelyPlaced(Worklist.Within within, int limit) {
    return store.approximatelyPlaced(within, limit);
  }

  /// Active services whose hours stand there only as their source wrote them, but for those where
  /// somebody left them so.
  public Worklist withHoursInWords(Worklist.Within within, int limit) {
    return store.withHoursInWords(within, limit);
  }

  /// Services paid by a project that ends between two days, both included.
  public Worklist ending(Worklist.Within within, LocalDate from, LocalDate to, int limit) {
    return store.ending(within, from, to, limit);
  }

  /// Services that are no longer in the list they come from, and that nobody has verified since.
  public Worklist gone(Worklist.Within within, int limit) {
    return store.gone(within, limit);
  }

  /// Services that nobody has verified since a day, or ever; first those that are no longer in the
  /// list they come from, however lately they were verified before.
  public Worklist unverifiedSince(Worklist.Within within, LocalDate day, int limit) {
    return store.unverifiedSince(within, day, limit);
  }
}
