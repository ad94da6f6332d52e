package org.capacitymetro.geocoding;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads GeoJSON feature by feature: a FeatureCollection, or one Feature after the other as
/// OpenAddresses ships them (newline-delimited); gzip is found by itself.
final class GeoJsonFeatures {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int GZIP = 0x1f8b;

  interface Sink {
    void feature(JsonNode properties, JsonNode geometry, long bytesRead) throws IOException;
  }

  /// Thrown by a sink that has seen enough.
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  private static final class Counted extends FilterInputStream {
    long read;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      read += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      read += Math.max(0, count);
      return count;
    }
  }

  private GeoJsonFeatures() {}

  /// True where the file begins as JSON; what it holds is seen when it is read.
  static boolean isJson(Path file) throws IOException {
    try (InputStream in = open(Files.newInputStream(file))) {
      int first = in.read();
      while (first == 0xef || first == 0xbb || first == 0xbf || Character.isWhitespace(first)) {
        first = in.read();
      }
      return first == '{';
    }
  }

  private static InputStream open(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
  }

  /// @throws UsageException where the file is not GeoJSON to its end
  static void read(Path file, Sink sink) throws IOException {
    try (Counted counted = new Counted(Files.newInputStream(file));
        JsonParser parser = JSON.createParser(open(counted))) {
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (token != JsonToken.START_OBJECT) {
          throw new UsageException(
              file + " is not GeoJSON: a Feature or FeatureCollection is allowed.");
        }
        root(parser, sink, counted);
        token = parser.nextToken();
      }
    } catch (JacksonException e) {
      throw new UsageException(file + " is not GeoJSON to its end: " + e.getOriginalMessage(), e);
    } catch (Enough e) {
      return;
    }
  }

  private static void root(JsonParser parser, Sink sink, Counted counted) throws IOException {
    Map<String, JsonNode> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("features") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          JsonNode feature = parser.readValueAsTree();
          feature(feature.get("properties"), feature.get("geometry"), sink, counted);
        }
      } else if (name.equals("properties") || name.equals("geometry")) {
        fields.put(name, parser.readValueAsTree());
      } else {
        parser.skipChildren();
      }
    }
    feature(fields.get("properties"), fields.get("geometry"), sink, counted);
  }

  private static void feature(
      @Nullable JsonNode properties, @Nullable JsonNode geometry, Sink sink, Counted counted)
      throws IOException {
    if (properties != null && geometry != null && properties.isObject() && geometry.isObject()) {
      sink.feature(properties, geometry, counted.read);
    }
  }
}
