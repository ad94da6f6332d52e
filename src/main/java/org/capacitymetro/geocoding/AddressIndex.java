package org.capacitymetro.geocoding;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// The offline geocoder: an index of streets, house numbers, places and comuni on this machine,
/// built by `./capacity geocoder build`. Answers nothing while none was built. A new index is taken
/// up by running processes within seconds. Safe for many threads.
public final class AddressIndex implements Geocoder, Closeable {
  private static final long LOOK_NANOS = 2_000_000_000L;

  /// An index in use; the old one is closed when its last question is answered.
  private record Opened(
      Path path, FSDirectory folder, DirectoryReader reader, AddressSearch search) {}

  private final Path folder;
  private volatile @Nullable Opened opened;
  private volatile long looked;

  private AddressIndex(Path folder) {
    this.folder = folder;
  }

  /// @param folder as given to the build, `DATA_DIR/geocoder`
  public static AddressIndex in(Path folder) {
    return new AddressIndex(folder);
  }

  /// True where an index was built.
  public boolean isBuilt() {
    return newest() != null;
  }

  @Override
  public Optional<Located> find(Query query) {
    while (true) {
      @Nullable Opened index = newest();
      if (index == null) {
        return Optional.empty();
      }
      if (!index.reader().tryIncRef()) {
        continue;
      }
      try {
        return index.search().find(query);
      } catch (IOException e) {
        throw new GeocodingException("The address index in " + folder + " cannot be read: " + e, e);
      } finally {
        release(index);
      }
    }
  }

  private static void release(Opened index) {
    try {
      index.reader().decRef();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Opened newest() {
    Opened index = opened;
    long now = System.nanoTime();
    return index != null && now - looked < LOOK_NANOS ? index : look(now);
  }

  private synchronized @Nullable Opened look(long now) {
    try {
      Optional<Path> current = AddressIndexBuild.current(folder);
      Opened index = opened;
      if (current.isPresent() && (index == null || !index.path().equals(current.get()))) {
        FSDirectory directory = FSDirectory.open(current.get());
        DirectoryReader reader = DirectoryReader.open(directory);
        opened =
            new Opened(
                current.get(), directory, reader, new AddressSearch(new IndexSearcher(reader)));
        if (index != null) {
          close(index);
        }
      }
      looked = now;
      return opened;
    } catch (IOException e) {
      throw new GeocodingException("The address index in " + folder + " cannot be read: " + e, e);
    }
  }

  private static void close(Opened index) throws IOException {
    for (Closeable part : List.of(index.reader(), index.folder())) {
      part.close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    Opened index = opened;
    opened = null;
    if (index != null) {
      close(index);
    }
  }
}
