package org.capacitymetro.geocoding;

import java.util.Optional;

/// Turns a written address into a point. Safe for many threads.
public interface Geocoder {

  /// The best answer, or empty where nothing fits well enough to be said. An answer that only names
  /// the comune is an answer: ask [Located#precision] before putting a pin.
  ///
  /// @throws GeocodingException where the service that should answer cannot be reached or refuses;
  ///   the same question may be asked again later
  Optional<Located> find(Query query);
}
