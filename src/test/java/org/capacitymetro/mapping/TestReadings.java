package org.capacitymetro.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.mapping.Interpreter.Entry;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.capacitymetro.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// Readings over the areas and vocabularies of a database of its own.
final class TestReadings {
  private final TestDatabase database = TestDatabase.fresh();
  final Areas areas = TestAreas.over(database.dataSource());
  final Taxonomies taxonomies = TestTaxonomies.over(database.dataSource());
  final Profiles profiles;

  TestReadings(@Nullable Path folder) {
    profiles = new Profiles(folder, taxonomies);
  }

  /// What came of a file.
  record Result(Map<String, Entry> taken, long filtered, int refused, List<Finding> findings) {

    ServiceEntry service(String id) {
      return (ServiceEntry) Optional.ofNullable(taken.get(id)).orElseThrow();
    }

    String counts() {
      Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
      findings.forEach(finding -> reasons.merge(finding.reason(), 1, Integer::sum));
      return "taken=%d filtered=%d refused=%d %s"
          .formatted(taken.size(), filtered, refused, reasons);
    }
  }

  Reading reading(
      Profile profile, String source, List<String> columns, @Nullable Geocoder geocoder) {
    return new Reading(
        profile,
        source,
        columns,
        new Territory(areas, profiles.provinces()),
        geocoder,
        taxonomies,
        null);
  }

  /// Reads a whole file with a profile, as a run does: an id that stood in the file already is
  /// refused.
  Result read(Path file, String profileName) {
    Profile profile = profiles.get(profileName);
    Map<String, Entry> taken = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    int refused = 0;
    try (TableReader table = Tables.open(file, profile.layout(file))) {
      Reading reading = reading(profile, profileName, table.columns(), null);
      boolean ended = false;
      while (!ended) {
        try {
          Row row = table.next();
          ended = row == null;
          if (row != null) {
            boolean meant = reading.isMeant(row);
            Optional<Entry> entry = reading.read(row, findings::add);
            boolean twice =
                entry.isPresent() && taken.putIfAbsent(id(entry.get()), entry.get()) != null;
            refused += meant && (entry.isEmpty() || twice) ? 1 : 0;
          }
        } catch (BrokenRowException e) {
          refused++;
        }
      }
      return new Result(taken, reading.filtered(), refused, findings);
    }
  }

  private static String id(Entry entry) {
    return switch (entry) {
      case ServiceEntry service -> service.draft().source().id();
      case Interpreter.OrganizationEntry organization -> organization.draft().source().id();
    };
  }

  /// A file of the public data beside the project; the test is skipped without it.
  static Path sharedData(String path) {
    Path file = Path.of(System.getProperty("capacity.shared-data", "../shared/data"), path);
    Assumptions.assumeTrue(
        file.toFile().exists(), "the public data is not beside this project: " + file);
    return file;
  }
}
