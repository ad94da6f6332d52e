package org.capacitymetro.mapping;

import java.util.List;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;

/// What can be checked about a province without imported boundaries; one entry of
/// `import-profiles/provinces.yaml`.
///
/// @param box west, south, east, north in WGS 84 degrees, a little wider than the province
/// @param areaCodes area codes of its landlines, `011`
/// @param postcodes how its postcodes begin, `10`
public record Province(List<Double> box, List<String> areaCodes, List<String> postcodes) {

  public Province {
    box = List.copyOf(box);
    areaCodes = List.copyOf(areaCodes);
    postcodes = List.copyOf(postcodes);
    if (box.size() != 4) {
      throw new IllegalArgumentException("box: must be west, south, east, north");
    }
  }

  public boolean mayContain(Point point) {
    return new Box(box.get(0), box.get(1), box.get(2), box.get(3)).contains(point);
  }
}
