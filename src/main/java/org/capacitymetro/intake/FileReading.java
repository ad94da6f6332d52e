package org.capacitymetro.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Interpreter;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Reading;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.mapping.Territory;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.capacitymetro.taxonomy.Taxonomies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads a file into [Staging]. A profile that says how its columns are filled opens any file;
/// files under the canonical header may name the sources of their rows themselves, and with them
/// their profiles.
@Component
class FileReading {
  private static final Pattern ENDINGS =
      Pattern.compile("(?i)(\\.(csv|txt|tsv|xlsx|ods|json|geojson|xml|zip|gz))+$");

  private final Profiles profiles;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final @Nullable Geocoder geocoder;
  private final JsonMapper json;

  /// @param geocoder asked late: an installation may have none
  @Autowired
  FileReading(
      Profiles profiles,
      Areas areas,
      Taxonomies taxonomies,
      ObjectProvider<Geocoder> geocoder,
      JsonMapper json) {
    this(profiles, areas, taxonomies, geocoder.getIfAvailable(), json);
  }

  FileReading(
      Profiles profiles,
      Areas areas,
      Taxonomies taxonomies,
      @Nullable Geocoder geocoder,
      JsonMapper json) {
    this.profiles = profiles;
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.geocoder = geocoder;
    this.json = json;
  }

  /// @param name of the file as people call it
  /// @param reached told how far it has come, from 0 to 1
  /// @throws UsageException when nothing in the file can be read
  void read(
      Path file, String name, ImportRun.Asked asked, Staging staging, DoubleConsumer reached) {
    TextFile.refuseMissing(file);
    String called = profileName(name, asked);
    Optional<Profile> own = profiles.find(called);
    if (asked.profile() != null && own.isEmpty()) {
      throw new UsageException(
          "profile: \"%s\" is none of %s."
              .formatted(
                  called,
                  String.join(", ", profiles.list().stream().map(Profiles.Entry::name).toList())));
    }
    if (own.isPresent() && !own.get().readsByName()) {
      readTable(file, called, profiles.get(called), asked, staging, reached);
    } else if (isCanonical(file)) {
      readCanonical(file, asked, staging, reached);
    } else {
      readTable(file, called, profiles.get(called), asked, staging, reached);
    }
    staging.flush();
  }

  private static String profileName(String name, ImportRun.Asked asked) {
    String plain = ENDINGS.matcher(name).replaceFirst("");
    return Objects.requireNonNullElse(
        asked.profile(), Objects.requireNonNullElse(asked.source(), plain));
  }

  /// Whether the heading names the canonical columns, or the file is a GeoJSON of features.
  private static boolean isCanonical(Path file) {
    if (TextFile.isBinary(file)) {
      return false;
    }
    String start = TextFile.start(file, 4_000).stripLeading();
    return start.startsWith("{")
        ? start.contains("FeatureCollection")
        : start
            .lines()
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .contains(Column.SOURCE_ID.canonical());
  }

  private void readCanonical(
      Path file, ImportRun.Asked asked, Staging staging, DoubleConsumer reached) {
    double lines = Math.max(1, TextFile.countLines(file));
    boolean geoJson = TextFile.start(file, 200).stripLeading().startsWith("{");
    RowReader reader = geoJson ? new GeoJsonPoints(json) : new CanonicalCsv();
    reader.read(
        file, new Canonical(asked, staging), line -> reached.accept(Math.min(1, line / lines)));
  }

  private void readTable(
      Path file,
      String name,
      Profile profile,
      ImportRun.Asked asked,
      Staging staging,
      DoubleConsumer reached) {
    String source =
        Objects.requireNonNullElse(
            asked.source(), Objects.requireNonNullElse(profile.source(), name));
    if (!Profiles.isSourceName(source)) {
      throw new UsageException(
          "source: \""
              + source
              + "\" must be letters, digits, _ . or -: rename the file, or name the source.");
    }
    staging.know(source, profile);
    try (TableReader table = Tables.open(file, profile.layout(file))) {
      Reading reading =
          new Reading(
              profile, source, table.columns(), territory(), geocoder, taxonomies, asked.city());
      boolean more = true;
      while (more) {
        more = readRow(table, reading, source, staging);
        reached.accept(table.progress());
      }
    }
  }

  /// @return false at the end of the file
  private static boolean readRow(
      TableReader table, Reading reading, String source, Staging staging) {
    Row row;
    try {
      row = table.next();
    } catch (BrokenRowException e) {
      staging.refuse(
          new Finding(e.line(), Reason.COLUMNS_WRONG, String.valueOf(e.getMessage())), null, "");
      return true;
    }
    if (row == null) {
      return false;
    }
    if (!reading.isMeant(row)) {
      staging.leaveOut(row.line(), String.join(", ", row.cells()));
      return true;
    }
    List<Finding> noticed = new ArrayList<>();
    reading
        .read(row, noticed::add)
        .ifPresentOrElse(
            entry -> staging.take(row.line(), entry, noticed),
            () -> refuse(row, reading, source, noticed, staging));
    return true;
  }

  private static void refuse(
      Row row, Reading reading, String source, List<Finding> noticed, Staging staging) {
    SourceRow filled = reading.fill(row);
    String id = filled.get(Column.SOURCE_ID);
    Finding why =
        noticed.stream()
            .filter(finding -> finding.reason().refuses())
            .findFirst()
            .orElseGet(() -> new Finding(row.line(), Reason.VALUE_REFUSED, ""));
    staging.refuse(why, id.isEmpty() ? null : new SourceRef(source, id), filled.get(Column.NAME));
  }

  private Territory territory() {
    return new Territory(areas, profiles.provinces());
  }

  /// Rows under the canonical names, which may name their source themselves.
  private final class Canonical implements RowReader.Rows {
    private final ImportRun.Asked asked;
    private final Staging staging;
    private final Territory territory = territory();
    private final Map<String, Interpreter> interpreters = new HashMap<>();

    Canonical(ImportRun.Asked asked, Staging staging) {
      this.asked = asked;
      this.staging = staging;
    }

    @Override
    public void refuse(Finding finding) {
      staging.refuse(finding, null, "");
    }

    @Override
    public void take(SourceRow row) {
      String source = Objects.requireNonNullElse(asked.source(), row.get(Column.SOURCE));
      String id = row.get(Column.SOURCE_ID);
      String name = row.get(Column.NAME);
      if (!Profiles.isSourceName(source)) {
        refuse(row, Reason.SOURCE_MISSING, source, null);
      } else if (id.isEmpty()) {
        refuse(row, Reason.ID_MISSING, name, null);
      } else if (name.isEmpty()) {
        refuse(row, Reason.NAME_MISSING, id, new SourceRef(source, id));
      } else {
        Interpreter interpreter = interpreters.computeIfAbsent(source, this::interpreter);
        List<Finding> noticed = new ArrayList<>();
        staging.take(row.line(), interpreter.interpret(row, noticed::add), noticed);
      }
    }

    private Interpreter interpreter(String source) {
      Profile profile = profiles.get(Objects.requireNonNullElse(asked.profile(), source));
      staging.know(source, profile);
      return new Interpreter(source, profile, territory, geocoder, taxonomies, asked.city());
    }

    private void refuse(SourceRow row, Reason reason, String value, @Nullable SourceRef ref) {
      staging.refuse(new Finding(row.line(), reason, value), ref, row.get(Column.NAME));
    }
  }
}
