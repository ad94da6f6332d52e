package org.capacitymetro.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.Tables;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Files that people handed in: kept in `DATA_DIR/uploads`, forgotten after three months.
@Component
class Uploads {
  /// Bytes of the biggest file that is taken.
  static final long LARGEST = 512L << 20;

  private static final Duration KEPT = Duration.ofDays(90);

  private final UploadStore store;
  private final Path folder;
  private final Clock clock;

  Uploads(UploadStore store, DataDirectory dataDirectory, Clock clock) {
    this.store = store;
    this.folder = dataDirectory.root().resolve("uploads");
    this.clock = clock;
  }

  static Optional<UUID> parseId(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Keeps a file that can be read as a table.
  ///
  /// @param name as it is called where it comes from; may hold anything
  /// @param actor who hands it in
  /// @throws org.capacitymetro.tables.UnreadableTableException when it holds no table; nothing is
  ///   kept then
  Upload keep(String name, InputStream content, String actor) {
    UUID id = TimeOrderedId.next();
    Path own = folder.resolve(id.toString());
    Path file = own.resolve(fileName(name));
    try {
      Files.createDirectories(own);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        content.transferTo(out);
      }
      Upload upload =
          new Upload(
              id,
              String.valueOf(file.getFileName()),
              Files.size(file),
              file,
              Tables.guess(file).layout(),
              null,
              null,
              actor,
              clock.instant());
      store.insert(upload, digest.digest());
      return upload;
    } catch (IOException e) {
      remove(own);
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      remove(own);
      throw e;
    }
  }

  private static String fileName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}<>:\"|?*]+", "_").strip();
    String visible = plain.replaceFirst("^[.]+", "");
    return visible.isEmpty() ? "file" : visible.substring(Math.max(0, visible.length() - 100));
  }

  Optional<Upload> find(UUID id) {
    return store.find(id);
  }

  Upload get(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("upload " + id));
  }

  /// Keeps how far the mapping is.
  void save(Upload upload, Layout layout, @Nullable String profile, @Nullable String profileName) {
    store.update(upload.id(), layout, profile, profileName);
  }

  /// Forgets what is old and of no use to an import.
  long forget() {
    long forgotten = 0;
    for (Upload upload : store.listBefore(clock.instant().minus(KEPT))) {
      store.delete(upload.id());
      remove(folder.resolve(upload.id().toString()));
      forgotten++;
    }
    return forgotten;
  }

  private static void remove(Path own) {
    if (Files.isDirectory(own)) {
      try (Stream<Path> files = Files.list(own)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(own);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
