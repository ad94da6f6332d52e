package org.capacitymetro.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.capacitymetro.testing.ChildJvm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files bigger than the whole heap of the process that reads them.
class StreamingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"CSV", "XLSX", "JSON", "XML", "HSDS_TABULAR"})
  void aFileOfSixtyMegabytesIsReadInAHeapOfFortyEight(Format format) throws Exception {
    Path file = folder.resolve("big");
    long rows = BigFiles.write(format, file, format == Format.HSDS_TABULAR ? 20L << 20 : 60L << 20);
    assertThat(size(file)).isGreaterThan(format == Format.XLSX ? 8L << 20 : 20L << 20);
    try (ChildJvm reader =
        ChildJvm.start(BigFiles.class, Map.of("JAVA_TOOL_OPTIONS", "-Xmx48m"), "read", file)) {
      reader.awaitOutput("done");
      assertThat(reader.output()).contains(format + " " + rows + " rows");
    }
  }

  private static long size(Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return Files.size(file);
    }
    try (var files = Files.list(file)) {
      return files.mapToLong(each -> each.toFile().length()).sum();
    }
  }
}
