package org.capacitymetro.search;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerProps;
import io.github.sebasbaumh.mapbox.vectortile.util.GeomCmd;
import io.github.sebasbaumh.mapbox.vectortile.util.MvtUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.index.Curve;
import org.capacitymetro.index.Fields;
import org.capacitymetro.index.Part;
import org.capacitymetro.index.Pin;
import org.capacitymetro.index.View;
import org.capacitymetro.index.Words;

/// Draws the services of one map tile. A tile and every cell of its grid are one stretch of the
/// [Curve], so counting a cell is counting bits. A cell whose services all stand at one point is
/// that point, any other a cluster; from [#POINT_ZOOM] on a tile with few services, and from
/// [#ALL_POINTS_ZOOM] on every tile, shows points only.
final class Tiles {
  static final int MAX_ZOOM = 22;
  private static final int EXTENT = 4096;

  /// A tile is cut into 2^GRID by 2^GRID cells.
  private static final int GRID = 4;

  private static final int POINT_ZOOM = 14;
  private static final int ALL_POINTS_ZOOM = 17;
  private static final int FEW = 400;

  private final List<Selection> selections;
  private final String language;
  private final int z;
  private final int x;
  private final int y;
  private final Map<Long, Spot> spots = new LinkedHashMap<>();
  private final List<Cluster> clusters = new ArrayList<>();

  /// Services at one point.
  private static final class Spot {
    final View view;
    final int document;
    int count;

    Spot(View view, int document) {
      this.view = view;
      this.document = document;
    }
  }

  /// @param zoom at which its services come apart
  private record Cluster(int tileX, int tileY, int count, int zoom) {}

  private Tiles(List<Selection> selections, String language, int z, int x, int y) {
    this.selections = selections;
    this.language = language;
    this.z = z;
    this.x = x;
    this.y = y;
  }

  /// The documents of a view that stand in a tile.
  static Words stretch(View view, int z, int x, int y) {
    long start = Curve.start(x, y, z);
    int from = view.part.firstAt(start);
    int to = view.part.firstAt(start + Curve.span(z));
    return view.live.range(from, to);
  }

  /// @param selections restricted to the tile by [#stretch]
  static byte[] draw(List<Selection> selections, String language, int z, int x, int y) {
    return new Tiles(selections, language, z, x, y).draw();
  }

  private byte[] draw() {
    long total = selections.stream().mapToLong(selection -> selection.all.cardinality()).sum();
    if (total == 0) {
      return new byte[0];
    }
    if (z >= ALL_POINTS_ZOOM || (z >= POINT_ZOOM && total <= FEW)) {
      for (Selection selection : selections) {
        selection.all.forEach(document -> addSpot(selection.view, document));
      }
    } else {
      cluster();
    }
    VectorTile.Tile.Builder tile = VectorTile.Tile.newBuilder();
    if (!clusters.isEmpty()) {
      tile.addLayers(clusterLayer());
    }
    if (!spots.isEmpty()) {
      tile.addLayers(serviceLayer());
    }
    return tile.build().toByteArray();
  }

  private void addSpot(View view, int document) {
    long place = (long) view.part.x[document] << 32 | view.part.y[document];
    spots.computeIfAbsent(place, p -> new Spot(view, document)).count++;
  }

