package org.capacitymetro.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one folder in which this installation keeps what must survive: the embedded database, the
/// search index, the base map. Nothing outside it is written.
///
/// @param root an existing, writable folder; absolute
public record DataDirectory(Path root) {
  /// Four files of PostgreSQL's write-ahead log: with less it may stop in the middle of its work.
  private static final long LEAST_ROOM_BYTES = 64L << 20;

  /// Opens the folder, creating it where it is missing.
  ///
  /// @throws UsageException where it cannot be created or written, or has no room
  public static DataDirectory of(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      Path probe = Files.createTempFile(root, ".writable", null);
      Files.delete(probe);
      DataDirectory data = new DataDirectory(root.toRealPath());
      data.refuseFull();
      return data;
    } catch (IOException e) {
      throw new UsageException(
          "The data directory "
              + root
              + " cannot be written: give it to this user (chown) or choose another one with"
              + " --data-dir DIR.",
          e);
    }
  }

  /// @throws UsageException where the file system has too little room for the database to work
  void refuseFull() {
    try {
      long room = Files.getFileStore(root).getUsableSpace();
      if (room < LEAST_ROOM_BYTES) {
        throw new UsageException(
            "The data directory "
                + root
                + " has only "
                + (room >> 20)
                + " MB of room left and needs at least "
                + (LEAST_ROOM_BYTES >> 20)
                + " MB: free some space, or choose another one with --data-dir DIR.");
      }
    } catch (IOException e) {
      throw new UsageException("The data directory " + root + " cannot be read: " + e, e);
    }
  }

  /// The embedded PostgreSQL server: programs, cluster, password.
  public Path postgres() {
    return root.resolve("postgres");
  }

  /// The Lucene index; may be deleted while nothing runs, it is rebuilt from the database.
  public Path index() {
    return root.resolve("index");
  }

  /// Layers and PMTiles files of the base map.
  public Path basemap() {
    return root.resolve("basemap");
  }

  /// Import profiles of the operator; a file here wins over the shipped one of the same name.
  public Path importProfiles() {
    return root.resolve("import-profiles");
  }

  /// Mails written as files where no mail server is configured, and reports of undelivered ones in
  /// `bounces`.
  public Path mail() {
    return root.resolve("mail");
  }

  /// Pictures and documents that people brought; several nodes share it.
  public Path files() {
    return root.resolve("files");
  }

  Path serverLock() {
    return root.resolve("server.lock");
  }

  Path postgresLock() {
    return root.resolve("postgres.lock");
  }
}
