package org.capacitymetro.geocoding;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Answers of geocoding services, one file each in DATA_DIR/geocoder/cache, so that no question is
/// asked twice and a restart forgets nothing. Bounded: of too many the oldest go. A file is named
/// after a hash of the question.
final class AnswerCache {
  private static final int WRITES_BETWEEN_SWEEPS = 200;

  private final Path folder;
  private final Duration life;
  private final int most;
  private final Clock clock;
  private final AtomicInteger writes = new AtomicInteger();

  /// @param most files to keep
  AnswerCache(Path folder, Duration life, int most, Clock clock) {
    this.folder = folder;
    this.life = life;
    this.most = most;
    this.clock = clock;
  }

  Optional<String> find(URI question) {
    Path file = file(question);
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return written.plus(life).isAfter(clock.instant())
          ? Optional.of(Files.readString(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// A cache that cannot be written is no reason to give no answer.
  void put(URI question, String answer) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "answer", ".part");
      Files.writeString(part, answer);
      Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
      Files.move(
          part,
          file(question),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      if (writes.incrementAndGet() % Math.min(most, WRITES_BETWEEN_SWEEPS) == 0) {
        sweep();
      }
    } catch (IOException e) {
      return;
    }
  }

  private synchronized void sweep() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> oldest =
          files.sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())).toList();
      for (Path file : oldest.subList(0, Math.max(0, oldest.size() - most))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path file(URI question) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(question.toString().getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
