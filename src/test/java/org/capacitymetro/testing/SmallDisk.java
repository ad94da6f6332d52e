package org.capacitymetro.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system in memory, small enough to be filled; the test is skipped where this user may not
/// mount one.
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK_BYTES = 1 << 16;

  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  /// @param root an empty folder
  public static SmallDisk mount(Path root, int megabytes) {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", root.toString()),
        "this user may not mount a small disk");
    return new SmallDisk(root);
  }

  /// Allows reading only.
  public void protect() {
    assertThat(run("mount", "-o", "remount,ro", root.toString())).isTrue();
  }

  /// Puts a file there that leaves so much room; it is deleted to make room again.
  public Path fillUpTo(long roomBytes) {
    Path ballast = root.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      byte[] block = new byte[BLOCK_BYTES];
      while (Files.getFileStore(root).getUsableSpace() >= roomBytes + BLOCK_BYTES) {
        out.write(block);
      }
      return ballast;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("umount", "--lazy", root.toString());
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
