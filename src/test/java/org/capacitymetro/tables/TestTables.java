package org.capacitymetro.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Files for the tests of this module, and what reading them gives.
final class TestTables {
  /// Everything a reader gave.
  record Taken(List<String> columns, List<Row> rows, List<BrokenRowException> broken) {
    List<String> column(String name) {
      return rows.stream().map(row -> row.cells().get(columns.indexOf(name))).toList();
    }
  }

  private TestTables() {}

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path text(Path folder, String name, String text, Charset charset) {
    return write(folder, name, text.getBytes(charset));
  }

  static Path text(Path folder, String name, String text) {
    return text(folder, name, text, StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Taken take(Path file) {
    return take(file, Tables.guess(file).layout());
  }

  static Taken take(Path file, Layout layout) {
    List<Row> rows = new ArrayList<>();
    List<BrokenRowException> broken = new ArrayList<>();
    try (TableReader reader = Tables.open(file, layout)) {
      boolean more = true;
      while (more) {
        try {
          @Nullable Row row = reader.next();
          more = row != null;
          if (row != null) {
            rows.add(row);
          }
        } catch (BrokenRowException e) {
          broken.add(e);
        }
      }
      return new Taken(reader.columns(), rows, broken);
    }
  }
}
