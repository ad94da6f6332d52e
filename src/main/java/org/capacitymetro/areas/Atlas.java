package org.capacitymetro.areas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/// One immutable state of all areas and cities. Polygons are read at the first question for a
/// point: names alone are enough for most processes.
final class Atlas {
  private record Located(Area area, IndexedPointInAreaLocator inside) {}

  private record Shapes(STRtree tree, Map<String, Outline> byCode) {}

  private final Map<String, AreaStore.Row> rows = new LinkedHashMap<>();
  private final Map<String, List<Area>> lineages = new HashMap<>();
  private final Map<String, List<Area>> comuniByName = new HashMap<>();
  private final Map<String, String> provinces = new HashMap<>();
  private final List<City> cities;
  private final Map<String, City> citiesByCode = new HashMap<>();
  private final Map<String, City> citiesByProvince = new HashMap<>();
  private final Supplier<List<AreaStore.Polygon>> polygons;
  private volatile @Nullable Shapes shapes;

  Atlas(List<AreaStore.Row> areas, List<City> cities, Supplier<List<AreaStore.Polygon>> polygons) {
    this.cities = List.copyOf(cities);
    this.polygons = polygons;
    areas.forEach(row -> rows.put(row.area().code(), row));
    for (AreaStore.Row row : areas) {
      Area area = row.area();
      lineages.put(area.code(), lineageOf(area));
      if (area.kind() == Area.Kind.COMUNE) {
        names(area.name())
            .forEach(name -> comuniByName.computeIfAbsent(name, n -> new ArrayList<>()).add(area));
      }
      if (area.kind() == Area.Kind.PROVINCE) {
        Stream.of(area.code(), row.plate(), row.historicCode())
            .forEach(
                key -> {
                  if (key != null) {
                    provinces.put(key.toUpperCase(java.util.Locale.ROOT), area.code());
                  }
                });
      }
    }
    for (City city : cities) {
      citiesByCode.put(city.code(), city);
      citiesByProvince.put(city.province(), city);
    }
  }

  List<City> cities() {
    return cities;
  }

  Optional<City> findCity(String code) {
    return Optional.ofNullable(citiesByCode.get(code));
  }

  Optional<City> cityOf(String areaCode) {
    for (Area area : lineage(areaCode)) {
      City city = citiesByProvince.get(area.code());
      if (city != null) {
        return Optional.of(city);
      }
    }
    return Optional.empty();
  }

  Optional<Area> find(String code) {
    return Optional.ofNullable(rows.get(code)).map(AreaStore.Row::area);
  }

  Optional<AreaStore.Row> findRow(String code) {
    return Optional.ofNullable(rows.get(code));
  }

  List<Area> lineage(String code) {
    return lineages.getOrDefault(code, List.of());
  }

  /// The code of a province given by code, historic code or plate.
  Optional<String> findProvince(String key) {
    return Optional.ofNullable(provinces.get(key.strip().toUpperCase(java.util.Locale.ROOT)));
  }

