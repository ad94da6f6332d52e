package org.capacitymetro.tables;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the tables of an HSDS package: CSV files of a folder or archive, or lists of one JSON
/// object whose names end in `.csv`.
final class HsdsFiles {
  private HsdsFiles() {}

  /// True when the files are a package rather than unrelated tables.
  static boolean isPackage(Iterable<String> files) {
    int known = 0;
    boolean services = false;
    for (String file : files) {
      String table = HsdsPackage.tableName(file);
      services |= table.equals("services");
      known +=
          switch (table) {
            case "services", "organizations", "locations", "service_at_location", "addresses" -> 1;
            default -> 0;
          };
    }
    return services && known >= 3;
  }

  static HsdsPackage open(Source source, Layout layout) {
    Map<String, String> tables = new LinkedHashMap<>();
    boolean json = source.tables().isEmpty();
    Iterable<String> files = json ? JsonPaths.of(source, null, layout.charset()) : source.tables();
    for (String file : files) {
      if (json || file.endsWith(".csv")) {
        tables.putIfAbsent(HsdsPackage.tableName(file), file);
      }
    }
    if (!tables.containsKey("services")) {
      throw new UnreadableTableException(source.name(), Unreadable.NO_SERVICES);
    }
    return new HsdsPackage(
        tables.keySet(),
        name -> {
          String file = tables.getOrDefault(name, "");
          return json ? list(source, file, layout.charset()) : csv(source, file);
        });
  }

  private static TableReader list(Source source, String path, Charset charset) {
    return new RecordTable(
        source.name(),
        source.limits(),
        () -> new JsonRecords(source, null, charset, path, JsonRecords::flat));
  }

  private static TableReader csv(Source source, @Nullable String part) {
    Layout layout = CsvGuess.of(source, part, CharsetGuess.of(source, part)).withHeader(1, 1);
    return new LineTable(
        source.name(), source.limits(), new CsvLines(source, part, layout), layout);
  }
}
