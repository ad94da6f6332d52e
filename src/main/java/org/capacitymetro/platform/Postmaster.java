package org.capacitymetro.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `postmaster.pid` says about the server of a cluster; after a crash it may be stale, and its
/// process number may belong to another program by now.
///
/// @param pid the process of the server
/// @param port where it listens on 127.0.0.1
record Postmaster(long pid, int port) {
  static final String FILE = "postmaster.pid";

  private static final int PORT_LINE = 3;

  /// The note in a cluster's folder; empty where there is none or it is being written.
  static Optional<Postmaster> noted(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(data.resolve(FILE));
      if (lines.size() <= PORT_LINE) {
        return Optional.empty();
      }
      return Optional.of(
          new Postmaster(
              Long.parseLong(lines.getFirst().strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip())));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Whether that process still runs PostgreSQL: not a stranger with the same number, and not one
  /// that has ended without being collected by its parent.
  boolean alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .map(command -> Path.of(command).endsWith("postgres"))
        .orElse(false);
  }
}
