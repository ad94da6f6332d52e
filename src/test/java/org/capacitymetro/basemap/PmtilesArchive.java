package org.capacitymetro.basemap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes PMTiles archives of version 3 as small as they can be: one tile that stands for every
/// tile of the world from zoom 0 to [#MAX_ZOOM].
final class PmtilesArchive {
  static final int MAX_ZOOM = 3;
  private static final int HEADER_BYTES = 127;
  private static final byte GZIP = 2;
  private static final byte VECTOR = 1;

  private PmtilesArchive() {}

  /// @param metadata JSON with `vector_layers` and `attribution`
  static Path write(Path file, String metadata, byte[] tile) throws IOException {
    byte[] stored = gzip(tile);
    int tiles = 0;
    for (int zoom = 0; zoom <= MAX_ZOOM; zoom++) {
      tiles += 1 << (2 * zoom);
    }
    byte[] directory = gzip(numbers(1, 0, tiles, stored.length, 1));
    byte[] described = gzip(metadata.getBytes(StandardCharsets.UTF_8));
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
    long metadataAt = HEADER_BYTES + directory.length;
    long tilesAt = metadataAt + described.length;
    header.putLong(HEADER_BYTES).putLong(directory.length);
    header.putLong(metadataAt).putLong(described.length);
    header.putLong(tilesAt).putLong(0);
    header.putLong(tilesAt).putLong(stored.length);
    header.putLong(tiles).putLong(1).putLong(1);
    header.put((byte) 1).put(GZIP).put(GZIP).put(VECTOR).put((byte) 0).put((byte) MAX_ZOOM);
    header.putInt(-1_800_000_000).putInt(-850_000_000);
    header.putInt(1_800_000_000).putInt(850_000_000);
    header.put((byte) 0).putInt(0).putInt(0);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.write(header.array());
    archive.write(directory);
    archive.write(described);
    archive.write(stored);
    return Files.write(file, archive.toByteArray());
  }

  /// Variable-length numbers, seven bits a byte: the form of a directory.
  private static byte[] numbers(int... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int value : values) {
      int rest = value;
      while (rest > 0x7f) {
        bytes.write(rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      bytes.write(rest);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
