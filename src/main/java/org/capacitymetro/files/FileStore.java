package org.capacitymetro.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitymetro.platform.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The files people brought, by the SHA-256 of their content: `files/ab/abcd...` in the data
/// directory, so that the same file is kept once and what a hash names never changes. A file is
/// written beside, forced to the disk and moved to its place before the database names it.
///
/// Several nodes share the folder, as they share the database.
@Component
public class FileStore {
  /// A document; printed forms and posters are far smaller.
  public static final long MOST_BYTES = 20L << 20;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Duration YOUNG = Duration.ofDays(1);
  private static final int BLOCK = 1 << 16;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final List<FileUser> users;
  private final Path root;

  FileStore(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock,
      List<FileUser> users,
      DataDirectory data) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.users = users;
    this.root = data.files();
  }

  /// Keeps a document as it is; a picture is drawn anew.
  ///
  /// @param name as the person called it
  /// @throws FileRefused where it is too large, nothing that is taken, or not what its name says
  public StoredFile put(InputStream content, String name) {
    return put(content, name, false);
  }

  /// Keeps a picture, drawn anew at two sizes.
  ///
  /// @throws FileRefused as for [#put], and where it is no picture
  public StoredFile putPicture(InputStream content, String name) {
    return put(content, name, true);
  }

  private StoredFile put(InputStream content, String name, boolean picture) {
    try {
      Path written = write(content);
      try {
        FileType type = FileType.of(written, name);
        if (type.isPicture()) {
          Pictures.Sizes sizes = Pictures.draw(written, type);
          StoredFile small = keep(sizes.small(), type, null);
          return keep(sizes.large(), type, small.hash());
        }
        if (picture) {
          throw new FileRefused(FileRefused.Reason.NO_PICTURE, type.name());
        }
        return keep(written, type, 0, 0, null, DocumentWords.of(written, type));
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<StoredFile> find(String hash) {
    return !HASH.matcher(hash).matches()
        ? Optional.empty()
        : jdbc.sql("select * from stored_file where hash = :hash")
            .param("hash", hash)
            .query(
                (row, number) ->
                    new StoredFile(
                        row.getString("hash"),
                        FileType.valueOf(row.getString("type")),
                        row.getLong("bytes"),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getString("small"),
                        row.getString("words")))
            .optional();
  }

  /// Where the bytes of a stored file lie.
  public Path path(StoredFile file) {
    return path(file.hash());
  }

  private Path path(String hash) {
    return root.resolve(hash.substring(0, 2)).resolve(hash);
  }

  private StoredFile keep(Pictures.Drawn drawn, FileType type, @Nullable String small)
      throws IOException {
    Path written = write(new ByteArrayInputStream(drawn.bytes()));
    try {
      return keep(written, type, drawn.width(), drawn.height(), small, "");
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /// Writes to a file beside and forces it to the disk.
  private Path write(InputStream content) throws IOException {
    Path folder = Files.createDirectories(root.resolve("new"));
    Path file = Files.createTempFile(folder, "file", null);
    boolean whole = false;
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] block = new byte[BLOCK];
      long size = 0;
      for (int count = content.read(block); count >= 0; count = content.read(block)) {
        size += count;
        if (size > MOST_BYTES) {
          throw new FileRefused(FileRefused.Reason.TOO_LARGE, "more than " + MOST_BYTES);
        }
        ByteBuffer buffer = ByteBuffer.wrap(block, 0, count);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      out.force(true);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
    return file;
  }

  /// Moves a written file to its place and names it in the database. Whoever removes the same file
  /// as an orphan waits, and the reverse.
  private StoredFile keep(
      Path written, FileType type, int width, int height, @Nullable String small, String words)
      throws IOException {
    StoredFile file =
        new StoredFile(hash(written), type, Files.size(written), width, height, small, words);
    transactions.executeWithoutResult(
        status -> {
          lock(file.hash());
          place(written, path(file.hash()));
          jdbc.sql(
                  """
                  insert into stored_file
                    (hash, type, bytes, width, height, small, words, stored_at)
                  values (:hash, :type, :bytes, :width, :height, :small, :words, :at)
                  on conflict (hash) do update set stored_at = excluded.stored_at,
                    small = coalesce(excluded.small, stored_file.small)
                  """)
              .param("hash", file.hash())
              .param("type", type.name())
              .param("bytes", file.bytes())
              .param("width", width)
              .param("height", height)
              .param("small", small)
              .param("words", words)
              .param("at", clock.instant().atOffset(ZoneOffset.UTC))
              .update();
        });
    return file;
  }

  private void lock(String hash) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:hash, 0))")
        .param("hash", hash)
        .query(row -> {});
  }

  private static void place(Path written, Path target) {
    try {
      Path folder = Files.createDirectories(target.getParent());
      if (Files.exists(target)) {
        Files.setLastModifiedTime(target, java.nio.file.attribute.FileTime.from(Instant.now()));
        return;
      }
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
        entry.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[BLOCK];
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        digest.update(block, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// Removes what nobody has used for a day: files of the store that no module names, and what a
  /// stopped upload left.
  ///
  /// @return how many
  public long removeOrphans() throws IOException {
    Instant before = clock.instant().minus(YOUNG);
    Set<String> used = new HashSet<>();
    users.forEach(user -> used.addAll(user.filesInUse()));
    jdbc.sql("select hash, small from stored_file where small is not null")
        .query(
            row -> {
              if (used.contains(row.getString("hash"))) {
                used.add(row.getString("small"));
              }
            });
    long removed = 0;
    for (String hash :
        jdbc.sql("select hash from stored_file where stored_at < :before")
            .param("before", before.atOffset(ZoneOffset.UTC))
            .query(String.class)
            .list()) {
      if (!used.contains(hash) && remove(hash, before)) {
        removed++;
      }
    }
    return removed + removeUnnamed(before);
  }

  private boolean remove(String hash, Instant before) {
    Boolean gone =
        transactions.execute(
            status -> {
              lock(hash);
              boolean old =
                  jdbc.sql("delete from stored_file where hash = :hash and stored_at < :before")
                          .param("hash", hash)
                          .param("before", before.atOffset(ZoneOffset.UTC))
                          .update()
                      == 1;
              return old && delete(path(hash));
            });
    return Boolean.TRUE.equals(gone);
  }

  /// Files without a row: of an upload that stopped half-way.
  private long removeUnnamed(Instant before) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    long removed = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isOlder(file, before)
            && find(file.getFileName().toString()).isEmpty()
            && delete(file)) {
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
