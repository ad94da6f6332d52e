package org.capacitymetro.basemap;

import java.util.List;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.geo.Box;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/// What the base map has of a piece of ground, for maps that are drawn elsewhere.
@Component
public class Ground {
  private static final int EVERY_ZOOM = 99;

  private final BasemapStore store;
  private final BasemapStyle style;
  private final Areas areas;

  Ground(BasemapStore store, BasemapStyle style, Areas areas) {
    this.store = store;
    this.style = style;
    this.areas = areas;
  }

  /// One shape of a file that was added.
  ///
  /// @param kind `streets`, `rail`, `water` or `green`
  /// @param name empty where the file gives none
  /// @param rank of a street, 1 a motorway to 5 an alley; 0 for other kinds
  /// @param shape WGS 84, x longitude
  public record Shape(String kind, String name, int rank, Geometry shape) {}

  /// The shapes whose bounds touch the box, streets of higher rank last.
  public List<Shape> within(Box box) {
    return store.within(box, EVERY_ZOOM).stream()
        .map(
            feature ->
                new Shape(feature.kind().word(), feature.name(), feature.rank(), feature.shape()))
        .toList();
  }

  /// Whom a map with areas and these shapes has to thank.
  public List<String> attribution() {
    return style.importedThanks();
  }

  /// Changes whenever an area or a file was added, replaced or removed.
  public String generation() {
    return areas.generation() + "/" + store.generation();
  }
}
