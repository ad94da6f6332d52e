package org.capacitymetro.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.geo.Point;
import org.junit.jupiter.api.Test;

/// The thresholds of docs/decisions/0032 on labelled sets. The figures are in docs/benchmarks.md.
@SuppressWarnings("NullAway") // what is missing fails the test just as well
class QualityGatesTest {
  private static final Path DATA =
      Path.of(System.getProperty("capacity.shared-data", "../shared/data"));

  /// The gold standard names 89 of the 113 restaurants that stand in both lists; the others agree
  /// in name and telephone as well. Pairs of two restaurants it does not know are therefore not
  /// judged.
  @Test
  void restaurantsOfTwoGuidesAreJoined() throws IOException {
    Path folder = folder("matching/oaei_restaurants");
    Set<String> truth = new HashSet<>();
    rows(folder.resolve("gt.csv"), '|')
        .forEach(row -> truth.add(cell(row, "D1") + "|" + cell(row, "D2")));
    Matches matches =
        Matcher.between(
            restaurants(folder.resolve("rest1.csv")),
            restaurants(folder.resolve("rest2.csv")),
            Settings.STANDARD,
            Watch.NONE);
    Quality same = Quality.of(matches.list(Decision.SAME), truth);
    Quality all = Quality.of(matches.pairs(), truth);
    tell("restaurants", same, all);
    assertThat(all.judged().f1()).isGreaterThanOrEqualTo(0.88);
    assertThat(same.judged().f1()).isGreaterThanOrEqualTo(0.88);
    assertThat(all.f1()).as("everything unknown counted as wrong").isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void personsWrittenTwiceAreFound() throws IOException {
    Set<String> truth = new HashSet<>();
    Matches matches =
        Matcher.within(
            persons(List.of("soc_sec_id", "date_of_birth"), truth), Settings.STANDARD, Watch.NONE);
    Quality same = Quality.of(matches.list(Decision.SAME), truth);
    Quality every = Quality.of(matches.pairs(), truth);
    tell("febrl1", same, every);
    assertThat(same.f1()).isGreaterThanOrEqualTo(0.99);
    assertThat(every.f1()).isGreaterThanOrEqualTo(0.99);
  }

  /// Some of the twins share neither name nor address: 0.99 is out of reach without the
  /// identifiers.
  @Test
  void personsAreFoundByNameAndAddressAlone() throws IOException {
    Set<String> truth = new HashSet<>();
    Matches matches = Matcher.within(persons(List.of(), truth), Settings.STANDARD, Watch.NONE);
    Quality same = Quality.of(matches.list(Decision.SAME), truth);
    Quality every = Quality.of(matches.pairs(), truth);
    tell("febrl1, names and addresses", same, every);
    assertThat(same.precision()).isGreaterThanOrEqualTo(0.995);
    assertThat(every.f1()).isGreaterThanOrEqualTo(0.97);
  }

  private static List<Traits> persons(List<String> codeColumns, Set<String> truth)
      throws IOException {
    List<Traits> all = new ArrayList<>();
    Map<String, String> originals = new HashMap<>();
    for (Map<String, String> row : rows(folder("matching").resolve("febrl1.csv"), ',')) {
      List<String> codes = new ArrayList<>();
      for (String column : codeColumns) {
        if (!cell(row, column).isEmpty()) {
          codes.add(column + ":" + cell(row, column));
        }
      }
      all.add(
          Traits.named(cell(row, "rec_id"), cell(row, "given_name") + " " + cell(row, "surname"))
              .withPlace(
                  cell(row, "street_number") + " " + cell(row, "address_1"),
                  cell(row, "suburb"),
                  cell(row, "postcode"))
              .withCodes(codes));
      String person = cell(row, "rec_id").split("-")[1];
      String other = originals.putIfAbsent(person, cell(row, "rec_id"));
      if (other != null) {
        truth.add(other + "|" + cell(row, "rec_id"));
      }
    }
    return all;
  }

  /// Codes and notes are hidden. The registers also hold pairs that no code joins, because codes
  /// change when schools are reorganised: automatic merges are judged where the key knows one of
  /// the two. A branch carries the code of its school with a suffix (`MIRC074014-01`).
  @Test
  void registersMeetWithoutTheirCodes() throws IOException {
    for (boolean categories : new boolean[] {true, false}) {
      Quality same = Quality.NONE;
      Quality all = Quality.NONE;
      for (Map.Entry<String, Set<String>> lists : knownPairs().entrySet()) {
        String[] sources = lists.getKey().split(" ");
        Matches matches =
            Matcher.between(
                services(sources[0], categories),
                services(sources[1], categories),
                Settings.STANDARD,
                Watch.NONE);
        List<Pair> merged = matches.list(Decision.SAME);
        Set<String> oneCode = new HashSet<>(lists.getValue());
        merged.stream()
            .filter(pair -> pair.b().startsWith(pair.a() + "-"))
            .forEach(pair -> oneCode.add(pair.a() + "|" + pair.b()));
        same = same.and(Quality.of(merged, oneCode));
        all = all.and(Quality.of(matches.pairs(), lists.getValue()));
      }
      tell("registers, categories " + categories, same, all);
      assertThat(all.recall()).isGreaterThanOrEqualTo(0.95);
      assertThat(same.judged().precision()).isGreaterThanOrEqualTo(0.995);
      assertThat(same.precision())
          .as("schools under a changed code counted as wrong")
          .isGreaterThanOrEqualTo(0.97);
    }
  }

  private static void tell(String set, Quality same, Quality all) {
    System.out.println(set + ": same " + same + "; with perhaps " + all);
  }

  private static Map<String, Set<String>> knownPairs() throws IOException {
    Map<String, Set<String>> truths = new HashMap<>();
    for (Map<String, String> row : rows(folder("matching").resolve("known_pairs.csv"), ',')) {
      truths
          .computeIfAbsent(
              cell(row, "source_a") + " " + cell(row, "source_b"), key -> new HashSet<>())
          .add(cell(row, "id_a") + "|" + cell(row, "id_b"));
    }
    return truths;
  }

  private static List<Traits> services(String source, boolean categories) throws IOException {
    List<Traits> traits = new ArrayList<>();
    for (Map<String, String> row : rows(folder("services").resolve(source + ".csv"), ',')) {
      String lat = cell(row, "lat");
      traits.add(
          Traits.named(cell(row, "source_id"), cell(row, "name"))
              .withPlace(cell(row, "address"), cell(row, "city"), "")
              .withContacts(
                  list(cell(row, "phone")), list(cell(row, "email")), list(cell(row, "website")))
              .withPoint(
                  lat.isEmpty()
                      ? null
                      : new Point(Double.parseDouble(lat), Double.parseDouble(cell(row, "lon"))))
              .withKinds(categories ? Set.of(cell(row, "category")) : Set.of()));
    }
    return traits;
  }

  private static List<Traits> restaurants(Path file) throws IOException {
    List<Traits> traits = new ArrayList<>();
    for (Map<String, String> row : rows(file, '|')) {
      String name = "";
      String phone = "";
      String street = "";
      for (Map.Entry<String, String> cell : row.entrySet()) {
        switch (cell.getKey().replaceFirst(".*#", "")) {
          case "name" -> name = cell.getValue();
          case "phone_number" -> phone = cell.getValue();
          case "street" -> street = cell.getValue();
          default -> {}
        }
      }
      traits.add(
          Traits.named(cell(row, "id"), name)
              .withPlace(street, "", "")
              .withContacts(list(phone), List.of(), List.of()));
    }
    return traits;
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static List<String> list(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell);
  }

  private static Path folder(String name) {
    Path folder = DATA.resolve(name);
    assumeThat(Files.isDirectory(folder)).as("the shared data lie in %s", folder).isTrue();
    return folder;
  }

  private static List<Map<String, String>> rows(Path file, char separator) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(file)) {
      for (var row : reader) {
        if (header.isEmpty()) {
          row.getFields().forEach(name -> header.add(name.strip()));
        } else {
          Map<String, String> cells = new HashMap<>();
          for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), row.getField(i).strip());
          }
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  /// @param known pairs of which the key knows at least one record
  private record Quality(int found, int known, int right, int all) {
    static final Quality NONE = new Quality(0, 0, 0, 0);

