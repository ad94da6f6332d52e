package org.capacitymetro.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile;
import io.github.sebasbaumh.mapbox.vectortile.util.MvtUtil;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.TestFreshness;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Curve;
import org.capacitymetro.index.Facet;
import org.capacitymetro.index.ServiceDocument;
import org.capacitymetro.search.SearchResult.FacetCount;
import org.jspecify.annotations.Nullable;

/// The index against a plain walk over the list: any services, in several segments and with some of
/// them replaced, give the same totals, counts, nearest services and tiles.
class NaiveSearchProperties {
  private static final LocalDate TODAY = LocalDate.ofInstant(TestSearch.NOW, ZoneOffset.UTC);

  private static final List<String> SECTORS =
      List.of("permits", "permits-renewal", "health-pharmacy", "work", "culture-library");
  private static final List<String> LANGUAGES = List.of("ar", "fr", "zh");

  private record Asked(ServiceQuery query, List<PublicService> services) {}

  /// Every third service has a sheet.
  private static final Set<ServiceId> PRACTISED =
      IntStream.range(0, 100)
          .mapToObj(number -> TestService.named("s").id("s" + 3 * number).make().id())
          .collect(Collectors.toUnmodifiableSet());

  @Property(tries = 20)
  void filtersCountsAndOrdersLikeAWalkOverTheList(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, PublicService> services = new HashMap<>();
    try (TestSearch index = TestSearch.over(List.of(), PRACTISED)) {
      for (int round = 0; round < 3; round++) {
        List<PublicService> batch = new ArrayList<>();
        for (int i = 0; i < random.nextInt(1, 150); i++) {
          PublicService service = service(random);
          services.put(service.source().id(), service);
          batch.add(service);
        }
        index.put(batch);
      }
      List<PublicService> all = List.copyOf(services.values());
      try (TestSearch inOneSegment = TestSearch.over(all, PRACTISED)) {
        for (int i = 0; i < 8; i++) {
          Asked asked = new Asked(query(random), all);
          compare(index.search(), asked);
          comparePages(index.search(), inOneSegment.search(), asked.query.withNear(null));
        }
      }
    }
  }

  /// Pages of a list without words follow on each other, whatever segments the services are in.
  private static void comparePages(
      ServiceSearch search, ServiceSearch inOneSegment, ServiceQuery query) {
    List<PublicService> pages = pages(search, query, 7);
    assertThat(pages).hasSize((int) search.search(query).total()).doesNotHaveDuplicates();
    assertThat(pages)
        .extracting(PublicService::id)
        .isEqualTo(pages(inOneSegment, query, 200).stream().map(PublicService::id).toList());
    assertThat(pages).extracting(NaiveSearchProperties::group).isSorted();
  }

  private static List<PublicService> pages(ServiceSearch search, ServiceQuery query, int size) {
    List<PublicService> pages = new ArrayList<>();
    List<ServiceHit> page;
    do {
      page = search.search(query.withPage(pages.size(), size)).hits();
      page.forEach(hit -> pages.add(hit.service()));
    } while (!page.isEmpty());
    return pages;
  }

  private static int group(PublicService service) {
    int tier =
        switch (service.details().sectors().getFirst()) {
          case "permits", "permits-renewal" -> 0;
          case "health-pharmacy", "culture-library" -> 2;
          default -> 1;
        };
    return tier * 2 + (service.details().verification().isEmpty() ? 1 : 0);
  }

  private static PublicService service(Random random) {
    int number = random.nextInt(300);
    TestService service =
        TestService.named("Servizio " + (char) ('a' + random.nextInt(26)) + number)
            .id("s" + number)
            .sectors(SECTORS.get(random.nextInt(SECTORS.size())))
            .updated("2026-0" + random.nextInt(1, 9) + "-0" + random.nextInt(1, 9));
    if (random.nextInt(3) == 0) {
      service.verified("202" + random.nextInt(5, 7) + "-0" + random.nextInt(1, 9) + "-10");
    }
    if (random.nextInt(3) == 0) {
      service.availability(availability(random));
    }
    if (random.nextInt(10) > 0) {
      service.at(units(44 + random.nextGaussian()), units(8 + random.nextGaussian()));
    }
    if (random.nextBoolean()) {
      service.languages(LANGUAGES.get(random.nextInt(LANGUAGES.size())));
    }
    if (random.nextBoolean()) {
      service.in("torino", "Torino", "Via Uno").areas("01", "001272");
    }
    if (random.nextBoolean()) {
      service.alwaysOpen();
    }
    if (random.nextBoolean()) {
      service.access(Access.Mode.WALK_IN, random.nextBoolean());
    }
    return service.make();
  }

