package org.capacitymetro.tables;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the character set of a text. The whole text is looked at: the first letter with an accent
/// may stand in its last line.
final class CharsetGuess {
  static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset MAC = Charset.forName("x-MacRoman");
  private static final Charset DOS = Charset.forName("IBM850");
  private static final int SAMPLE = 1 << 17;
  private static final double FEW_ACCENTS = 0.25;
  private static final double OTHER_LANGUAGE = 0.5;

  private final long[] high = new long[256];
  private final long[] afterLetter = new long[256];
  private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
  private int following;
  private int lead;
  private boolean utf8 = true;
  private int before = ' ';
  private long letters;

  private CharsetGuess() {}

  /// @throws UnreadableTableException when it is no text in any character set
  static Charset of(Source source, @Nullable String part) {
    CharsetGuess guess = new CharsetGuess();
    try (InputStream in = source.open(part)) {
      byte[] start = in.readNBytes(1 << 16);
      @Nullable Charset wide = wide(start);
      if (wide != null) {
        return wide;
      }
      refuseBinary(source.name(), start);
      byte[] bytes = start;
      int length = start.length;
      byte[] buffer = new byte[1 << 16];
      while (length > 0) {
        guess.take(bytes, length);
        bytes = buffer;
        length = in.read(buffer);
      }
    } catch (IOException e) {
      throw new UnreadableTableException(source.name(), Unreadable.UNREADABLE, Guarded.reason(e));
    }
    return guess.charset();
  }

  private static @Nullable Charset wide(byte[] start) {
    if (start.length >= 2) {
      int mark = (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
      if (mark == 0xFFFE || mark == 0xFEFF) {
        return mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      }
    }
    int[] zeros = new int[2];
    int looked = Math.min(start.length, 4_096);
    for (int i = 0; i < looked; i++) {
      zeros[i % 2] += start[i] == 0 ? 1 : 0;
    }
    if (zeros[1] > looked / 4 && zeros[0] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros[0] > looked / 4 && zeros[1] == 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static void refuseBinary(String name, byte[] start) {
    int controls = 0;
    for (byte b : start) {
      if (b == 0) {
        throw new UnreadableTableException(name, Unreadable.BINARY);
      }
      boolean usual = b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == 0x1A || b == 0x1F;
      controls += b > 0 && b < ' ' && !usual ? 1 : 0;
    }
    if (controls > Math.max(2, start.length / 500)) {
      throw new UnreadableTableException(name, Unreadable.BINARY);
    }
  }

  private void take(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (b >= 0x80) {
        high[b]++;
        afterLetter[b] += Character.isLetter(before) && before < 0x80 ? 1 : 0;
      }
      letters += b >= 'A' && Character.isLetter(b) ? 1 : 0;
      if (utf8) {
        utf8 = b < 0x80 && following == 0 || step(b);
      }
      before = b;
    }
    if (!utf8 && sample.size() < SAMPLE) {
      sample.write(bytes, 0, length);
    }
  }

  /// One byte of UTF-8; false when it cannot stand here.
  private boolean step(int b) {
    if (following == 0) {
      following = b >= 0xC2 && b < 0xE0 ? 1 : b >= 0xE0 && b < 0xF0 ? 2 : b < 0xF5 ? 3 : -1;
      lead = b;
      return b < 0x80 || (b >= 0xC2 && following > 0);
    }
    boolean second = lead != 0;
    boolean fits =
        b >= 0x80
            && b < 0xC0
            && !(second && lead == 0xE0 && b < 0xA0)
            && !(second && lead == 0xED && b >= 0xA0)
            && !(second && lead == 0xF0 && b < 0x90)
            && !(second && lead == 0xF4 && b >= 0x90);
    lead = 0;
    following--;
    return fits;
  }

  private Charset charset() {
    if (utf8 && following == 0) {
      return StandardCharsets.UTF_8;
    }
    Charset best = WINDOWS;
    for (Charset other : new Charset[] {MAC, DOS}) {
      best = fit(other) > fit(best) + 0.1 ? other : best;
    }
    if (fit(best) < OTHER_LANGUAGE || Arrays.stream(high).sum() > letters * FEW_ACCENTS) {
      @Nullable CharsetMatch match = new CharsetDetector().setText(sample.toByteArray()).detect();
      if (match != null
          && match.getConfidence() >= 30
          && Charset.isSupported(match.getName())
          && !match.getName().startsWith("UTF-")
          && !match.getName().startsWith("ISO-8859-1")) {
        return Charset.forName(match.getName());
      }
    }
    return best;
  }

  /// How well the bytes beyond ASCII fit languages of western Europe when read in this way, -1 to
  /// 1.
  private double fit(Charset charset) {
    double fit = 0;
    long total = 0;
    for (int b = 0x80; b < 256; b++) {
      if (high[b] > 0) {
        char letter = new String(new byte[] {(byte) b}, charset).charAt(0);
        double value =
            "àèéìòùÀÈÉÌÒÙ".indexOf(letter) >= 0
                ? 1
                : "’‘“”–—°ºª«»€…\u00a0".indexOf(letter) >= 0
                    ? 0.8
                    : "äöüßáíóúñçâêîôûëïÄÖÜÁÍÓÚÑÇ·´¨".indexOf(letter) >= 0
                        ? 0.6
                        : Character.isLetter(letter) ? 0 : -1;
        boolean small = Character.isLowerCase(letter);
        fit += value * high[b] + (small ? 0.2 * afterLetter[b] : 0);
        total += high[b];
      }
    }
    return total == 0 ? 0 : fit / total;
  }
}