    static Quality of(List<Pair> pairs, Set<String> truth) {
      Set<String> ids = new HashSet<>();
      for (String pair : truth) {
        ids.add("a " + pair.split("\\|")[0]);
        ids.add("b " + pair.split("\\|")[1]);
      }
      int right = 0;
      int known = 0;
      for (Pair pair : pairs) {
        if (truth.contains(pair.a() + "|" + pair.b())
            || truth.contains(pair.b() + "|" + pair.a())) {
          right++;
        }
        if (ids.contains("a " + pair.a()) || ids.contains("b " + pair.b())) {
          known++;
        }
      }
      return new Quality(pairs.size(), Math.max(known, right), right, truth.size());
    }

    Quality and(Quality other) {
      return new Quality(
          found + other.found, known + other.known, right + other.right, all + other.all);
    }

    /// Without the pairs of two records that the key does not know.
    Quality judged() {
      return new Quality(known, known, right, all);
    }

    double precision() {
      return (double) right / found;
    }

    double recall() {
      return (double) right / all;
    }

    double f1() {
      return 2 * precision() * recall() / (precision() + recall());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d right of %d, %d found (%d judged): precision %.4f (%.4f), recall %.4f, F1 %.4f (%.4f)",
          right,
          all,
          found,
          known,
          precision(),
          judged().precision(),
          recall(),
          f1(),
          judged().f1());
    }
  }
}
