package org.capacitymetro.basemap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.capacitymetro.platform.UsageException;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/// One run of `basemap add`: reads a GeoJSON file and hands its shapes on, counting what it left
/// out.
final class BasemapImport {
  private static final List<String> NAME_PROPERTIES =
      List.of("name", "nome", "NAME", "NOME", "denominazione", "DENOM", "toponimo");
  private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
  private static final int PROGRESS_EVERY = 2_000;

  private final Path file;
  private final FeatureKind kind;
  private final PrintStream out;
  private final long size;
  private int read;
  private int otherShapes;
  private int unnamed;

  BasemapImport(Path file, FeatureKind kind, PrintStream out) {
    this.file = file;
    this.kind = kind;
    this.out = out;
    this.size = size(file);
  }

  /// @throws UsageException where nothing in the file can be drawn
  void read(Consumer<BasemapStore.Feature> consumer) {
    GeoJsonReader.read(file, feature -> take(feature, consumer));
    if (read == otherShapes + unnamed) {
      throw new UsageException(
          "Nothing in %s can be drawn as %s: it holds %d features, %d of another shape and %d without a name."
              .formatted(file, kind.word(), read, otherShapes, unnamed));
    }
  }

  String report(int lines) {
    return "%,d features read, %,d shapes drawn, left out: %,d of another shape, %,d without a name"
        .formatted(read, lines, otherShapes, unnamed);
  }

  private void take(GeoJsonReader.Feature feature, Consumer<BasemapStore.Feature> consumer) {
    if (++read % PROGRESS_EVERY == 0) {
      out.printf("  %,d features, %d %%%n", read, 100 * feature.byteOffset() / Math.max(1, size));
    }
    Geometry shape = feature.shape();
    boolean polygons = shape != null && shape.getDimension() == 2;
    if (shape == null || !(polygons ? kind.takesPolygons() : kind.takesLines())) {
      otherShapes++;
      return;
    }
    if (!WORLD.contains(shape.getEnvelopeInternal())) {
      throw new UsageException(
          "Feature %d of %s lies outside the world: coordinates must be WGS 84 degrees, longitude first; convert the file (EPSG:4326) and try again."
              .formatted(read, file));
    }
    String name = name(feature.properties());
    if (kind != FeatureKind.STREETS) {
      int minZoom = kind == FeatureKind.RAIL ? 10 : 9;
      consumer.accept(new BasemapStore.Feature(kind, name, 0, minZoom, shape));
    } else if (name.isEmpty()) {
      unnamed++;
    } else {
      for (StreetLines.Piece piece : StreetLines.of(shape)) {
        int rank = StreetRank.of(name, piece.metres());
        consumer.accept(
            new BasemapStore.Feature(kind, name, rank, StreetRank.minZoom(rank), piece.line()));
      }
    }
  }

  private static String name(JsonNode properties) {
    return NAME_PROPERTIES.stream()
        .map(property -> properties.path(property).asString("").strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UsageException(
          "The file " + file + " cannot be read: give the path of a GeoJSON file.", e);
    }
  }
}
