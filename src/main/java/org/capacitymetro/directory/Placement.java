package org.capacitymetro.directory;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.jspecify.annotations.Nullable;

/// Where a service belongs: its areas by its point, else by the comune it declares, else by its
/// province; its city as declared, else by its areas.
///
/// @param areas codes, widest first
record Placement(List<String> areas, @Nullable String city) {
  private static final Placement NOWHERE = new Placement(List.of(), null);

  static Placement of(@Nullable LocationDraft location, Areas areas) {
    if (location == null) {
      return NOWHERE;
    }
    List<Area> around = around(location, areas);
    String city = location.city();
    if (city == null && !around.isEmpty()) {
      city = areas.cityOf(around.getLast().code()).map(City::code).orElse(null);
    }
    return new Placement(around.stream().map(Area::code).toList(), city);
  }

  private static List<Area> around(LocationDraft location, Areas areas) {
    if (location.point() != null) {
      List<Area> located = areas.locate(location.point());
      if (located.stream().anyMatch(area -> area.kind() == Area.Kind.COMUNE)) {
        return located;
      }
    }
    if (location.comune() != null && areas.find(location.comune()).isPresent()) {
      return areas.lineage(location.comune());
    }
    Address address = location.address();
    Optional<String> province = areas.findProvince(address.province());
    Optional<Area> comune =
        address.comune().isBlank()
            ? Optional.empty()
            : areas.findComune(address.comune(), address.province());
    return comune.map(Area::code).or(() -> province).map(areas::lineage).orElse(List.of());
  }
}
