package org.capacitymetro.basemap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.capacitymetro.platform.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The place in the data directory for the operator's own PMTiles file. While one lies there the
/// map is made from it alone.
@Component
class PmtilesShelf {
  private record Known(FileTime modified, PmtilesFile file) {}

  private final Path folder;
  private volatile @Nullable Known known;

  PmtilesShelf(DataDirectory data) {
    this.folder = data.basemap();
  }

  Path path() {
    return folder.resolve("tiles.pmtiles");
  }

  /// What the file says about itself; read again when it was exchanged.
  Optional<PmtilesFile> current() {
    Path path = path();
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      FileTime modified = Files.getLastModifiedTime(path);
      Known last = known;
      if (last == null || !last.modified().equals(modified)) {
        last = new Known(modified, PmtilesFile.read(path));
        known = last;
      }
      return Optional.of(last.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Names this very file, as an entity tag of HTTP; empty without one.
  Optional<String> tag() {
    try {
      return Files.isRegularFile(path())
          ? Optional.of(
              "\"%x-%x\""
                  .formatted(Files.getLastModifiedTime(path()).toMillis(), Files.size(path())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Checks a file and copies it in; the old one stays in use until the new one is complete.
  PmtilesFile put(Path file) {
    PmtilesFile checked = PmtilesFile.read(file);
    try {
      Files.createDirectories(folder);
      Path arriving = folder.resolve("tiles.pmtiles.arriving");
      Files.copy(file, arriving, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          arriving, path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checked;
  }

  /// Whether there was one.
  boolean remove() {
    try {
      return Files.deleteIfExists(path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
