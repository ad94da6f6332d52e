package org.capacitymetro.basemap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.capacitymetro.geo.Box;
import org.capacitymetro.platform.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the header and metadata of a PMTiles archive (version 3) say about its tiles.
///
/// @param schema whose layer names the tiles use
/// @param attribution as the archive states it, possibly with links; empty where it does not
record PmtilesFile(Schema schema, int minZoom, int maxZoom, Box bounds, String attribution) {
  private static final int HEADER_BYTES = 127;
  private static final byte[] MAGIC = "PMTiles".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 3;
  private static final int VECTOR = 1;
  private static final int PLAIN = 1;
  private static final int GZIP = 2;
  private static final long LARGEST_METADATA = 16L << 20;
  private static final double UNITS = 10_000_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  enum Schema {
    PROTOMAPS,
    OPENMAPTILES
  }

  /// @throws UsageException where the file is no PMTiles archive of vector tiles in a known schema
  static PmtilesFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "The file " + file + " does not exist: give the path of a PMTiles file.");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer header =
          bytes(channel, 0, (int) Math.min(channel.size(), HEADER_BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      if (!isPmtiles(header)) {
        throw new UsageException(
            "The file "
                + file
                + " is not a PMTiles archive of version 3: its first bytes are not \"PMTiles\" and 3.");
      }
      if (header.get(99) != VECTOR) {
        throw new UsageException(
            "The file "
                + file
                + " holds pictures, not vector tiles (MVT): use an archive of vector tiles.");
      }
      JsonNode metadata = metadata(file, channel, header);
      return new PmtilesFile(
          schema(file, metadata),
          header.get(100),
          header.get(101),
          new Box(
              degrees(header, 102),
              degrees(header, 106),
              degrees(header, 110),
              degrees(header, 114)),
          metadata.path("attribution").asString(""));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new UsageException(
          "The file " + file + " cannot be read as a PMTiles archive: " + e.getMessage() + ".", e);
    }
  }

  private static boolean isPmtiles(ByteBuffer header) {
    return header.limit() == HEADER_BYTES
        && header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
        && header.get(MAGIC.length) == VERSION;
  }

  private static double degrees(ByteBuffer header, int at) {
    return header.getInt(at) / UNITS;
  }

  private static JsonNode metadata(Path file, FileChannel channel, ByteBuffer header)
      throws IOException {
    long length = header.getLong(32);
    if (length < 0 || length > LARGEST_METADATA) {
      throw new UsageException(
          "The file " + file + " announces metadata of " + length + " bytes: it is damaged.");
    }
    byte[] stored = bytes(channel, header.getLong(24), (int) length).array();
    return switch (header.get(97)) {
      case PLAIN -> MAPPER.readTree(stored);
      case GZIP -> MAPPER.readTree(new GZIPInputStream(new ByteArrayInputStream(stored)));
      default ->
          throw new UsageException(
              "The file "
                  + file
                  + " is compressed in a way browsers cannot read: make it with gzip.");
    };
  }

  private static Schema schema(Path file, JsonNode metadata) {
    var layers =
        metadata
            .path("vector_layers")
            .valueStream()
            .map(layer -> layer.path("id").asString(""))
            .toList();
    if (layers.contains("roads") && layers.contains("earth")) {
      return Schema.PROTOMAPS;
    }
    if (layers.contains("transportation")) {
      return Schema.OPENMAPTILES;
    }
    throw new UsageException(
        "The layers of %s (%s) are neither those of Protomaps (earth, roads, ...) nor of OpenMapTiles (transportation, ...): give capacity.basemap.style-url a style of your own."
            .formatted(file, String.join(", ", layers)));
  }

  private static ByteBuffer bytes(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("it ends after " + channel.size() + " bytes");
      }
    }
    return buffer.flip();
  }
}
