package org.capacitymetro.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.SourceRef;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Interpreter;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.mapping.Territory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads a file into [Staging], with the profile asked for or those its rows name.
@Component
class FileReading {
  private final Profiles profiles;
  private final Areas areas;
  private final JsonMapper json;

  FileReading(Profiles profiles, Areas areas, JsonMapper json) {
    this.profiles = profiles;
    this.areas = areas;
    this.json = json;
  }

  /// @param reached told how far it has come, from 0 to 1
  /// @throws UnreadableFileException when nothing in the file can be read
  void read(Path file, ImportRun.Asked asked, Staging staging, DoubleConsumer reached) {
    double lines = Math.max(1, TextFile.countLines(file));
    boolean geoJson = TextFile.start(file, 200).stripLeading().startsWith("{");
    RowReader reader = geoJson ? new GeoJsonPoints(json) : new CanonicalCsv();
    reader.read(
        file, new Canonical(asked, staging), line -> reached.accept(Math.min(1, line / lines)));
    staging.flush();
  }

  /// Rows under the canonical names, which may name their source themselves.
  private final class Canonical implements RowReader.Rows {
    private final ImportRun.Asked asked;
    private final Staging staging;
    private final Territory territory = new Territory(areas, profiles.provinces());
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
      String profile = Objects.requireNonNullElse(asked.profile(), source);
      return new Interpreter(source, profiles.get(profile), territory, asked.city());
    }

    private void refuse(SourceRow row, Reason reason, String value, @Nullable SourceRef ref) {
      staging.refuse(new Finding(row.line(), reason, value), ref, row.get(Column.NAME));
    }
  }
}
