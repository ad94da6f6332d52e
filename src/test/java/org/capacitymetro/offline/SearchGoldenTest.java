package org.capacitymetro.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Language;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceHit;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.TestRanking;
import org.capacitymetro.search.TestSearch;
import org.capacitymetro.search.TestService;
import org.capacitymetro.testing.Golden;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the search of the app has to answer from a pack, as the server answers it from its index:
/// `tests/pack/search.test.ts` reads the packs and the answers written here.
class SearchGoldenTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDate TODAY = LocalDate.ofInstant(TestSearch.NOW, ZoneOffset.UTC);
  private static final int SERVICES = 300;
  private static final int QUERIES = 240;

  private static final List<String> KINDS =
      List.of(
          "Sportello",
          "Centro",
          "Scuola",
          "Biblioteca",
          "Mensa",
          "Ambulatorio",
          "Casa",
          "Corso",
          "Associazione",
          "Dormitorio",
          "Consultorio",
          "Doposcuola",
          "Farmacia",
          "Emporio");
  private static final List<String> OF =
      List.of(
          "di italiano",
          "per il lavoro",
          "per donne e bambini",
          "legale",
          "dell'accoglienza",
          "per l’impiego",
          "del quartiere",
          "dei popoli",
          "solidale",
          "per rifugiati",
          "della salute",
          "sociale",
          "civica",
          "popolare",
          "interculturale",
          "San Salvario",
          "Barriera",
          "Mirafiori");
  private static final List<String> ENGLISH =
      List.of(
          "Italian classes",
          "Job centre",
          "Women's shelter",
          "Legal aid desk",
          "Free meals",
          "Public library",
          "Health clinic",
          "Housing services",
          "Children's homework club");
  private static final List<String> SENTENCES =
      List.of(
          "Aiuto per il permesso di soggiorno e la carta d’identità.",
          "Corsi gratuiti di lingua italiana, anche la sera e per principianti.",
          "Distribuzione di pasti caldi, vestiti e coperte.",
          "Colloqui con avvocati e mediatrici culturali in arabo e francese.",
          "Visite mediche senza tessera sanitaria, vaccinazioni, ginecologia.",
          "Orientamento al lavoro, curriculum, tirocini e formazione professionale.",
          "Posti letto per uomini e donne, docce e lavanderia.",
          "Sostegno a famiglie con figli piccoli: latte, pannolini, giochi.",
          "Ascolto e protezione per vittime di tratta e di violenza.",
          "Prestito di libri, internet, aula studio.");
  private static final List<String> ENGLISH_SENTENCES =
      List.of(
          "Help with residence permits and identity cards.",
          "Free Italian lessons in the evening, beginners welcome.",
          "Hot meals, clothes and blankets.",
          "Interviews with lawyers and interpreters.",
          "Doctors who see people without a health card.");
  private static final List<String> PROVIDERS =
      List.of("Comune dei Mulini", "Caritas diocesana", "Croce Rossa", "Cooperativa Orso Blu");
  private static final List<String> STREETS =
      List.of("Via Nizza", "Corso Giulio Cesare", "Piazza della Libertà", "Via Po", "Lungo Dora");
  private static final List<String> TOWNS = List.of("Torino", "Moncalieri", "Rivoli", "Settimo");
  private static final List<String> SECTORS =
      List.of(
          "permits",
          "permits-renewal",
          "health",
          "health-pharmacy",
          "health-dentist",
          "work",
          "work-employment-centre",
          "italian-cpia",
          "italian-course",
          "italian-women",
          "school",
          "legal-aid",
          "housing",
          "culture-library",
          "food-clothing-showers");
  private static final List<String> WORDS =
      List.of(
          "biblioteca",
          "lavoro",
          "work",
          "عمل",
          "العمل",
          "工作",
          "робота",
          "scuola di italiano",
          "corso italiano donne",
          "permesso di soggiorno",
          "titolo di soggiorno",
          "avvocati",
          "avvocato",
          "lezione",
          "lessons",
          "interpreters",
          "library",
          "libraries",
          "shelters",
          "clinic",
          "mensa",
          "pasti",
          "vestiti",
          "casa",
          "housing",
          "via nizza",
          "farmacia via po",
          "moncalieri",
          "torino",
          "caritas",
          "croce rossa",
          "san salvario",
          "bambini",
          "bambino",
          "women",
          "donna",
          "l'impiego",
          "b",
          "bi",
          "sc",
          "lav",
          "ital",
          "medic",
          "distribuz",
          "quart",
          "sportello legale",
          "sportelo",
          "bibloteca",
          "permeso",
          "framacia",
          "ambulatroio",
          "consultoro",
          "avocato",
          "carta identità",
          "CARTA D’IDENTITÀ",
          "senza tessera",
          "aiuto legale",
          "free meals",
          "dove trovo lavoro",
          "qwertyuiop",
          "zarpola ",
          "zarpola",
          "zarpole",
          "biblotecca civca",
          "dormitoro",
          "travail",
          "legal aid desk",
          "italian",
          "italiana",
          "health",
          "salute",
          "dentista",
          "dentist",
          "centro per l'impiego",
          "adult education",
          "homeless",
          "orso blu",
          "mirafiori casa",
          "piazza liberta",
          "violenza",
          "docce",
          "rivoli settimo");

  private record Answer(
      Map<String, Object> query,
      long total,
      long unplaced,
      long verified,
      List<String> ids,
      List<@Nullable String> matched,
      List<@Nullable Long> metres,
      Map<String, Map<String, Long>> facets,
      @Nullable Map<String, Object> suggestions) {}

  @Test
  void writesThePacksOfTheRankingTable() throws IOException {
    for (Language language : List.of(Language.ITALIAN, Language.ENGLISH)) {
      Golden.check(
          "ranking-" + language.code() + ".jsonl",
          text(TestPacks.lines(TestRanking.read().made(), language)));
    }
  }

  @Test
  void writesAPackAndWhatTheServerAnswersToManyQueries() throws IOException {
    Random random = new Random(6);
    List<PublicService> services =
        Stream.concat(
                IntStream.range(0, SERVICES).mapToObj(number -> service(number, random)),
                besideASlip())
            .toList();
    Set<ServiceId> practised =
        services.stream()
            .filter(service -> random.nextInt(5) == 0)
            .map(PublicService::id)
            .collect(Collectors.toSet());
    SortedMap<String, String> lines = new TreeMap<>(TestPacks.lines(services, Language.ENGLISH));
    lines.put("practice:made-up", practice(practised));
    Golden.check("search-pack.jsonl", text(lines));
    StringBuilder answers = new StringBuilder();
    try (TestSearch index = TestSearch.over(services, practised)) {
      for (int i = 0; i < QUERIES; i++) {
        ServiceQuery query = query(i, random);
        answers
            .append(answers.isEmpty() ? "[\n" : ",\n")
            .append(JSON.writeValueAsString(answer(index.search().search(query), query)));
      }
    }
    Golden.check("search-answers.json", answers.append("\n]\n").toString());
  }

  private static String text(SortedMap<String, String> lines) {
    return new String(PackLines.bytes(lines.values()), StandardCharsets.UTF_8);
  }

  /// A sheet that hangs on some services.
  private static String practice(Set<ServiceId> services) {
    Map<String, Object> line = new TreeMap<>();
    line.put("k", "practice:made-up");
    line.put("services", services.stream().map(ServiceId::shortForm).sorted().toList());
    return JSON.writeValueAsString(line);
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /// A word spelt right in a text, and one slip away from it in names.
  private static Stream<PublicService> besideASlip() {
    return Stream.of(
        TestService.named("Zarpota del borgo").in("torino", "Torino", "").make(),
        TestService.named("Ritrovo").description("Si gioca a zarpola.").in("torino", "", "").make(),
        TestService.named("Zarpole").in("torino", "Torino", "Via Zarpola").make());
  }

  private static PublicService service(int number, Random random) {
    String name = any(KINDS, random) + " " + any(OF, random) + " " + (number / 3);
    TestService made =
        (random.nextInt(3) == 0
                ? TestService.named(name, any(ENGLISH, random) + " " + number)
                : TestService.named(name))
            .id("s" + number)
            .sectors(any(SECTORS, random))
            .areas("01", random.nextInt(4) == 0 ? "001156" : "001272")
            .in("torino", any(TOWNS, random), any(STREETS, random) + " " + number)
            .description(any(SENTENCES, random))
            .updated("2026-0%d-%02d".formatted(random.nextInt(1, 10), random.nextInt(1, 29)));
    if (random.nextInt(4) == 0) {
      made.sectors(any(SECTORS, random));
    }
    if (random.nextInt(3) == 0) {
      made.summary(any(SENTENCES, random), any(ENGLISH_SENTENCES, random));
    }
    if (random.nextInt(3) == 0) {
      made.provider(any(PROVIDERS, random));
    }
    if (random.nextInt(3) == 0) {
      made.targets(any(List.of("everyone", "women", "homeless"), random));
    }
    if (random.nextInt(2) == 0) {
      made.languages(any(List.of("ar", "fr", "zh"), random), "en");
    }
    if (random.nextInt(8) != 0) {
      made.at(
          45 + Math.round(random.nextGaussian() * 3e5) / 1e7 + 0.07,
          7 + Math.round(random.nextGaussian() * 3e5) / 1e7 + 0.68);
    }
    if (random.nextInt(3) == 0) {
      made.alwaysOpen();
    }
    if (random.nextInt(2) == 0) {
      made.access(any(List.of(Access.Mode.values()), random), random.nextBoolean());
    }
    if (random.nextInt(3) == 0) {
      made.verified("202%d-%02d-10".formatted(random.nextInt(5, 7), random.nextInt(1, 10)));
    }
    if (random.nextInt(4) == 0) {
      LocalDate said = TODAY.minusDays(random.nextInt(20));
      made.availability(
          switch (random.nextInt(3)) {
            case 0 -> new Availability.Free(said);
            case 1 -> new Availability.Waiting(said, 1 + random.nextInt(9));
            default -> new Availability.Closed(said, said.plusDays(1 + random.nextInt(30)));
          });
    }
    if (random.nextInt(12) == 0) {
      made.ends(TODAY.plusDays(random.nextInt(-20, 20)).toString());
    }
    return made.make();
  }

  private static ServiceQuery query(int number, Random random) {
    ServiceQuery query = ServiceQuery.ALL.withLanguage("en").withPage(0, 30);
    if (number < WORDS.size()) {
      return query.withText(WORDS.get(number));
    }
    if (random.nextInt(3) != 0) {
      query = query.withText(any(WORDS, random) + (random.nextInt(4) == 0 ? " " : ""));
    }
    if (random.nextInt(3) == 0) {
      query =
          query.withFilter(
              Facet.SECTOR,
              Set.copyOf(List.of(any(SECTORS, random), any(SECTORS, random), "work")));
    }
    if (random.nextInt(5) == 0) {
      query = query.withFilter(Facet.LANGUAGE, Set.of("ar", "zh"));
    }
    if (random.nextInt(6) == 0) {
      query = query.withFilter(Facet.TARGET, Set.of("women"));
    }
    if (random.nextInt(6) == 0) {
      query =
          query.withFilter(
              Facet.ACCESS, Set.of(any(List.of("walk-in", "free", "appointment"), random)));
    }
    if (random.nextInt(6) == 0) {
      query = query.withFilter(Facet.AREA, Set.of("001156"));
    }
    if (random.nextInt(6) == 0) {
      query = query.withFilter(Facet.VERIFIED, Set.of("fresh", "old"));
    }
    if (random.nextInt(6) == 0) {
      query = query.withFilter(Facet.AVAILABILITY, Set.of("free", "waiting"));
    }
    if (random.nextInt(6) == 0) {
      query = query.withFilter(Facet.PRACTICE, Set.of("yes"));
    }
    if (random.nextInt(6) == 0) {
      query = query.withOpenAt(TestSearch.NOW);
    }
    if (random.nextInt(6) == 0) {
      query = query.withCity("torino");
    }
    if (random.nextInt(5) == 0) {
      double lon = 7.6 + random.nextDouble() / 10;
      double lat = 45 + random.nextDouble() / 10;
      query = query.withBox(new Box(lon, lat, lon + 0.06, lat + 0.06));
    }
    if (random.nextInt(2) == 0) {
      Point point = new Point(45.04 + random.nextDouble() / 20, 7.65 + random.nextDouble() / 20);
      query = query.withNear(new ServiceQuery.Near(point, random.nextInt(3) == 0 ? 3_000.0 : null));
    }
    query = query.withSort(any(List.of(ServiceQuery.Sort.values()), random));
    return random.nextInt(4) == 0 ? query.withPage(20 * random.nextInt(4), 20) : query;
  }

  private static Answer answer(SearchResult result, ServiceQuery query) {
    Map<String, Map<String, Long>> facets = new TreeMap<>();
    result
        .facets()
        .forEach(
            (facet, counts) -> {
              Map<String, Long> byValue = new TreeMap<>();
              counts.forEach(count -> byValue.put(count.value(), count.count()));
              facets.put(facet.parameter(), byValue);
            });
    return new Answer(
        written(query),
        result.total(),
        result.unplaced(),
        result.verified(),
        result.hits().stream().map(hit -> hit.service().id().shortForm()).toList(),
        result.hits().stream().map(ServiceHit::matched).toList(),
        result.hits().stream()
            .map(ServiceHit::metres)
            .map(metres -> metres == null ? null : Math.round(metres))
            .toList(),
        facets,
        suggestions(result.suggestions()));
  }

  private static @Nullable Map<String, Object> suggestions(
      SearchResult.@Nullable Suggestions suggestions) {
    if (suggestions == null) {
      return null;
    }
    Map<String, Object> written = new TreeMap<>();
    Map<String, Long> relaxed = new TreeMap<>();
    suggestions.relaxed().forEach(each -> relaxed.put(each.without(), each.total()));
    written.put("spelling", suggestions.spelling());
    written.put("relaxed", relaxed);
    written.put("sectors", suggestions.sectors().stream().sorted().toList());
    return written;
  }

  /// As a query of the app.
  private static Map<String, Object> written(ServiceQuery query) {
    Map<String, Object> written = new TreeMap<>();
    written.put("text", query.text());
    written.put("city", query.city());
    Map<String, List<String>> filters = new TreeMap<>();
    query.filters().keySet().forEach(facet -> filters.put(facet.parameter(), query.sorted(facet)));
    written.put("filters", filters);
    written.put("openAt", query.openAt() == null ? null : query.openAt().toEpochMilli());
    Box box = query.box();
    written.put(
        "box",
        box == null ? null : List.of(box.minLon(), box.minLat(), box.maxLon(), box.maxLat()));
    ServiceQuery.Near near = query.near();
    Map<String, Object> from = new TreeMap<>();
    if (near != null) {
      from.put("lat", near.point().lat());
      from.put("lon", near.point().lon());
      from.put("radius", near.radius());
    }
    written.put("near", near == null ? null : from);
    written.put("sort", query.sort().name().toLowerCase(java.util.Locale.ROOT));
    written.put("offset", query.offset());
    written.put("limit", query.limit());
    return written;
  }
}
