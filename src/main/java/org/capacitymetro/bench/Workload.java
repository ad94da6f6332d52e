package org.capacitymetro.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.index.Facet;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;

/// The questions that are timed. Every kind has many, so that no answer can be remembered.
final class Workload {
  static final int VARIANTS = 40;

  /// A map tile and what is asked of it.
  record Tile(ServiceQuery query, int z, int x, int y) {}

  /// A misspelt text and the same spelt right.
  record Typo(ServiceQuery misspelt, ServiceQuery right) {}

  /// All questions, by what they are called in the figures.
  record Questions(
      Map<String, List<ServiceQuery>> lists,
      List<ServiceQuery> nearest,
      Map<String, List<Tile>> tiles,
      List<Typo> typos) {}

  private final ServiceSearch search;
  private final Italy italy;
  private final Random random;
  private final long services;
  private final List<String> sectors;

  Workload(ServiceSearch search, Italy italy, long seed, List<String> firstLevelSectors) {
    this.search = search;
    this.italy = italy;
    this.random = new Random(seed);
    this.sectors = firstLevelSectors;
    this.services = total(ServiceQuery.ALL);
  }

  Questions questions() {
    Map<String, List<ServiceQuery>> lists = new LinkedHashMap<>();
    lists.put("boxSectorHalfPercent", boxAndSector(0.005));
    lists.put("boxSectorFivePercent", boxAndSector(0.05));
    lists.put("boxSectorFiftyPercent", boxAndSector(0.5));
    lists.put("textAndBox", textAndBox());
    List<Typo> typos = typos();
    lists.put("oneTypo", typos.stream().map(Typo::misspelt).toList());
    Map<String, List<Tile>> tiles = new LinkedHashMap<>();
    for (int zoom : new int[] {6, 10, 14}) {
      tiles.put("tileZoom" + zoom, tiles(zoom));
    }
    return new Questions(lists, nearest(), tiles, typos);
  }

  private long total(ServiceQuery query) {
    return search.search(query.withPage(0, 0)).total();
  }

  /// Boxes around cities with sectors, each with about `share` of all services as hits.
  List<ServiceQuery> boxAndSector(double share) {
    List<ServiceQuery> queries = new ArrayList<>();
    while (queries.size() < VARIANTS) {
      Set<String> chosen = sectorsFor(Math.min(0.9, Math.max(0.1, share * 1.6)));
      ServiceQuery query = ServiceQuery.ALL.withFilter(Facet.SECTOR, chosen);
      queries.add(query.withBox(boxWith(query, share * services)));
    }
    return queries;
  }

  private Set<String> sectorsFor(double share) {
    Map<Facet, List<SearchResult.FacetCount>> facets =
        search.search(ServiceQuery.ALL.withPage(0, 0)).facets();
    Set<String> chosen = new LinkedHashSet<>();
    List<SearchResult.FacetCount> counts = facets.getOrDefault(Facet.SECTOR, List.of());
    long sum = 0;
    int skip = random.nextInt(4);
    for (SearchResult.FacetCount count : counts) {
      if (sectors.contains(count.value()) && skip-- <= 0) {
        chosen.add(count.value());
        sum += count.count();
        if (sum >= share * services * 1.15) {
          break;
        }
      }
    }
    return chosen;
  }

  /// A box around a city, grown or shrunk until it holds about `hits` of what the query finds.
  private Box boxWith(ServiceQuery query, double hits) {
    Point centre = near();
    double low = 0.001;
    double high = 9;
    Box box = around(centre, high);
    for (int i = 0; i < 20; i++) {
      double middle = Math.sqrt(low * high);
      box = around(centre, middle);
      long found = total(query.withBox(box));
      if (Math.abs(found - hits) < hits * 0.1) {
        return box;
      }
      if (found > hits) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return box;
  }

  private static Box around(Point centre, double half) {
    return new Box(
        Math.max(-180, centre.lon() - half),
        Math.max(-90, centre.lat() - half * 0.7),
        Math.min(180, centre.lon() + half),
        Math.min(90, centre.lat() + half * 0.7));
  }

  private Point near() {
    Italy.Town town = italy.cities().get(random.nextInt(30));
    return new Point(
        town.lat() + random.nextGaussian() * 0.01, town.lon() + random.nextGaussian() * 0.01);
  }

  List<ServiceQuery> textAndBox() {
    List<String> words =
        List.of(
            "biblioteca",
            "farmacia",
            "sportello",
            "scuola",
            "centro diurno",
            "corso di italiano",
            "famiglie bambini",
            "casa san",
            "ascolto orientamento",
            "consultorio");
    List<ServiceQuery> queries = new ArrayList<>();
    while (queries.size() < VARIANTS) {
      ServiceQuery text = ServiceQuery.ALL.withText(words.get(queries.size() % words.size()));
      queries.add(text.withBox(boxWith(ServiceQuery.ALL, 0.005 * services)));
    }
    return queries;
  }

  /// A kind and a surname, one letter of one of them wrong, missing, doubled or swapped.
  List<Typo> typos() {
    List<Typo> typos = new ArrayList<>();
    List<String> kinds =
        List.of("Biblioteca", "Farmacia", "Sportello", "Ambulatorio", "Laboratorio", "Centro");
    while (typos.size() < 2 * VARIANTS) {
      String kind = kinds.get(random.nextInt(kinds.size()));
      String name = italy.surname(random);
      boolean inKind = random.nextBoolean();
      ServiceQuery right = ServiceQuery.ALL.withText(kind + ' ' + name + ' ');
      if (total(right) == 0 || name.length() < 5) {
        continue;
      }
      String text = inKind ? misspell(kind) + ' ' + name : kind + ' ' + misspell(name);
      typos.add(new Typo(ServiceQuery.ALL.withText(text + ' '), right));
    }
    return typos;
  }

  private String misspell(String word) {
    int at = 1 + random.nextInt(word.length() - 2);
    String head = word.substring(0, at);
    return switch (random.nextInt(4)) {
      case 0 -> head + word.substring(at + 1);
      case 1 -> head + (char) ('a' + random.nextInt(26)) + word.substring(at);
      case 2 -> head + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
      default -> head + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    };
  }

  List<ServiceQuery> nearest() {
    List<ServiceQuery> queries = new ArrayList<>();
    while (queries.size() < 5 * VARIANTS) {
      queries.add(
          ServiceQuery.ALL
              .withNear(new ServiceQuery.Near(near(), null))
              .withSort(ServiceQuery.Sort.DISTANCE));
    }
    return queries;
  }

  /// Tiles over cities, filtered by a sector.
  List<Tile> tiles(int zoom) {
    List<Tile> tiles = new ArrayList<>();
    while (tiles.size() < VARIANTS) {
      Point point = near();
      double latitude = Math.toRadians(point.lat());
      int x = (int) ((point.lon() + 180) / 360 * (1 << zoom));
      int y =
          (int)
              ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI)
                  / 2
                  * (1 << zoom));
      ServiceQuery query = ServiceQuery.ALL.withFilter(Facet.SECTOR, sectorsFor(0.3));
      tiles.add(new Tile(query, zoom, x, y));
    }
    return tiles;
  }
}
