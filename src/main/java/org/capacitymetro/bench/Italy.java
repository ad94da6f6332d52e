package org.capacitymetro.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;

/// A made-up Italy of any size, the same for the same seed: services crowd around real cities as
/// people do, few sectors have most services, names are put together from Italian words.
final class Italy {
  record Town(String name, String province, double lat, double lon, double people) {}

  private static final List<String> LANGUAGES =
      List.of("en", "fr", "ar", "es", "ro", "sq", "zh", "uk", "bn", "ur", "ru", "pt");
  private static final List<String> KINDS =
      List.of(
          "Sportello",
          "Centro",
          "Ufficio",
          "Biblioteca",
          "Farmacia",
          "Scuola",
          "Ambulatorio",
          "Mensa",
          "Casa",
          "Consultorio",
          "Spazio",
          "Circolo",
          "Associazione",
          "Parrocchia",
          "Cooperativa",
          "Laboratorio",
          "Emporio",
          "Dormitorio",
          "Studio",
          "Patronato",
          "Istituto",
          "Corso di italiano",
          "Punto di ascolto",
          "Centro diurno",
          "Unità di strada");
  private static final List<String> SAINTS =
      List.of(
          "San Carlo",
          "Santa Chiara",
          "San Giuseppe",
          "Sant'Anna",
          "San Martino",
          "Santa Lucia",
          "San Rocco",
          "San Donato",
          "Santa Rita",
          "San Lorenzo",
          "San Salvario",
          "San Paolo",
          "Santa Maria",
          "San Pietro",
          "San Nicola",
          "San Gennaro",
          "Sant'Ambrogio",
          "San Marco");
  private static final List<String> FIRST_NAMES =
      List.of(
          "Giuseppe",
          "Maria",
          "Giovanni",
          "Anna",
          "Antonio",
          "Elena",
          "Carlo",
          "Lucia",
          "Pietro",
          "Rosa",
          "Luigi",
          "Teresa",
          "Paolo",
          "Chiara",
          "Franco",
          "Grazia",
          "Enrico",
          "Natalia",
          "Cesare",
          "Alda",
          "Primo",
          "Nilde",
          "Sandro",
          "Tina");
  private static final List<String> SYLLABLES =
      List.of(
          "ba", "be", "bel", "bo", "ca", "car", "ce", "co", "da", "del", "do", "fa", "fer", "ga",
          "gal", "gio", "la", "le", "lo", "ma", "man", "mi", "mo", "mon", "na", "ne", "pa", "pel",
          "per", "ra", "ri", "ro", "sa", "sal", "se", "ta", "te", "to", "tor", "va", "ven", "vi",
          "za", "zo");
  private static final List<String> ENDINGS = List.of("ni", "ri", "lli", "tti", "si", "no", "li");
  private static final List<String> PURPOSES =
      List.of(
          "per l'ascolto e l'orientamento",
          "per famiglie e bambini",
          "per chi cerca lavoro",
          "per la salute delle donne",
          "per studenti e giovani",
          "per i documenti e i permessi",
          "per chi non ha una casa",
          "per imparare insieme",
          "per la comunità del quartiere");
  private static final List<String> STREETS =
      List.of("Via", "Corso", "Piazza", "Viale", "Largo", "Vicolo");

  private final long seed;
  private final List<String> sectors;
  private final List<String> targets;
  private final List<Town> towns = towns();
  private final double[] peopleUpTo = new double[towns.size()];
  private final double[] sectorUpTo;
  private final String[] surnames = new String[4_000];
  private final List<Schedule> schedules;

