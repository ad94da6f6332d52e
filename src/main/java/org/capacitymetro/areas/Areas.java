package org.capacitymetro.areas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.springframework.stereotype.Component;

/// The areas and cities known to this installation.
@Component
public class Areas {

  /// The cities that take part, in the order of the `city` table.
  public List<City> cities() {
    throw new UnsupportedOperationException("areas helper");
  }

  public Optional<City> findCity(String code) {
    throw new UnsupportedOperationException("areas helper: " + code);
  }

  /// The city whose metropolitan area the area code lies in.
  public Optional<City> cityOf(String areaCode) {
    throw new UnsupportedOperationException("areas helper: " + areaCode);
  }

  public Optional<Area> find(String code) {
    throw new UnsupportedOperationException("areas helper: " + code);
  }

  /// The comune of this name (accents, case and apostrophes do not count; any of its languages) in
  /// a province given by plate or ISTAT code; without a province only a name that is unique in
  /// Italy is found.
  public Optional<Area> findComune(String name, String province) {
    throw new UnsupportedOperationException("areas helper: " + name + province);
  }

  /// All areas whose polygon holds the point, widest first (region, province, comune, district);
  /// parents that have no polygon of their own are added. Empty where nothing was imported there.
  public List<Area> locate(Point point) {
    throw new UnsupportedOperationException("areas helper: " + point);
  }

  /// An area and everything around it, widest first.
  public List<Area> lineage(String code) {
    throw new UnsupportedOperationException("areas helper: " + code);
  }

  /// The areas of these kinds whose imported polygon touches the box.
  public List<Outline> outlines(Box box, Set<Area.Kind> kinds) {
    throw new UnsupportedOperationException("areas helper: " + box + kinds);
  }

  /// The polygon of one area; empty while none was imported.
  public Optional<Outline> findOutline(String code) {
    throw new UnsupportedOperationException("areas helper: " + code);
  }

  /// Changes whenever an area or polygon changed, also by another process within a few seconds; for
  /// entity tags.
  public long generation() {
    throw new UnsupportedOperationException("areas helper");
  }
}
