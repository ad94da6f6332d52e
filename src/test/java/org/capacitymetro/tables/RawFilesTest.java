package org.capacitymetro.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawFilesTest {
  static Path shared(String path) {
    Path file = Path.of(System.getProperty("capacity.shared-data", "../shared/data"), path);
    Assumptions.assumeTrue(
        Files.exists(file), "the public data is not beside this project: " + file);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"x"})
  void dump(String x) throws Exception {
    try (var files = Files.list(shared("raw"))) {
      for (Path f : (Iterable<Path>) files.sorted()::iterator) {
        Guess g = Tables.guess(f);
        int rows = 0, broken = 0;
        try (TableReader r = Tables.open(f, g.layout())) {
          while (true) {
            try {
              if (r.next() == null) break;
              rows++;
            } catch (BrokenRowException e) {
              broken++;
              System.out.println("  broken " + e.line() + " " + e.getMessage());
            }
          }
          System.out.println("progress " + r.progress());
        }
        System.out.println(
            f.getFileName()
                + " "
                + g.layout()
                + " rows "
                + rows
                + " broken "
                + broken
                + " "
                + g.sheets()
                + g.paths());
        for (Column c : g.columns())
          System.out.printf(
              Locale.ROOT, "    %s %s %.2f %.2f%n", c.name(), c.type(), c.filled(), c.share());
      }
    }
  }
}
