package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.City;
import org.capacitymetro.freshness.TestFreshness;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Openness;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;

/// The real search over a list of services, in memory, without a database: vocabulary, areas and
/// cities are a few fixed ones, and a schedule is open when it is round the clock.
public final class TestSearch implements AutoCloseable {
  /// What the clock of this search says: a Tuesday morning in Rome.
  public static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  static final Openness ALWAYS_ONLY =
      (schedule, city, instant) -> schedule.kind() == Schedule.Kind.ALWAYS;

  private final ServiceIndex index;
  private final ServiceSearch search;

  private TestSearch(ServiceIndex index, Clock clock) {
    this.index = index;
    this.search = new ServiceSearch(null, () -> index, () -> true, ALWAYS_ONLY, clock);
  }

  public static TestSearch over(List<PublicService> services) {
    return over(services, Set.of());
  }

  /// @param practised those that have a sheet
  public static TestSearch over(List<PublicService> services, Set<ServiceId> practised) {
    try {
      Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
      TestSearch search = new TestSearch(ServiceIndex.inMemory(words(practised), clock), clock);
      search.put(services);
      return search;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LexiconSource words() {
    return words(Set.of());
  }

  private static LexiconSource words(Set<ServiceId> practised) {
    return new LexiconSource(
        TestSearch::terms,
        TestSearch::area,
        () -> CITIES,
        TestFreshness.halfLives(),
        () -> practised,
        null);
  }

  /// The words a pack takes along, of the fixed vocabulary.
  public static PackWords packWords() {
    return new PackWords(words());
  }

  /// Sectors and targets of the fixed vocabulary.
  public static List<Term> terms() {
    return Stream.concat(SECTORS.stream(), TARGETS.stream()).toList();
  }

  public static List<Area> areas() {
    return AREAS;
  }

  public static List<City> cities() {
    return CITIES;
  }

  /// Adds services, or replaces those of the same id.
  public void put(List<PublicService> services) {
    try {
      index.put(services);
      index.refresh();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ServiceSearch search() {
    return search;
  }

  ServiceIndex index() {
    return index;
  }

  @Override
  public void close() {
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In the order of the real vocabularies: sectors behind their parents.
  private static List<Term> terms(Vocabulary vocabulary) {
    return vocabulary == Vocabulary.SECTOR ? ORDERED_SECTORS : TARGETS;
  }

  private static Optional<Area> area(String code) {
    return AREAS.stream().filter(area -> area.code().equals(code)).findFirst();
  }

  private static Term sector(String code, String parent, String italian, String english) {
    return new Term(
        Vocabulary.SECTOR,
        code,
        parent.isEmpty() ? null : parent,
        LocalizedText.ofItalianAndEnglish(italian, english),
        LocalizedText.EMPTY,
        null,
        null,
        0);
  }

  private static Term target(String code, String italian, String english) {
    return new Term(
        Vocabulary.TARGET,
        code,
        null,
        LocalizedText.ofItalianAndEnglish(italian, english),
        LocalizedText.EMPTY,
        null,
        null,
        0);
  }

  private static final List<Term> SECTORS =
      List.of(
          sector("permits", "", "Permessi di soggiorno", "Residence permits"),
          sector("permits-renewal", "permits", "Rinnovo del permesso", "Permit renewal"),
          sector("health", "", "Salute", "Health"),
          sector("health-pharmacy", "health", "Farmacia", "Pharmacy"),
          sector("health-dentist", "health", "Dentista", "Dentist"),
          sector("work", "", "Lavoro", "Work"),
          sector("work-employment-centre", "work", "Centro per l’impiego", "Employment centre"),
          sector("italian-language", "", "Italiano", "Italian language"),
          sector(
              "italian-cpia",
              "italian-language",
              "CPIA, scuola per adulti",
              "CPIA, school for adults"),
          sector("italian-course", "italian-language", "Corso di italiano", "Italian course"),
          sector(
              "italian-women",
              "italian-language",
              "Italiano per donne e mamme",
              "Italian for women and mothers"),
          sector("school", "", "Scuola e nidi", "School and childcare"),
          sector("legal-aid", "", "Aiuto legale", "Legal help"),
          sector("housing", "", "Casa", "Housing"),
          sector(
              "culture-sport-participation",
              "",
              "Cultura, sport e partecipazione",
              "Culture, sport and participation"),
          sector("culture-library", "culture-sport-participation", "Biblioteca", "Library"),
          sector(
              "food-clothing-showers", "", "Cibo, vestiti e docce", "Food, clothing and showers"));

  private static final List<Term> ORDERED_SECTORS =
      SECTORS.stream()
          .sorted(
              Comparator.comparing(
                      (Term term) -> term.parent() == null ? term.code() : term.parent())
                  .thenComparing(term -> term.parent() != null)
                  .thenComparing(Term::code))
          .toList();

  private static final List<Term> TARGETS =
      List.of(
          target("everyone", "Tutti", "Everyone"),
          target("women", "Donne", "Women"),
          target("homeless", "Persone senza casa", "Homeless people"));

  private static final List<Area> AREAS =
      List.of(
          area("01", Area.Kind.REGION, "Piemonte", "Piedmont"),
          area("15", Area.Kind.REGION, "Campania", "Campania"),
          area("001272", Area.Kind.COMUNE, "Torino", "Turin"),
          area("001156", Area.Kind.COMUNE, "Moncalieri", "Moncalieri"),
          area("063049", Area.Kind.COMUNE, "Napoli", "Naples"));

  private static Area area(String code, Area.Kind kind, String italian, String english) {
    return new Area(
        code, kind, null, LocalizedText.ofItalianAndEnglish(italian, english), null, null);
  }

  private static final List<City> CITIES =
      List.of(
          new City(
              "torino",
              LocalizedText.ofItalianAndEnglish("Torino", "Turin"),
              "201",
              "TO",
              "001272",
              List.of("it", "en"),
              new Point(45.07, 7.68),
              new Box(6.5, 44.7, 8.2, 45.6),
              MonthDay.of(6, 24)),
          new City(
              "napoli",
              LocalizedText.ofItalianAndEnglish("Napoli", "Naples"),
              "263",
              "NA",
              "063049",
              List.of("it", "en"),
              new Point(40.85, 14.25),
              new Box(13.8, 40.5, 14.6, 41.0),
              MonthDay.of(9, 19)));
}
