package org.capacitymetro.tables;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A growing list of texts that lies in a temporary file. In memory are the place of every 64th,
/// and the blocks last used: workbooks ask for their texts more or less in order.
final class DiskStrings implements Closeable {
  private static final int BLOCK = 64;
  private static final int CACHED_CHARS = 4 << 20;

  private final FileChannel channel;
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();
  private final DataOutputStream encoder = new DataOutputStream(block);
  private final OutputStream out;
  private final Map<Integer, String[]> cache = new LinkedHashMap<>(64, 0.75f, true);
  private String[] open = new String[BLOCK];
  private long[] starts = new long[1_024];
  private int size;
  private long written;
  private int cachedChars;

  DiskStrings() {
    try {
      Path file = Files.createTempFile("capacity-strings", ".bin");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return size;
  }

  void add(String text) {
    try {
      open[size % BLOCK] = text;
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      encoder.writeInt(bytes.length);
      encoder.write(bytes);
      size++;
      if (size % BLOCK == 0) {
        int index = size / BLOCK - 1;
        starts = index + 1 < starts.length ? starts : Arrays.copyOf(starts, starts.length * 2);
        block.writeTo(out);
        written += block.size();
        starts[index + 1] = written;
        block.reset();
        open = new String[BLOCK];
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param index below [#size]
  String get(int index) {
    int number = index / BLOCK;
    String[] texts = number == size / BLOCK ? open : cache.get(number);
    if (texts == null) {
      texts = load(number);
      cache.put(number, texts);
      cachedChars += chars(texts);
      var oldest = cache.entrySet().iterator();
      while (cachedChars > CACHED_CHARS && cache.size() > 1 && oldest.hasNext()) {
        cachedChars -= chars(oldest.next().getValue());
        oldest.remove();
      }
    }
    return texts[index % BLOCK];
  }

  private String[] load(int number) {
    try {
      out.flush();
      ByteBuffer bytes = ByteBuffer.allocate((int) (starts[number + 1] - starts[number]));
      while (bytes.hasRemaining() && channel.read(bytes, starts[number] + bytes.position()) >= 0) {}
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
      String[] texts = new String[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        texts[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int chars(String[] texts) {
    int chars = BLOCK * 16;
    for (String text : texts) {
      chars += text.length();
    }
    return chars;
  }

  @Override
  public void close() {
    try {
      out.close();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
