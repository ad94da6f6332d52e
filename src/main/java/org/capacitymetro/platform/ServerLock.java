package org.capacitymetro.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Held by the web server of a data directory as long as it runs, so that there is only one: two
/// would write one search index. The system lets go of it when the process dies, however it dies.
final class ServerLock implements AutoCloseable {
  private final FileChannel file;

  private ServerLock(FileChannel file) {
    this.file = file;
  }

  static ServerLock take(DataDirectory data) {
    try {
      FileChannel file =
          FileChannel.open(data.serverLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(file) == null) {
        file.close();
        throw new UsageException(
            "Another CapaCity Metro is running on the data directory "
                + data.root()
                + ": stop it first, or choose another one with --data-dir DIR.");
      }
      return new ServerLock(file);
    } catch (IOException e) {
      throw new UsageException("The data directory " + data.root() + " cannot be locked: " + e, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
