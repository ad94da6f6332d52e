package org.capacitymetro.mapping;

import java.util.List;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.taxonomy.Taxonomies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Opens readings of files, with what is known here of places and vocabularies.
@Component
public class Readings {
  private final Profiles profiles;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final ObjectProvider<Geocoder> geocoder;

  public Readings(
      Profiles profiles, Areas areas, Taxonomies taxonomies, ObjectProvider<Geocoder> geocoder) {
    this.profiles = profiles;
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.geocoder = geocoder;
  }

  /// The name under which the records of a file are known: that of the profile, else the name of
  /// the profile itself.
  public static String source(String profileName, Profile profile) {
    return profile.source() == null ? profileName : profile.source();
  }

  /// @param source name under which the records are known
  /// @param columns headings of the file
  /// @param city code of the city for rows that name no province
  /// @throws org.capacitymetro.platform.UsageException when profile and file do not go together
  public Reading of(Profile profile, String source, List<String> columns, @Nullable String city) {
    return new Reading(
        profile,
        source,
        columns,
        new Territory(areas, profiles.provinces()),
        geocoder.getIfUnique(),
        taxonomies,
        city);
  }
}
