package org.capacitymetro.tables;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A file or folder on disk, seen through its packing.
final class Source implements Closeable {
  private static final int MOST_ENTRIES = 10_000;

  /// What lies on disk.
  enum Kind {
    TEXT,
    GZIP,
    XLSX,
    ODS,
    /// A ZIP archive of tables.
    ARCHIVE,
    /// A folder of tables.
    FOLDER
  }

  private final Path path;
  private final Limits limits;
  private final Kind kind;
  private final long size;
  private final @Nullable ZipFile zip;

  private Source(Path path, Limits limits, Kind kind, long size, @Nullable ZipFile zip) {
    this.path = path;
    this.limits = limits;
    this.kind = kind;
    this.size = size;
    this.zip = zip;
  }

  /// @throws UnreadableTableException when no table can be in it
  static Source of(Path path, Limits limits) {
    if (Files.isDirectory(path)) {
      return new Source(path, limits, Kind.FOLDER, 0, null);
    }
    if (!Files.exists(path)) {
      throw new UnreadableTableException(nameOf(path), Unreadable.MISSING);
    }
    try {
      long size = Files.size(path);
      if (size == 0) {
        throw new UnreadableTableException(nameOf(path), Unreadable.EMPTY);
      }
      if (size > limits.packed()) {
        throw new UnreadableTableException(
            nameOf(path), Unreadable.TOO_BIG, size >> 20, limits.packed() >> 20);
      }
      byte[] start;
      try (InputStream in = Files.newInputStream(path)) {
        start = in.readNBytes(Sniffer.START);
      }
      if (Sniffer.isGzip(start)) {
        Source source = new Source(path, limits, Kind.GZIP, size, null);
        source.refuseOthersInside();
        return source;
      }
      if (Sniffer.isZip(start)) {
        return zip(path, limits, size);
      }
      Sniffer.refuseOthers(nameOf(path), start, path);
      return new Source(path, limits, Kind.TEXT, size, null);
    } catch (IOException e) {
      throw new UnreadableTableException(nameOf(path), Unreadable.UNREADABLE, Guarded.reason(e));
    }
  }

  private void refuseOthersInside() throws IOException {
    try (InputStream in = open(null)) {
      byte[] start = in.readNBytes(Sniffer.START);
      if (start.length == 0) {
        throw new UnreadableTableException(name(), Unreadable.EMPTY);
      }
      if (Sniffer.isGzip(start) || Sniffer.isZip(start)) {
        throw new UnreadableTableException(name(), Unreadable.OTHER_ARCHIVE);
      }
      Sniffer.refuseOthers(name(), start, null);
    }
  }

  private static Source zip(Path path, Limits limits, long size) {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (IOException e) {
      boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
      throw new UnreadableTableException(
          nameOf(path), encrypted ? Unreadable.ENCRYPTED : Unreadable.TRUNCATED);
    }
    try {
      Kind kind = Sniffer.kindOfZip(nameOf(path), zip);
      if (zip.size() > MOST_ENTRIES) {
        throw new UnreadableTableException(nameOf(path), Unreadable.ARCHIVE);
      }
      Source source = new Source(path, limits, kind, size, zip);
      if (kind == Kind.ARCHIVE && source.tables().isEmpty()) {
        throw new UnreadableTableException(nameOf(path), Unreadable.ARCHIVE);
      }
      return source;
    } catch (RuntimeException e) {
      try (zip) {
        throw e;
      } catch (IOException ignored) {
        throw e;
      }
    }
  }

  Kind kind() {
    return kind;
  }

  Limits limits() {
    return limits;
  }

  long size() {
    return size;
  }

  /// Name of the file, for messages.
  String name() {
    return nameOf(path);
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  boolean isPacked() {
    return kind == Kind.GZIP || kind == Kind.ARCHIVE;
  }

  /// Names of the text tables in a folder or archive, without those of the operating system; empty
  /// for a single file.
  List<String> tables() {
    List<String> names = new ArrayList<>();
    if (kind == Kind.ARCHIVE) {
      archive().stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .filter(Source::isTable)
          .forEach(names::add);
    } else if (kind == Kind.FOLDER) {
      try (Stream<Path> files = Files.list(path)) {
        files
            .filter(Files::isRegularFile)
            .map(Source::nameOf)
            .filter(Source::isTable)
            .sorted()
            .forEach(names::add);
      } catch (IOException e) {
        throw new UnreadableTableException(name(), Unreadable.UNREADABLE, Guarded.reason(e));
      }
    }
    return names;
  }

  private static boolean isTable(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith("__MACOSX/")
        && !file.startsWith(".")
        && file.matches(".+\\.(csv|tsv|tab|txt|json|geojson|jsonl|ndjson|xml)");
  }

  boolean has(String part) {
    return kind == Kind.FOLDER
        ? Files.isRegularFile(path.resolve(part))
        : zip != null && zip.getEntry(part) != null;
  }

  /// The unpacked bytes of the file, or of one part of an archive, workbook or folder.
  Guarded open(@Nullable String part) {
    try {
      if (zip != null) {
        @Nullable ZipEntry entry = part == null ? null : zip.getEntry(part);
        if (entry == null) {
          throw new UnreadableTableException(
              name(), Unreadable.NO_SHEET, String.valueOf(part), String.join(", ", tables()));
        }
        long packed = entry.getCompressedSize() < 0 ? size : entry.getCompressedSize();
        return new Guarded(
            zip.getInputStream(entry), name(), limits, Math.max(packed, 1), entry.getSize(), null);
      }
      if (kind == Kind.FOLDER) {
        if (part == null || !tables().contains(part)) {
          throw new UnreadableTableException(
              name(), Unreadable.NO_SHEET, String.valueOf(part), String.join(", ", tables()));
        }
        Path file = path.resolve(part);
        return new Guarded(Files.newInputStream(file), name(), limits, 0, Files.size(file), null);
      }
      if (kind == Kind.GZIP) {
        Counted raw = new Counted(Files.newInputStream(path));
        GZIPInputStream unpacked = new GZIPInputStream(raw, 1 << 16);
        return new Guarded(unpacked, name(), limits, size, size, () -> raw.count);
      }
      return new Guarded(Files.newInputStream(path), name(), limits, 0, size, null);
    } catch (EOFException e) {
      throw new UnreadableTableException(name(), Unreadable.TRUNCATED);
    } catch (ZipException e) {
      boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
      throw encrypted
          ? new UnreadableTableException(name(), Unreadable.ENCRYPTED)
          : new UnreadableTableException(name(), Unreadable.DAMAGED, "packing");
    } catch (IOException e) {
      throw new UnreadableTableException(name(), Unreadable.UNREADABLE, Guarded.reason(e));
    }
  }

  /// The start of a part as ISO 8859-1, to look for marks in.
  String start(@Nullable String part, int bytes) {
    try (InputStream in = open(part)) {
      return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UnreadableTableException(name(), Unreadable.UNREADABLE, Guarded.reason(e));
    }
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }

  private ZipFile archive() {
    if (zip == null) {
      throw new IllegalStateException(path + " is no archive");
    }
    return zip;
  }

  @Override
  public void close() {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        throw new UnreadableTableException(name(), Unreadable.UNREADABLE, Guarded.reason(e));
      }
    }
  }
}
