package org.capacitymetro.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of the PostgreSQL server, unpacked once from the archive that the jar carries for
/// this operating system.
///
/// @param directory holds `bin`, `lib` and `share`
record PostgresBinaries(Path directory) {
  private static final String VERSION = "18.4.0";

  /// The caller holds the lock of the directory; a folder of this name is always complete.
  static PostgresBinaries unpackedIn(Path parent) throws IOException {
    Path directory = parent.resolve("bin-" + VERSION);
    if (!Files.isDirectory(directory)) {
      System.err.println("Unpacking PostgreSQL " + VERSION + " into " + directory);
      Path unfinished = parent.resolve("bin-unfinished");
      Trees.delete(unfinished);
      unpack(unfinished);
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(directory);
  }

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  private static void unpack(Path target) throws IOException {
    String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (packed == null) {
        throw new UsageException(
            "There is no embedded PostgreSQL for this computer ("
                + archive
                + "): set CAPACITY_DATABASE_URL to a PostgreSQL 15 to 18 of your own.");
      }
      TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("The archive " + archive + " reaches outside: " + entry.getName());
        }
        write(tar, entry, file);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(tar, file);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(file, Trees.EXECUTABLE);
      }
    }
  }

  static String archiveName(String system, String processor) {
    boolean mac = system.toLowerCase(Locale.ROOT).startsWith("mac");
    boolean arm = Set.of("aarch64", "arm64").contains(processor);
    return "postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
  }
}
