package org.capacitymetro.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Two lists about one made-up [Italy], as two offices would keep them: the second writes half of
/// what the first has in its own way, with slips, abbreviations and gaps, and half else. The same
/// for the same seed. Records with one id are twins.
final class Twins {
  private final Italy italy;
  private final long seed;

  Twins(Italy italy, long seed) {
    this.italy = italy;
    this.seed = seed;
  }

  List<Traits> first(int records) {
    return IntStream.range(0, records).mapToObj(this::written).toList();
  }

  /// @param records half of them twins of the first `records` of [#first], every second one
  List<Traits> second(int records) {
    List<Traits> list = new ArrayList<>(records);
    for (int i = 0; i < records; i++) {
      boolean twin = i % 2 == 0;
      Traits there = written(twin ? i : records + i);
      list.add(otherwise(there, new Random(Long.hashCode(seed) * 7_919L + i)));
    }
    return list;
  }

  private Traits written(int number) {
    var service = italy.service(number);
    Random random = new Random(seed * 31 + number);
    LocalizedText name = service.details().name();
    @Nullable LocationDraft location = service.location();
    Address address = location == null ? Address.NONE : location.address();
    String phone = random.nextInt(4) == 0 ? "" : phone(random);
    String domain = "ente" + random.nextInt(40_000) + ".it";
    return new Traits(
        Integer.toString(number),
        name.in("it"),
        address.street(),
        address.comune(),
        "",
        phone.isEmpty() ? List.of() : List.of(phone),
        random.nextInt(3) == 0 ? List.of() : List.of("info@" + domain),
        random.nextInt(3) == 0 ? List.of("https://www." + domain + "/") : List.of(),
        List.of(),
        location == null ? null : location.point(),
        Set.of());
  }

  private static String phone(Random random) {
    return "0" + (10 + random.nextInt(80)) + ' ' + (1_000_000 + random.nextInt(8_999_999));
  }

  private static Traits otherwise(Traits there, Random random) {
    String name = there.name();
    name = random.nextInt(3) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    name = random.nextInt(4) == 0 ? slip(name, random) : name;
    name = random.nextInt(6) == 0 ? shorter(name) : name;
    name = name.replace("Associazione", random.nextBoolean() ? "Ass." : "Associazione");
    name = name.replace("Biblioteca", random.nextBoolean() ? "Bibl." : "Biblioteca");
    name = name.replace("San ", random.nextBoolean() ? "S. " : "San ");
    String address = there.address().replace("Piazza", random.nextBoolean() ? "P.zza" : "Piazza");
    address = random.nextInt(5) == 0 ? address.replaceFirst(" \\d+$", "") : address;
    address = random.nextInt(8) == 0 ? slip(address, random) : address;
    Point point = there.point();
    if (point != null) {
      boolean known = random.nextInt(10) < 6;
      point =
          known
              ? new Point(
                  point.lat() + random.nextGaussian() * 3e-4,
                  point.lon() + random.nextGaussian() * 4e-4)
              : null;
    }
    return new Traits(
        there.id(),
        name,
        random.nextInt(10) == 0 ? "" : address,
        there.city(),
        "",
        phones(there, random),
        random.nextInt(2) == 0 ? List.of() : there.emails(),
        random.nextInt(2) == 0 ? List.of() : there.websites(),
        List.of(),
        point,
        Set.of());
  }

  private static List<String> phones(Traits there, Random random) {
    if (there.phones().isEmpty() || random.nextInt(3) == 0) {
      return List.of();
    }
    if (random.nextInt(5) == 0) {
      return List.of(phone(random));
    }
    String number = there.phones().getFirst().replace(" ", "");
    return List.of(random.nextBoolean() ? "+39" + number : number);
  }

  /// One letter left out, doubled or swapped with its neighbour.
  private static String slip(String text, Random random) {
    int at = 1 + random.nextInt(Math.max(1, text.length() - 3));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
      default ->
          text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    };
  }

  private static String shorter(String name) {
    int space = name.lastIndexOf(' ');
    return space > 12 ? name.substring(0, space) : name;
  }
}
