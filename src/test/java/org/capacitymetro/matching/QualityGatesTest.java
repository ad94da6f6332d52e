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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.geo.Point;
import org.junit.jupiter.api.Test;

/// The thresholds of docs/decisions/0032 on labelled sets. The figures are in docs/benchmarks.md.
class QualityGatesTest {
  private static final Path DATA =
      Path.of(System.getProperty("capacity.shared-data", "../shared/data"));

  @Test
  void restaurantsOfTwoGuidesAreJoined() throws IOException {
    Path folder = folder("matching/oaei_restaurants");
    List<Traits> one = restaurants(folder.resolve("rest1.csv"));
    List<Traits> two = restaurants(folder.resolve("rest2.csv"));
    Set<String> truth = new HashSet<>();
    rows(folder.resolve("gt.csv"), '|')
        .forEach(row -> truth.add(row.get("D1") + "|" + row.get("D2")));
    Matches matches = Matcher.between(one, two, Settings.STANDARD, Watch.NONE);
    Quality same = Quality.of(matches.list(Decision.SAME), truth);
    Quality all = Quality.of(matches.pairs(), truth);
    System.out.println("restaurants same " + same + "; with perhaps " + all);
    show(matches.pairs(), truth, one, two);
    assertThat(same.f1()).isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void personsWrittenTwiceAreFound() throws IOException {
    List<Traits> all = new ArrayList<>();
    Set<String> truth = new HashSet<>();
    Map<String, String> originals = new HashMap<>();
    for (Map<String, String> row : rows(folder("matching").resolve("febrl1.csv"), ',')) {
      all.add(
          Traits.named(row.get("rec_id"), row.get("given_name") + " " + row.get("surname"))
              .withPlace(
                  row.get("street_number")
                      + " "
                      + row.get("address_1")
                      + " "
                      + row.get("address_2"),
                  row.get("suburb"),
                  row.get("postcode")));
      String person = row.get("rec_id").split("-")[1];
      String other = originals.putIfAbsent(person, row.get("rec_id"));
      if (other != null) {
        truth.add(other + "|" + row.get("rec_id"));
      }
    }
    Matches matches = Matcher.within(all, Settings.STANDARD, Watch.NONE);
    Quality same = Quality.of(matches.list(Decision.SAME), truth);
    Quality every = Quality.of(matches.pairs(), truth);
    System.out.println("febrl same " + same + "; with perhaps " + every);
    show(matches.pairs(), truth, all, all);
    assertThat(same.f1()).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void registersMeetWithoutTheirCodes() throws IOException {
    registers(true);
    registers(false);
  }

  private static void registers(boolean categories) throws IOException {
    Map<String, Set<String>> truths = new HashMap<>();
    for (Map<String, String> row : rows(folder("matching").resolve("known_pairs.csv"), ',')) {
      truths
          .computeIfAbsent(row.get("source_a") + " " + row.get("source_b"), key -> new HashSet<>())
          .add(row.get("id_a") + "|" + row.get("id_b"));
    }
    for (Map.Entry<String, Set<String>> lists : truths.entrySet()) {
      String[] sources = lists.getKey().split(" ");
      List<Traits> one = services(sources[0], categories);
      List<Traits> two = services(sources[1], categories);
      Matches matches = Matcher.between(one, two, Settings.STANDARD, Watch.NONE);
      Quality same = Quality.of(matches.list(Decision.SAME), lists.getValue());
      Quality all = Quality.of(matches.pairs(), lists.getValue());
      System.out.println(
          lists.getKey() + " " + categories + " same " + same + "; with perhaps " + all);
      show(matches.pairs(), lists.getValue(), one, two);
    }
  }

  private static void show(
      List<Pair> pairs, Set<String> truth, List<Traits> one, List<Traits> two) {
    if (System.getProperty("basedir") == null) {
      return;
    }
    Map<String, Traits> a = one.stream().collect(Collectors.toMap(Traits::id, t -> t));
    Map<String, Traits> b = two.stream().collect(Collectors.toMap(Traits::id, t -> t));
    Set<String> left = new HashSet<>(truth);
    int base = 0, strictWrong = 0, judged = 0, same = 0;
    Set<String> known = new HashSet<>();
    truth.forEach(
        t -> {
          known.add("a" + t.split("\\|")[0]);
          known.add("b" + t.split("\\|")[1]);
        });
    for (Pair pair : pairs) {
      boolean right =
          left.remove(pair.a() + "|" + pair.b()) || left.remove(pair.b() + "|" + pair.a());
      if (!right && pair.decision() == Decision.SAME) {
        if (pair.b().split("-")[0].equals(pair.a().split("-")[0])) base++;
        else {
          strictWrong++;
          if (known.contains("a" + pair.a()) || known.contains("b" + pair.b())) {
            judged++;
            System.out.println("JUDGED");
          }
          Traits x = a.get(pair.a()), y = b.get(pair.b());
          System.out.println(
              "  WRONG "
                  + pair.score()
                  + "\n    "
                  + line(x)
                  + "\n    "
                  + line(y)
                  + "\n    "
                  + pair.why().stream()
                      .map(
                          e ->
                              e.kind()
                                  + " "
                                  + Math.round(e.value() * 100) / 100.0
                                  + ":"
                                  + Math.round(e.weight() * 10) / 10.0)
                      .toList());
        }
      }
    }
    System.out.println("base " + base + " wrong " + strictWrong + " judged wrong " + judged);
    left.stream()
        .sorted()
        .limit(60)
        .forEach(
            miss -> {
              String[] ids = miss.split("\\|");
              System.out.println(
                  "  MISSED\n    " + line(a.get(ids[0])) + "\n    " + line(b.get(ids[1])));
            });
  }

  private static String line(Traits t) {
    return t.id()
        + " | "
        + t.name()
        + " | "
        + t.address()
        + " | "
        + t.city()
        + " | "
        + t.emails()
        + t.phones()
        + t.websites()
        + t.kinds();
  }

  private static List<Traits> services(String source, boolean categories) throws IOException {
    List<Traits> traits = new ArrayList<>();
    for (Map<String, String> row : rows(folder("services").resolve(source + ".csv"), ',')) {
      String lat = row.get("lat");
      traits.add(
          Traits.named(row.get("source_id"), row.get("name"))
              .withPlace(row.get("address"), row.get("city"), "")
              .withContacts(
                  list(row.get("phone")), list(row.get("email")), list(row.get("website")))
              .withPoint(
                  lat.isEmpty()
                      ? null
                      : new Point(Double.parseDouble(lat), Double.parseDouble(row.get("lon"))))
              .withKinds(categories ? Set.of(row.get("category")) : Set.of()));
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
          Traits.named(row.get("id"), name)
              .withPlace(street, "", "")
              .withContacts(list(phone), List.of(), List.of()));
    }
    return traits;
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

  private record Quality(int found, int right, int all) {
    static Quality of(List<Pair> pairs, Set<String> truth) {
      int right = 0;
      for (Pair pair : pairs) {
        if (truth.contains(pair.a() + "|" + pair.b())
            || truth.contains(pair.b() + "|" + pair.a())) {
          right++;
        }
      }
      return new Quality(pairs.size(), right, truth.size());
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
      return "precision %.4f recall %.4f F1 %.4f (%d of %d, %d found)"
          .formatted(precision(), recall(), f1(), right, all, found);
    }
  }
}
