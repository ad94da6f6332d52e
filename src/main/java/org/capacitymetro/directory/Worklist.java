package org.capacitymetro.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Services that wait for somebody, oldest first, with how many there are in all.
///
/// @param byCity how many in each city; those outside every city under an empty code
/// @param bySector how many in each sector, a service with two sectors in both
public record Worklist(
    long total, Map<String, Long> byCity, Map<String, Long> bySector, List<Entry> entries) {

  /// @param since the day it waits for or from, as text `2026-11-24`; null where nothing is known
  public record Entry(
      ServiceId id,
      LocalizedText name,
      @Nullable String city,
      List<String> sectors,
      @Nullable String since) {}

  /// Whose services: all of them, or those of some cities and bodies.
  ///
  /// @param city only those of this city, null for no such restriction
  /// @param sector only those of this sector, null for no such restriction
  public record Within(
      boolean everything,
      Set<String> cities,
      Set<UUID> organizations,
      @Nullable String city,
      @Nullable String sector) {}
}