  Optional<Area> findComune(String name, String province) {
    List<Area> named = named(name);
    if (province.isBlank()) {
      return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
    return findProvince(province)
        .flatMap(code -> named.stream().filter(comune -> code.equals(comune.parent())).findFirst());
  }

  /// The comuni of a name; of a bilingual one (`Bolzano/Bozen`, `Bolzano - Bozen`) by either half.
  private List<Area> named(String name) {
    List<Area> whole = comuniByName.getOrDefault(Folding.place(name), List.of());
    if (!whole.isEmpty()) {
      return whole;
    }
    return Arrays.stream(name.split("\\s*/\\s*|\\s+-\\s+"))
        .flatMap(part -> comuniByName.getOrDefault(Folding.place(part), List.of()).stream())
        .distinct()
        .toList();
  }

  List<Area> locate(Point point) {
    Shapes loaded = shapes();
    Coordinate place = new Coordinate(point.lon(), point.lat());
    List<Area> found = new ArrayList<>(6);
    loaded
        .tree()
        .query(
            new Envelope(place),
            item -> {
              Located candidate = (Located) item;
              if (candidate.inside().locate(place) != Location.EXTERIOR) {
                found.add(candidate.area());
              }
            });
    if (found.isEmpty()) {
      return List.of();
    }
    keepOnePerPlace(found);
    Map<String, Area> all = new LinkedHashMap<>();
    for (Area area : found) {
      lineage(area.code()).forEach(around -> all.putIfAbsent(around.code(), around));
    }
    List<Area> ordered = new ArrayList<>(all.values());
    ordered.sort(Comparator.comparing(Area::kind).thenComparing(Area::code));
    return Collections.unmodifiableList(ordered);
  }

  List<Outline> outlines(Box box, Set<Area.Kind> kinds) {
    Shapes loaded = shapes();
    Geometry frame =
        new GeometryFactory()
            .toGeometry(new Envelope(box.minLon(), box.maxLon(), box.minLat(), box.maxLat()));
    List<Outline> touching = new ArrayList<>();
    loaded
        .tree()
        .query(
            frame.getEnvelopeInternal(),
            item -> {
              Area area = ((Located) item).area();
              Outline outline = loaded.byCode().get(area.code());
              if (outline != null
                  && kinds.contains(area.kind())
                  && outline.shape().intersects(frame)) {
                touching.add(outline);
              }
            });
    touching.sort(Comparator.comparing(outline -> outline.area().code()));
    return touching;
  }

  Optional<Outline> findOutline(String code) {
    return Optional.ofNullable(shapes().byCode().get(code));
  }

  /// A point on a shared border lies in the area with the lowest code, so that it has one comune
  /// and the same one on every machine. Districts of different kinds may overlap; all are kept when
  /// they belong to that comune.
  private static void keepOnePerPlace(List<Area> found) {
    for (Area.Kind kind : List.of(Area.Kind.REGION, Area.Kind.PROVINCE, Area.Kind.COMUNE)) {
      Optional<Area> first =
          found.stream().filter(area -> area.kind() == kind).min(Comparator.comparing(Area::code));
      first.ifPresent(kept -> found.removeIf(area -> area.kind() == kind && area != kept));
    }
    found.stream()
        .filter(area -> area.kind() == Area.Kind.COMUNE)
        .findFirst()
        .ifPresent(
            comune ->
                found.removeIf(
                    area ->
                        area.kind() == Area.Kind.DISTRICT && !comune.code().equals(area.parent())));
  }

  private Shapes shapes() {
    Shapes held = shapes;
    if (held == null) {
      synchronized (this) {
        held = shapes;
        if (held == null) {
          held = index();
          shapes = held;
        }
      }
    }
    return held;
  }

  private Shapes index() {
    STRtree tree = new STRtree();
    Map<String, Outline> byCode = new LinkedHashMap<>();
    for (AreaStore.Polygon polygon : polygons.get()) {
      AreaStore.Row row = rows.get(polygon.code());
      if (row != null) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(polygon.shape());
        inside.locate(new Coordinate());
        tree.insert(polygon.shape().getEnvelopeInternal(), new Located(row.area(), inside));
        byCode.put(polygon.code(), new Outline(row.area(), polygon.shape()));
      }
    }
    tree.build();
    return new Shapes(tree, Collections.unmodifiableMap(byCode));
  }

  private List<Area> lineageOf(Area area) {
    ArrayDeque<Area> widestFirst = new ArrayDeque<>();
    AreaStore.Row around = rows.get(area.code());
    while (around != null && widestFirst.size() < Area.Kind.values().length) {
      widestFirst.addFirst(around.area());
      String parent = around.area().parent();
      around = parent == null ? null : rows.get(parent);
    }
    return List.copyOf(widestFirst);
  }

  /// Every form a name is asked for in: each language, and each half of `Bolzano/Bozen`.
  private static List<String> names(LocalizedText name) {
    return name.texts().values().stream()
        .map(LocalizedText.Entry::text)
        .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("/"))))
        .map(Folding::place)
        .filter(folded -> !folded.isEmpty())
        .distinct()
        .toList();
  }
}
