package org.capacitymetro.tables;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of one table of a package in a temporary file, found by their identifiers. Of each row only
/// 16 bytes for each of its identifiers stay in memory.
final class DiskTable implements Closeable {

  /// Rows by the hash of one column: both arrays in the order of `hashes` after sorting.
  private static final class Index {
    private long[] hashes = new long[256];
    private long[] offsets = new long[256];
    private int size;

    void add(long hash, long offset) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size + size / 2);
        offsets = Arrays.copyOf(offsets, size + size / 2);
      }
      hashes[size] = hash;
      offsets[size] = offset;
      size++;
    }

    /// Heap sort over both arrays, since the library sorts only one; equal hashes by place.
    void sort() {
      for (int i = size / 2 - 1; i >= 0; i--) {
        sink(i, size);
      }
      for (int end = size - 1; end > 0; end--) {
        swap(0, end);
        sink(0, end);
      }
    }

    private void sink(int from, int end) {
      int at = from;
      while (2 * at + 1 < end) {
        int child = 2 * at + 1;
        child += child + 1 < end && less(child, child + 1) ? 1 : 0;
        if (!less(at, child)) {
          return;
        }
        swap(at, child);
        at = child;
      }
    }

    private boolean less(int a, int b) {
      return hashes[a] != hashes[b] ? hashes[a] < hashes[b] : offsets[a] < offsets[b];
    }

    private void swap(int a, int b) {
      long hash = hashes[a];
      hashes[a] = hashes[b];
      hashes[b] = hash;
      long offset = offsets[a];
      offsets[a] = offsets[b];
      offsets[b] = offset;
    }
  }

  private static final int MOST_FOUND = 1_000;

  private final List<String> columns;
  private final Map<String, Index> indexes = new HashMap<>();
  private final FileChannel channel;

  /// Takes every row of the reader and closes it. A broken row is left out.
  DiskTable(TableReader reader) {
    this.columns = reader.columns();
    try (reader) {
      Path file = Files.createTempFile("capacity-table", ".bin");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      for (String column : columns) {
        if (column.equals("id") || column.endsWith("_id")) {
          indexes.put(column, new Index());
        }
      }
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
      long offset = 0;
      @Nullable Row row = next(reader);
      while (row != null) {
        offset += write(row, offset, out);
        row = next(reader);
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    indexes.values().forEach(Index::sort);
  }

  private static @Nullable Row next(TableReader reader) {
    while (true) {
      try {
        return reader.next();
      } catch (BrokenRowException e) {
        continue;
      }
    }
  }

  private int write(Row row, long offset, DataOutputStream out) throws IOException {
    byte[][] cells = new byte[columns.size()][];
    int length = 0;
    for (int i = 0; i < cells.length; i++) {
      String cell = row.cells().get(i);
      cells[i] = cell.getBytes(StandardCharsets.UTF_8);
      length += 4 + cells[i].length;
      Index index = indexes.get(columns.get(i));
      if (index != null && !cell.isEmpty()) {
        index.add(hash(cell), offset);
      }
    }
    out.writeInt(length);
    for (byte[] cell : cells) {
      out.writeInt(cell.length);
      out.write(cell);
    }
    return 4 + length;
  }

  /// FNV-1a over the letters.
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// Rows whose column has exactly this text, in the order of the file.
  List<Tree.Branch> find(String column, String value) {
    Index index = indexes.get(column);
    if (index == null || value.isEmpty()) {
      return List.of();
    }
    long hash = hash(value);
    int at = Arrays.binarySearch(index.hashes, 0, index.size, hash);
    while (at > 0 && index.hashes[at - 1] == hash) {
      at--;
    }
    List<Tree.Branch> found = new ArrayList<>();
    for (; at >= 0 && at < index.size && index.hashes[at] == hash; at++) {
      Tree.Branch row = read(index.offsets[at]);
      if (row.text(column).equals(value) && found.size() < MOST_FOUND) {
        found.add(row);
      }
    }
    return found;
  }

  private Tree.Branch read(long offset) {
    try {
      ByteBuffer length = fill(offset, 4);
      DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(fill(offset + 4, length.getInt(0)).array()));
      Map<String, Tree> fields = new LinkedHashMap<>();
      for (String column : columns) {
        fields.put(
            column, new Tree.Leaf(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8)));
      }
      return new Tree.Branch(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ByteBuffer fill(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {}
    return bytes;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