  private static double units(double degrees) {
    return Math.round(degrees * 1e4) / 1e4;
  }

  private static ServiceQuery query(Random random) {
    ServiceQuery query = ServiceQuery.ALL;
    if (random.nextBoolean()) {
      double lon = units(6 + 3 * random.nextDouble());
      double lat = units(42 + 3 * random.nextDouble());
      query = query.withBox(new Box(lon, lat, lon + 2, lat + 2));
    }
    if (random.nextBoolean()) {
      query =
          query.withFilter(
              Facet.SECTOR, Set.copyOf(List.of(SECTORS.get(random.nextInt(5)), "work")));
    }
    if (random.nextInt(3) == 0) {
      query = query.withFilter(Facet.LANGUAGE, Set.of("ar", "zh"));
    }
    if (random.nextInt(4) == 0) {
      query = query.withFilter(Facet.VERIFIED, Set.of("fresh", "old"));
    }
    if (random.nextInt(4) == 0) {
      query = query.withFilter(Facet.AVAILABILITY, Set.of("free", "waiting"));
    }
    if (random.nextInt(4) == 0) {
      query = query.withFilter(Facet.PRACTICE, Set.of("yes"));
    }
    if (random.nextInt(3) == 0) {
      query = query.withOpenAt(TestSearch.NOW);
    }
    if (random.nextInt(3) == 0) {
      query = query.withCity("torino");
    }
    if (random.nextBoolean()) {
      Point point = new Point(units(43 + 2 * random.nextDouble()), units(7 + random.nextDouble()));
      query = query.withNear(new ServiceQuery.Near(point, random.nextBoolean() ? null : 90_000.0));
    }
    return query;
  }

  private static void compare(ServiceSearch search, Asked asked) {
    SearchResult result = search.search(asked.query);
    List<PublicService> expected =
        asked.services.stream().filter(s -> matches(s, asked.query, null)).toList();
    assertThat(result.total()).isEqualTo(expected.size());
    assertThat(result.unplaced())
        .isEqualTo(expected.stream().filter(s -> s.place().point() == null).count());
    assertThat(result.verified())
        .isEqualTo(expected.stream().filter(s -> !s.details().verification().isEmpty()).count());
    for (Facet facet : Facet.values()) {
      assertThat(counts(result.facets().getOrDefault(facet, List.of())))
          .isEqualTo(naiveCounts(asked, facet));
    }
    compareOrder(
        search.search(asked.query.withSort(ServiceQuery.Sort.FRESHNESS)),
        asked.query.withNear(null),
        expected);
    if (asked.query.near() != null) {
      compareOrder(result, asked.query, expected);
    }
    compareTile(search, asked, 5, 16, 11);
    compareTile(search, asked, 7, 66, 46);
    compareTile(search, asked, 18, 137_000, 94_000);
  }

  private static void compareOrder(
      SearchResult result, ServiceQuery query, List<PublicService> expected) {
    Comparator<PublicService> order =
        Comparator.comparingInt(ServiceDocument::freshness).reversed();
    ServiceQuery.Near near = query.near();
    if (near != null) {
      order = Comparator.comparingDouble(service -> metres(near.point(), service));
    }
    List<PublicService> sorted = expected.stream().sorted(order).limit(20).toList();
    assertThat(result.hits()).hasSize(sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      PublicService found = result.hits().get(i).service();
      if (near == null) {
        assertThat(ServiceDocument.freshness(found))
            .isEqualTo(ServiceDocument.freshness(sorted.get(i)));
      } else {
        assertThat(metres(near.point(), found)).isEqualTo(metres(near.point(), sorted.get(i)));
      }
    }
  }

