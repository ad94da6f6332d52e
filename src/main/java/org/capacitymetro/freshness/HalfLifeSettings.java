package org.capacitymetro.freshness;

import java.util.Map;
import java.util.TreeMap;
import org.capacitymetro.platform.UsageException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `capacity.freshness.*`: after how many days what was verified is worth half.
///
/// @param halfLives days by group; every group stands in `application.yaml`
/// @param sectors days by sector code and group, for sectors where it is another number; a code of
///   the first level stands for those below it that say nothing themselves
@ConfigurationProperties("capacity.freshness")
record HalfLifeSettings(
    Map<FieldGroup, Integer> halfLives,
    @DefaultValue Map<String, Map<FieldGroup, Integer>> sectors) {

  HalfLifeSettings {
    halfLives = Map.copyOf(halfLives);
    sectors = Map.copyOf(sectors);
    for (FieldGroup group : FieldGroup.values()) {
      if (!halfLives.containsKey(group)) {
        throw new UsageException(
            "capacity.freshness.half-lives."
                + group.code()
                + " is missing: give a number of days.");
      }
    }
    check("half-lives", halfLives);
    sectors.forEach((sector, days) -> check("sectors." + sector, days));
  }

  private static void check(String key, Map<FieldGroup, Integer> days) {
    days.forEach(
        (group, number) -> {
          if (number < 1) {
            throw new UsageException(
                "capacity.freshness."
                    + key
                    + "."
                    + group.code()
                    + " needs one day or more, not "
                    + number
                    + ".");
          }
        });
  }

  String fingerprint() {
    Map<String, Map<FieldGroup, Integer>> ordered = new TreeMap<>();
    sectors.forEach((sector, days) -> ordered.put(sector, new TreeMap<>(days)));
    return new TreeMap<>(halfLives) + " " + ordered;
  }
}
