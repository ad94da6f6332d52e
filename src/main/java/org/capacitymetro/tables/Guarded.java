package org.capacitymetro.tables;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Unpacked bytes, counted: stops at the limits of [Limits] and tells a file that breaks off or is
/// damaged from one that ended.
final class Guarded extends InputStream {
  private static final long LONGEST_TOKEN = 16L << 20;

  private final InputStream in;
  private final String name;
  private final Limits limits;
  private final long packed;
  private final LongSupplier position;
  private final long whole;
  private long count;
  private long token;

  /// @param packed size of what is unpacked here, in bytes; 0 when nothing is
  /// @param whole size of what is counted by `position`, in bytes
  /// @param position bytes read so far; null counts the unpacked ones
  Guarded(
      InputStream in,
      String name,
      Limits limits,
      long packed,
      long whole,
      @Nullable LongSupplier position) {
    this.in = in;
    this.name = name;
    this.limits = limits;
    this.packed = packed;
    this.whole = whole;
    this.position = position == null ? () -> count : position;
  }

  /// Name of the file, for messages.
  String name() {
    return name;
  }

  /// How much of the whole has been read, 0 to 1.
  double fraction() {
    return Math.min(1, (double) position.getAsLong() / Math.max(1, whole));
  }

  /// Says that the reader of this stream is done with a token: what comes next begins anew.
  void token() {
    token = count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      int read = in.read(bytes, offset, length);
      count += Math.max(read, 0);
      check();
      return read;
    } catch (EOFException e) {
      throw new UnreadableTableException(name, Unreadable.TRUNCATED);
    } catch (ZipException e) {
      throw new UnreadableTableException(name, Unreadable.DAMAGED, "packing");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void check() {
    boolean grows =
        packed > 0 && count > Limits.RATIO_FROM && count / limits.ratio() > Math.max(packed, 1);
    if (grows || (packed > 0 && count > limits.unpacked())) {
      throw new UnreadableTableException(
          name, Unreadable.BOMB, limits.unpacked() >> 20, limits.ratio());
    }
  }

  /// Called by readers that keep a whole token in memory, such as an attribute of XML.
  void refuseLongToken() {
    if (count - token > LONGEST_TOKEN) {
      throw new UnreadableTableException(
          name, Unreadable.DAMAGED, "a value of more than " + (LONGEST_TOKEN >> 20) + " MB");
    }
  }

  private UnreadableTableException unreadable(IOException e) {
    return new UnreadableTableException(name, Unreadable.UNREADABLE, reason(e));
  }

  static String reason(Throwable e) {
    @Nullable String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
