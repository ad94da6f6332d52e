package org.capacitymetro.areas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.platform.Refreshed;
import org.springframework.stereotype.Component;

/// The areas and cities known to this installation. Kept in memory; a change by another process or
/// node is seen within a third of a second. Safe for many threads.
@Component
public class Areas {
  private final Refreshed<Atlas> atlas;

  Areas(AreaStore store) {
    this.atlas =
        new Refreshed<>(
            store::version, () -> new Atlas(store.list(), store.cities(), store::polygons));
  }

  /// The cities that take part, in the order of the `city` table.
  public List<City> cities() {
    return atlas.get().cities();
  }

  public Optional<City> findCity(String code) {
    return atlas.get().findCity(code);
  }

  /// The city whose metropolitan area the area code lies in.
  public Optional<City> cityOf(String areaCode) {
    return atlas.get().cityOf(areaCode);
  }

  public Optional<Area> find(String code) {
    return atlas.get().find(code);
  }

  /// The code of a province given by ISTAT code (`201`, or `001` as before metropolitan cities) or
  /// plate (`TO`).
  public Optional<String> findProvince(String codeOrPlate) {
    return atlas.get().findProvince(codeOrPlate);
  }

  /// The comune of this name (accents, case and apostrophes do not count; any of its languages) in
  /// a province given by plate or ISTAT code; without a province only a name that is unique among
  /// the comuni known here is found.
  public Optional<Area> findComune(String name, String province) {
    return atlas.get().findComune(name, province);
  }

  /// All areas whose polygon holds the point, widest first (region, province, comune, district);
  /// parents that have no polygon of their own are added. A point on a border lies in the comune of
  /// the lowest code. Empty where nothing was imported there.
  public List<Area> locate(Point point) {
    return atlas.get().locate(point);
  }

  /// An area and everything around it, widest first; empty for an unknown code.
  public List<Area> lineage(String code) {
    return atlas.get().lineage(code);
  }

  /// The areas of these kinds whose imported polygon touches the box.
  public List<Outline> outlines(Box box, Set<Area.Kind> kinds) {
    return atlas.get().outlines(box, kinds);
  }

  /// The polygon of one area; empty while none was imported.
  public Optional<Outline> findOutline(String code) {
    return atlas.get().findOutline(code);
  }

  /// Changes whenever an area, a polygon or a city changed, also by another process within a few
  /// seconds; for entity tags.
  public long generation() {
    return atlas.version();
  }

  /// Reads again now if another process has changed the areas, for writers about to place records.
  public void refresh() {
    atlas.getNewest();
  }
}