  private static double metres(Point from, PublicService service) {
    Point point = service.place().point();
    return point == null ? Double.POSITIVE_INFINITY : Math.round(from.metresTo(point) * 100);
  }

  private static void compareTile(ServiceSearch search, Asked asked, int z, int x, int y) {
    long expected =
        asked.services.stream()
            .filter(service -> matches(service, asked.query, null))
            .map(service -> service.place().point())
            .filter(
                point ->
                    point != null
                        && Curve.x(point.lon()) >>> (Curve.BITS - z) == x
                        && Curve.y(point.lat()) >>> (Curve.BITS - z) == y)
            .count();
    assertThat(servicesIn(search.tile(asked.query, z, x, y))).isEqualTo(expected);
  }

  /// The services a tile stands for: the counts of clusters and of points, one where there is none.
  static long servicesIn(byte[] tile) {
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
      throw new AssertionError("not a tile", e);
    }
    return services;
  }

  private static Map<String, Long> counts(List<FacetCount> counts) {
    Map<String, Long> byValue = new HashMap<>();
    counts.stream()
        .filter(count -> count.count() > 0)
        .forEach(count -> byValue.put(count.value(), count.count()));
    return byValue;
  }

  private static Map<String, Long> naiveCounts(Asked asked, Facet facet) {
    Map<String, Long> counts = new HashMap<>();
    asked.services.stream()
        .filter(service -> matches(service, asked.query, facet))
        .flatMap(service -> values(service, facet).stream())
        .forEach(value -> counts.merge(value, 1L, Long::sum));
    return counts;
  }

  private static Availability availability(Random random) {
    LocalDate said = TODAY.minusDays(random.nextInt(20));
    return switch (random.nextInt(3)) {
      case 0 -> new Availability.Free(said);
      case 1 -> new Availability.Waiting(said, 1 + random.nextInt(9));
      default -> new Availability.Closed(said, said.plusDays(1 + random.nextInt(30)));
    };
  }

  private static Set<String> values(PublicService service, Facet facet) {
    return switch (facet) {
      case SECTOR -> {
        Set<String> sectors = new TreeSet<>(service.details().sectors());
        service.details().sectors().forEach(s -> sectors.add(TestSearch.words().firstLevel(s)));
        yield sectors;
      }
      case TARGET -> Set.copyOf(service.details().targets());
      case LANGUAGE -> Set.copyOf(service.details().languages());
      case ACCESS -> ServiceDocument.accessValues(service.details().access());
      case AREA -> Set.copyOf(service.place().areas());
      case VERIFIED ->
          Set.of(
              TestFreshness.halfLives()
                  .freshness(service.details().verification(), service.details().sectors(), TODAY)
                  .age()
                  .code());
      case AVAILABILITY -> {
        Availability said = service.details().availability();
        yield said == null || !said.holdsOn(TODAY) ? Set.of() : Set.of(said.kind().code());
      }
      case PRACTICE -> PRACTISED.contains(service.id()) ? Set.of("yes") : Set.of();
      case OPEN ->
          service.details().schedule().kind() == Schedule.Kind.ALWAYS ? Set.of("now") : Set.of();
    };
  }

  private static boolean matches(
      PublicService service, ServiceQuery query, @Nullable Facet without) {
    Point point = service.place().point();
    if (query.box() != null && (point == null || !query.box().contains(point))) {
      return false;
    }
    if (query.city() != null && !query.city().equals(service.place().city())) {
      return false;
    }
    if (query.near() != null
        && query.near().radius() != null
        && (point == null || query.near().point().metresTo(point) > query.near().radius())) {
      return false;
    }
    if (query.openAt() != null
        && without != Facet.OPEN
        && !values(service, Facet.OPEN).contains("now")) {
      return false;
    }
    for (Facet facet : query.filters().keySet()) {
      Set<String> held = values(service, facet);
      if (facet != without && query.chosen(facet).stream().noneMatch(held::contains)) {
        return false;
      }
    }
    return true;
  }
}