  private void cluster() {
    int level = Math.min(z + GRID, Curve.BITS);
    int cells = 1 << (level - z);
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        long start = Curve.start((x << (level - z)) + column, (y << (level - z)) + row, level);
        cell(start, start + Curve.span(level));
      }
    }
  }

  private void cell(long start, long end) {
    int count = 0;
    long sumX = 0;
    long sumY = 0;
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    List<Words> members = new ArrayList<>(selections.size());
    for (Selection selection : selections) {
      Part part = selection.view.part;
      Words inside =
          selection.all.isEmpty()
              ? Words.NONE
              : selection.all.range(part.firstAt(start), part.firstAt(end));
      members.add(inside);
      if (inside.isEmpty()) {
        continue;
      }
      count += inside.cardinality();
      lowest = Math.min(lowest, part.curve[inside.first()]);
      highest = Math.max(highest, part.curve[inside.last()]);
      for (int i = 0; i < inside.size; i++) {
        long weight = Long.bitCount(inside.bits[i]);
        int middle = (inside.at[i] << 6) + middleBit(inside.bits[i]);
        sumX += weight * part.x[middle];
        sumY += weight * part.y[middle];
      }
    }
    if (count == 0) {
      return;
    }
    if (lowest == highest) {
      for (int i = 0; i < members.size(); i++) {
        View view = selections.get(i).view;
        members.get(i).forEach(document -> addSpot(view, document));
      }
      return;
    }
    int apart = Curve.commonLevel(lowest, highest) + 1 - GRID;
    clusters.add(
        new Cluster(
            tileX((int) (sumX / count)),
            tileY((int) (sumY / count)),
            count,
            Math.clamp(apart, z + 1, ALL_POINTS_ZOOM)));
  }

  /// The middle one of the set bits: services of one word are neighbours, so it stands for all.
  private static int middleBit(long bits) {
    long rest = bits;
    for (int skip = (Long.bitCount(bits) - 1) / 2; skip > 0; skip--) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }

  private int tileX(int worldX) {
    return within(worldX, x);
  }

  private int tileY(int worldY) {
    return within(worldY, y);
  }

  private int within(int world, int tile) {
    long inside = ((long) world << z) - ((long) tile << Curve.BITS);
    return (int) (inside * EXTENT >> Curve.BITS);
  }

  private VectorTile.Tile.Layer clusterLayer() {
    VectorTile.Tile.Layer.Builder layer = layer("clusters");
    MvtLayerProps properties = new MvtLayerProps();
    int count = properties.addKey("count");
    int zoom = properties.addKey("zoom");
    for (Cluster cluster : clusters) {
      layer.addFeatures(
          point(cluster.tileX, cluster.tileY)
              .addTags(count)
              .addTags(properties.addValue((long) cluster.count))
              .addTags(zoom)
              .addTags(properties.addValue((long) cluster.zoom)));
    }
    MvtUtil.writeProps(layer, properties);
    return layer.build();
  }

  private VectorTile.Tile.Layer serviceLayer() {
    VectorTile.Tile.Layer.Builder layer = layer("services");
    MvtLayerProps properties = new MvtLayerProps();
    int id = properties.addKey("id");
    int name = properties.addKey("name");
    int sector = properties.addKey("sector");
    int count = properties.addKey("count");
    int around = properties.addKey("around");
    Map<Spot, Pin> pins = pins();
    for (Spot spot : spots.values()) {
      Pin pin = pins.get(spot);
      if (pin == null) {
        continue;
      }
      Part part = spot.view.part;
      VectorTile.Tile.Feature.Builder feature =
          point(tileX(part.x[spot.document]), tileY(part.y[spot.document]))
              .addTags(id)
              .addTags(properties.addValue(pin.id()))
              .addTags(name)
              .addTags(properties.addValue(pin.name()))
              .addTags(sector)
              .addTags(properties.addValue(pin.sector()));
      if (spot.count > 1) {
        feature.addTags(count).addTags(properties.addValue((long) spot.count));
      }
      if (pin.around() > 0) {
        feature.addTags(around).addTags(properties.addValue((long) pin.around()));
      }
      layer.addFeatures(feature);
    }
    MvtUtil.writeProps(layer, properties);
    return layer.build();
  }

  private Map<Spot, Pin> pins() {
    Map<View, Map<Integer, Spot>> byView = new LinkedHashMap<>();
    for (Spot spot : spots.values()) {
      byView.computeIfAbsent(spot.view, v -> new HashMap<>()).put(spot.document, spot);
    }
    Map<Spot, Pin> pins = new HashMap<>();
    byView.forEach(
        (view, byDocument) -> {
          int[] documents = byDocument.keySet().stream().mapToInt(Integer::intValue).toArray();
          view.readBytes(
              Fields.PIN,
              Words.ofDocuments(documents),
              (document, bytes) -> {
                Spot spot = byDocument.get(document);
                if (spot != null) {
                  pins.put(spot, Pin.read(bytes, language));
                }
              });
        });
    return pins;
  }

  private static VectorTile.Tile.Layer.Builder layer(String name) {
    return VectorTile.Tile.Layer.newBuilder().setVersion(2).setName(name).setExtent(EXTENT);
  }

  private static VectorTile.Tile.Feature.Builder point(int x, int y) {
    return VectorTile.Tile.Feature.newBuilder()
        .setType(VectorTile.Tile.GeomType.POINT)
        .addGeometry(MvtUtil.geomCmdHdr(GeomCmd.MOVE_TO, 1))
        .addGeometry(MvtUtil.encodeZigZag(x))
        .addGeometry(MvtUtil.encodeZigZag(y));
  }
}
