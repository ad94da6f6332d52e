package org.capacitymetro.bench;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.github.sebasbaumh.mapbox.vectortile.util.MvtUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.index.Facet;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceHit;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;

/// The answers of the index against one walk over all services: totals, facet counts, the first
/// twenty up to ties, and how many services a decoded tile stands for. A speed counts only where
/// these are equal.
final class Comparison {
  private static final int FIRST = 20;
  private static final List<Facet> COUNTED = List.of(Facet.SECTOR, Facet.TARGET, Facet.LANGUAGE);

  private final ServiceSearch search;
  private final UnaryOperator<String> firstLevel;
  private final List<Asked> lists = new ArrayList<>();
  private final List<AskedTile> tiles = new ArrayList<>();

  private static final class Asked {
    final ServiceQuery query;
    final Map<Facet, Map<String, Long>> counts = new HashMap<>();
    final PriorityQueue<Double> first = new PriorityQueue<>(Comparator.reverseOrder());
    long total;

    Asked(ServiceQuery query) {
      this.query = query;
    }
  }

  private static final class AskedTile {
    final Workload.Tile tile;
    long total;

    AskedTile(Workload.Tile tile) {
      this.tile = tile;
    }
  }

  /// @param firstLevel gives the first-level code of a sector
  Comparison(ServiceSearch search, UnaryOperator<String> firstLevel) {
    this.search = search;
    this.firstLevel = firstLevel;
  }

  void add(Collection<ServiceQuery> queries) {
    queries.forEach(
        query -> {
          boolean near = query.near() != null;
          ServiceQuery.Sort sort = near ? ServiceQuery.Sort.DISTANCE : ServiceQuery.Sort.FRESHNESS;
          lists.add(new Asked(query.withSort(sort).withPage(0, FIRST)));
        });
  }

  void addTiles(Collection<Workload.Tile> asked) {
    asked.forEach(tile -> tiles.add(new AskedTile(tile)));
  }

  /// Walks over all services and says what differs; empty where nothing does.
  List<String> differences(Italy italy, int services) {
    for (int i = 0; i < services; i++) {
      ServiceDraft service = italy.service(i);
      Set<String> sectors = new HashSet<>(service.details().sectors());
      service.details().sectors().forEach(sector -> sectors.add(firstLevel.apply(sector)));
      lists.forEach(asked -> walk(asked, service, sectors));
      tiles.forEach(asked -> walk(asked, service, sectors));
    }
    List<String> differences = new ArrayList<>();
    lists.forEach(asked -> compare(asked, differences));
    tiles.forEach(asked -> compare(asked, differences));
    return differences;
  }

  private static Point point(ServiceDraft service) {
    LocationDraft location = service.location();
    return location == null || location.point() == null ? new Point(-90, -180) : location.point();
  }

  private static void walk(Asked asked, ServiceDraft service, Set<String> sectors) {
    ServiceQuery query = asked.query;
    if (query.box() != null && !query.box().contains(point(service))) {
      return;
    }
    boolean sector = meets(query, sectors);
    if (sector) {
      asked.total++;
      offer(asked.first, order(query, service));
      count(asked, Facet.TARGET, service.details().targets());
      count(asked, Facet.LANGUAGE, service.details().languages());
    }
    count(asked, Facet.SECTOR, sectors);
  }

  private static boolean meets(ServiceQuery query, Set<String> sectors) {
    Set<String> chosen = query.chosen(Facet.SECTOR);
    return chosen.isEmpty() || chosen.stream().anyMatch(sectors::contains);
  }

  private static void count(Asked asked, Facet facet, Collection<String> values) {
    Map<String, Long> counts = asked.counts.computeIfAbsent(facet, f -> new HashMap<>());
    values.forEach(value -> counts.merge(value, 1L, Long::sum));
  }

  private static void offer(PriorityQueue<Double> first, double value) {
    first.add(value);
    if (first.size() > FIRST) {
      first.poll();
    }
  }

  /// Smaller comes first: the distance in centimetres, or the age of the verification.
  private static double order(ServiceQuery query, ServiceDraft service) {
    ServiceQuery.Near near = query.near();
    return near == null
        ? age(service.details())
        : distance(near, service.location() == null ? null : service.location().point());
  }

  private static double distance(
      ServiceQuery.Near near, @org.jspecify.annotations.Nullable Point point) {
    return point == null
        ? Double.POSITIVE_INFINITY
        : Math.round(near.point().metresTo(point) * 100);
  }

  /// All of the bench was changed today, later than anything of it was verified.
  private static double age(ServiceDetails details) {
    return details.checkedOn().map(day -> (double) -day.toEpochDay()).orElse(-1e6);
  }

  private static void walk(AskedTile asked, ServiceDraft service, Set<String> sectors) {
    LocationDraft location = service.location();
    if (location == null || location.point() == null || !meets(asked.tile.query(), sectors)) {
      return;
    }
    Point point = location.point();
    double size = 1 << asked.tile.z();
    double sine = Math.sin(Math.toRadians(point.lat()));
    int x = (int) ((point.lon() + 180) / 360 * size);
    int y = (int) ((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size);
    if (x == asked.tile.x() && y == asked.tile.y()) {
      asked.total++;
    }
  }

  private void compare(Asked asked, List<String> differences) {
    SearchResult result = search.search(asked.query);
    if (result.total() != asked.total) {
      differences.add("total " + result.total() + " and not " + asked.total + ": " + asked.query);
    }
    for (Facet facet : COUNTED) {
      Map<String, Long> counts = new HashMap<>();
      for (SearchResult.FacetCount count : result.facets().getOrDefault(facet, List.of())) {
        if (count.count() > 0) {
          counts.put(count.value(), count.count());
        }
      }
      if (!counts.equals(asked.counts.getOrDefault(facet, Map.of()))) {
        differences.add("counts of " + facet + ": " + asked.query);
      }
    }
    List<Double> expected = asked.first.stream().sorted().toList();
    List<Double> found = result.hits().stream().map(hit -> order(asked.query, hit)).toList();
    if (!found.equals(expected)) {
      differences.add("first results " + found + " and not " + expected + ": " + asked.query);
    }
  }

  private static double order(ServiceQuery query, ServiceHit hit) {
    ServiceQuery.Near near = query.near();
    return near == null
        ? age(hit.service().details())
        : distance(near, hit.service().place().point());
  }

  private void compare(AskedTile asked, List<String> differences) {
    Workload.Tile tile = asked.tile;
    long found = servicesIn(search.tile(tile.query(), tile.z(), tile.x(), tile.y()));
    if (found != asked.total) {
      differences.add("tile of " + found + " and not " + asked.total + " services: " + tile);
    }
  }

  /// The services a tile stands for: the counts of its features, one where there is no count.
  private static long servicesIn(byte[] tile) {
    long services = 0;
    try {
      for (VectorTile.Tile.Layer layer : VectorTile.Tile.parseFrom(tile).getLayersList()) {
        int countKey = layer.getKeysList().indexOf("count");
        for (VectorTile.Tile.Feature feature : layer.getFeaturesList()) {
          long count = 1;
          for (int i = 0; i < feature.getTagsCount(); i += 2) {
            if (feature.getTags(i) == countKey) {
              Object value = MvtUtil.toObject(layer.getValues(feature.getTags(i + 1)));
              count = ((Number) value).longValue();
            }
          }
          services += count;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("The tile cannot be decoded", e);
    }
    return services;
  }
}
