package org.capacitymetro.index;

/// The properties results can be narrowed by and counted on. Values within one facet are
/// alternatives, facets add up.
@org.springframework.modulith.NamedInterface("facets")
public enum Facet {
  SECTOR,
  TARGET,
  LANGUAGE,
  /// Values of [org.capacitymetro.hsds.Access.Mode] in lower case with hyphens, e.g. `walk-in`, and
  /// `free`, `no-permit`, `anonymous`.
  ACCESS,
  AREA,
  /// Values of [org.capacitymetro.freshness.Age] by their codes.
  VERIFIED,
  /// Values of [org.capacitymetro.freshness.Availability.Kind] by their codes, while they hold.
  AVAILABILITY,
  /// One value, `yes`: a sheet of a good practice or micro-practice hangs on the service. Known
  /// from the sheets and not from the service, so it is kept beside the index.
  PRACTICE,
  /// One value, `now`: open at the instant asked for.
  OPEN;

  /// The name in addresses and JSON: lower case.
  public String parameter() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