  /// @param sectors codes, those with most services first
  Italy(long seed, List<String> sectors, List<String> targets) {
    this.seed = seed;
    this.sectors = sectors;
    this.targets = targets;
    double people = 0;
    for (int i = 0; i < peopleUpTo.length; i++) {
      people += towns.get(i).people;
      peopleUpTo[i] = people;
    }
    this.sectorUpTo = new double[sectors.size()];
    double weight = 0;
    for (int i = 0; i < sectorUpTo.length; i++) {
      weight += 1.0 / (i + 2);
      sectorUpTo[i] = weight;
    }
    Random random = new Random(seed);
    for (int i = 0; i < surnames.length; i++) {
      String name = pick(random, SYLLABLES) + pick(random, SYLLABLES);
      if (random.nextBoolean()) {
        name += pick(random, SYLLABLES);
      }
      name += pick(random, ENDINGS);
      surnames[i] = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
    this.schedules = schedules(random);
  }

  private static List<Town> towns() {
    try (InputStream in =
        Objects.requireNonNull(Italy.class.getResourceAsStream("/bench/cities.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(","))
          .map(
              cells ->
                  new Town(
                      cells[0],
                      cells[1],
                      Double.parseDouble(cells[2]),
                      Double.parseDouble(cells[3]),
                      Double.parseDouble(cells[4])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Town> cities() {
    return towns;
  }

  String surname(Random random) {
    return surnames[(int) (surnames.length * random.nextDouble() * random.nextDouble())];
  }

  /// The service of a number, always the same.
  ServiceDraft service(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    Town town = towns.get(skewed(random, peopleUpTo));
    double spread = Math.min(0.5, 0.02 * Math.sqrt(town.people / 50));
    double reach = random.nextInt(5) == 0 ? 4 : 1;
    Point point =
        new Point(
            units(town.lat + random.nextGaussian() * spread * reach * 0.7),
            units(town.lon + random.nextGaussian() * spread * reach));
    Set<String> ownSectors = new LinkedHashSet<>();
    for (int i = 1 + (random.nextInt(3) == 0 ? 1 : 0); i > 0; i--) {
      ownSectors.add(sectors.get(skewed(random, sectorUpTo)));
    }
    ServiceDetails details =
        new ServiceDetails(
            LocalizedText.of("it", name(random, town)),
            LocalizedText.of("it", "Servizio " + pick(random, PURPOSES)),
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            List.copyOf(ownSectors),
            some(random, targets, 3),
            some(random, LANGUAGES, 5),
            access(random),
            schedules.get((int) (schedules.size() * random.nextDouble() * random.nextDouble())),
            Contacts.NONE,
            Funding.NONE,
            Map.of(),
            random.nextInt(3) == 0
                ? new Verification(
                        LocalDate.of(2026, 11, 20).minusDays(random.nextInt(700)), Method.CALL, "")
                    .ofEveryGroup()
                : Map.of(),
            null,
            true);
    Address address =
        new Address(
            pick(random, STREETS) + ' ' + surname(random) + ' ' + (1 + random.nextInt(200)),
            null,
            town.name,
            town.province);
    LocationDraft location =
        new LocationDraft(
            address,
            random.nextInt(50) == 0 ? null : point,
            null,
            null,
            Precision.EXACT,
            LocalizedText.EMPTY,
            List.of());
    return new ServiceDraft(
        new SourceRef("bench", Integer.toString(number)), null, details, location);
  }

  private String name(Random random, Town town) {
    String kind = pick(random, KINDS);
    return switch (random.nextInt(5)) {
      case 0 -> kind + ' ' + pick(random, SAINTS) + ' ' + surname(random);
      case 1 -> kind + ' ' + pick(random, FIRST_NAMES) + ' ' + surname(random);
      case 2 -> kind + " di " + town.name + ' ' + surname(random);
      case 3 -> kind + ' ' + surname(random) + ' ' + pick(random, PURPOSES);
      default -> kind + ' ' + surname(random) + " e " + surname(random);
    };
  }

  private static Access access(Random random) {
    boolean free = random.nextBoolean();
    return new Access(
        Access.Mode.values()[random.nextInt(4)],
        Answer.values()[random.nextInt(3)],
        Answer.values()[random.nextInt(3)],
        free
            ? List.of(new Access.CostOption(LocalizedText.of("it", "Gratuito"), BigDecimal.ZERO))
            : List.of(),
        List.of());
  }

  private static List<Schedule> schedules(Random random) {
    List<Schedule> made = new ArrayList<>();
    made.add(Schedule.UNKNOWN);
    made.add(of(Schedule.Kind.BY_APPOINTMENT, List.of()));
    made.add(of(Schedule.Kind.ALWAYS, List.of()));
    while (made.size() < 2_000) {
      List<Schedule.Slot> slots = new ArrayList<>();
      LocalTime opens = LocalTime.of(8 + random.nextInt(3), 15 * random.nextInt(4));
      LocalTime noon = LocalTime.of(12, 15 * random.nextInt(4));
      LocalTime after = LocalTime.of(14 + random.nextInt(2), 15 * random.nextInt(4));
      LocalTime closes = LocalTime.of(16 + random.nextInt(4), 15 * random.nextInt(4));
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.getValue() <= 5 ? random.nextInt(6) > 0 : random.nextInt(4) == 0) {
          slots.add(new Schedule.Slot(day, opens, noon, null));
          if (random.nextBoolean()) {
            slots.add(new Schedule.Slot(day, after, closes, null));
          }
        }
      }
      made.add(slots.isEmpty() ? Schedule.UNKNOWN : of(Schedule.Kind.WEEKLY, slots));
    }
    return made;
  }

  private static Schedule of(Schedule.Kind kind, List<Schedule.Slot> slots) {
    return new Schedule(kind, slots, Schedule.HolidayPolicy.CLOSED, List.of(), LocalizedText.EMPTY);
  }

  private static int skewed(Random random, double[] upTo) {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
  }

  private static double units(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }

  private static String pick(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static List<String> some(Random random, List<String> values, int most) {
    Set<String> chosen = new LinkedHashSet<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      chosen.add(values.get((int) (values.size() * random.nextDouble() * random.nextDouble())));
    }
    return List.copyOf(chosen);
  }
}
