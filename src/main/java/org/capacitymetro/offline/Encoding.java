package org.capacitymetro.offline;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// How a body goes over the line (RFC 9110, content codings).
enum Encoding {
  BROTLI("br") {
    @Override
    byte[] encode(byte[] plain) {
      try {
        return Encoder.compress(plain, new Encoder.Parameters().setQuality(QUALITY).setWindow(24));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    boolean isHere() {
      return Brotli4jLoader.isAvailable();
    }
  },
  GZIP("gzip") {
    @Override
    byte[] encode(byte[] plain) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return packed.toByteArray();
    }
  },
  IDENTITY("identity") {
    @Override
    byte[] encode(byte[] plain) {
      return plain;
    }
  };

  private static final int QUALITY = 9;

  /// As in `Content-Encoding`.
  final String word;

  Encoding(String word) {
    this.word = word;
  }

  abstract byte[] encode(byte[] plain);

  /// Whether this machine has it: Brotli is a native library.
  boolean isHere() {
    return true;
  }

  /// The smallest this machine has.
  static Encoding best() {
    return BROTLI.isHere() ? BROTLI : GZIP;
  }

  /// The smallest that a client takes.
  ///
  /// @param accepted the header `Accept-Encoding`, null where there is none
  static Encoding of(@Nullable String accepted) {
    for (Encoding encoding : values()) {
      if (encoding.isHere() && encoding.isIn(accepted == null ? "" : accepted)) {
        return encoding;
      }
    }
    return IDENTITY;
  }

  private boolean isIn(String accepted) {
    for (String part : accepted.toLowerCase(Locale.ROOT).split(",")) {
      String[] sides = part.split(";", 2);
      if (sides[0].strip().equals(word)) {
        return sides.length == 1 || !sides[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }
}
