package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.capacitymetro.geo.Point;

/// Labelled lists about things that do not exist, made by rule; the same for the same seed. Records
/// of one thing share what stands before the dash of their ids.
final class MadeUpLists {
  /// What a list is about. Each has its own way of going wrong.
  enum Family {
    /// Names, streets, suburbs; slips, swapped and missing fields.
    PERSONS,
    /// Italian services: abbreviations, saints, numerals, other order, other telephone, a point up
    /// to 300 m off.
    SERVICES,
    /// Bodies with several branches of one telephone, mail and site, some of them numbered.
    BRANCHES,
    /// A name and a town, nothing else.
    NAMES_AND_TOWNS,
    /// English names, American telephone numbers in several notations, streets shortened.
    RESTAURANTS
  }

  /// @param b the same as `a` where one list is compared with itself
  record Labelled(List<Traits> a, List<Traits> b, boolean within) {
    long truePairs() {
      var ofA = counted(a);
      var ofB = counted(b);
      return ofA.entrySet().stream()
          .mapToLong(
              entry ->
                  within
                      ? entry.getValue() * (entry.getValue() - 1) / 2
                      : entry.getValue() * ofB.getOrDefault(entry.getKey(), 0L))
          .sum();
    }

    private static java.util.Map<String, Long> counted(List<Traits> list) {
      return list.stream()
          .collect(
              java.util.stream.Collectors.groupingBy(
                  traits -> thing(traits.id()), java.util.stream.Collectors.counting()));
    }

    Matches matches() {
      return within
          ? Matcher.within(a, Settings.STANDARD, Watch.NONE)
          : Matcher.between(a, b, Settings.STANDARD, Watch.NONE);
    }
  }

  static String thing(String id) {
    return id.substring(0, id.indexOf('-'));
  }

  private static final String[] SERVICE_KINDS = {
    "Biblioteca",
    "Associazione",
    "Istituto Comprensivo",
    "Scuola primaria",
    "Centro sociale",
    "Consultorio familiare",
    "Cooperativa sociale",
    "Poliambulatorio",
    "Parrocchia",
    "Sportello"
  };

  private static final String[] DISHES = {
    "grill", "cafe", "kitchen", "trattoria", "house", "bistro", "diner", "garden", "tavern", "room"
  };

  private final Family family;
  private final Random random;
  private final List<String> given = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> streets = new ArrayList<>();
  private final List<String> towns = new ArrayList<>();

  private MadeUpLists(Family family, long seed, int size) {
    this.family = family;
    this.random = new Random(seed * 1_000_003 + family.ordinal());
    fill(given, 150);
    fill(words, 300 + size / 2);
    fill(streets, 100 + size / 4);
    fill(towns, 15 + size / 40);
  }

  private void fill(List<String> list, int count) {
    while (list.size() < count) {
      list.add(word());
    }
  }

  /// @param overlap share of the second list that stands in the first
  static Labelled two(Family family, long seed, int first, int second, double overlap) {
    MadeUpLists lists = new MadeUpLists(family, seed, Math.max(first, second));
    List<Traits> things = lists.things(first + second);
    List<Traits> a = new ArrayList<>(things.subList(0, first));
    List<Traits> b = new ArrayList<>();
    int shared = (int) Math.round(overlap * Math.min(first, second));
    for (int i = 0; i < second; i++) {
      Traits thing = things.get(i < shared ? i : first + i);
      b.add(lists.otherwise(thing, thing(thing.id()) + "-b"));
    }
    return new Labelled(a, b, false);
  }

  /// @param twice share of the things that stand more than once
  /// @param most copies of one thing beside the first
  static Labelled one(Family family, long seed, int size, double twice, int most) {
    MadeUpLists lists = new MadeUpLists(family, seed, size);
    List<Traits> all = new ArrayList<>();
    for (Traits thing : lists.things(size)) {
      if (all.size() >= size) {
        break;
      }
      all.add(thing);
      if (lists.random.nextDouble() < twice) {
        int copies = 1 + lists.random.nextInt(most);
        for (int i = 0; i < copies; i++) {
          all.add(lists.otherwise(thing, thing(thing.id()) + "-" + i));
        }
      }
    }
    return new Labelled(all, all, true);
  }

  private List<Traits> things(int count) {
    List<Traits> things = new ArrayList<>();
    while (things.size() < count) {
      String id = "t" + things.size() + "-a";
      switch (family) {
        case PERSONS -> things.add(person(id));
        case SERVICES -> things.add(service(id));
        case BRANCHES -> branches(things);
        case NAMES_AND_TOWNS ->
            things.add(Traits.named(id, serviceName()).withPlace("", pick(towns), ""));
        case RESTAURANTS -> things.add(restaurant(id));
      }
    }
    return new ArrayList<>(things.subList(0, count));
  }

  private Traits person(String id) {
    int town = skewed(towns.size());
    return Traits.named(id, given.get(skewed(given.size())) + " " + words.get(skewed(words.size())))
        .withPlace(
            (1 + random.nextInt(150)) + " " + pick(streets) + " " + (one(2) ? "street" : "place"),
            towns.get(town),
            Integer.toString(2_000 + 13 * town + random.nextInt(3)));
  }

  private Traits service(String id) {
    int town = skewed(towns.size());
    return Traits.named(id, serviceName())
        .withPlace("Via " + pick(streets) + " " + (1 + random.nextInt(90)), towns.get(town), "")
        .withContacts(
            one(4) ? List.of() : List.of(phone()),
            one(3) ? List.of("info@" + word() + ".it") : List.of(),
            List.of())
        .withPoint(one(4) ? null : point(town));
  }

  private String serviceName() {
    String kind = SERVICE_KINDS[random.nextInt(SERVICE_KINDS.length)];
    String name =
        switch (random.nextInt(4)) {
          case 0 -> "San " + pick(given);
          case 1 -> pick(given) + " " + pick(words);
          case 2 -> "Giovanni " + roman() + " " + pick(words);
          default -> pick(words) + " " + pick(words);
        };
    return kind + " " + capitals(name);
  }

  private String roman() {
    return List.of("II", "XXIII", "IV", "XII").get(random.nextInt(4));
  }

  private void branches(List<Traits> things) {
    String body = capitals(pick(words) + " " + pick(words));
    String kind = List.of("Ambulatorio", "Sportello", "Biblioteca", "Sede").get(random.nextInt(4));
    String host = word() + word() + ".it";
    String phone = phone();
    int count = 1 + random.nextInt(4);
    boolean numbered = one(2);
    int town = skewed(towns.size());
    for (int i = 0; i < count; i++) {
      String name = numbered ? kind + " " + (i + 1) + " " + body : kind + " " + body;
      boolean together = numbered && one(3) && i > 0;
      Traits before = together ? things.getLast() : null;
      things.add(
          Traits.named("t" + things.size() + "-a", name)
              .withPlace(
                  before == null
                      ? "Via " + pick(streets) + " " + (1 + random.nextInt(90))
                      : before.address(),
                  towns.get(town),
                  "")
              .withContacts(
                  List.of(phone), List.of("info@" + host), List.of("https://www." + host + "/"))
              .withPoint(before == null ? point(town) : before.point()));
    }
  }

  private Traits restaurant(String id) {
    String own = one(3) ? pick(words) + " " + pick(words) : pick(words);
    String dish = DISHES[random.nextInt(DISHES.length)];
    String name = one(3) ? own + "'s" : one(2) ? own + " " + dish : "the " + own + " " + dish;
    return Traits.named(id, name)
        .withPlace(
            (1 + random.nextInt(9_000))
                + (one(3) ? " west " : " ")
                + (one(4) ? (2 + random.nextInt(90)) + "th" : pick(streets))
                + " street",
            towns.get(skewed(Math.min(6, towns.size()))),
            "")
        .withContacts(
            List.of(
                String.format(
                    Locale.ROOT,
                    "%d/%d-%04d",
                    201 + random.nextInt(6) * 11,
                    200 + random.nextInt(799),
                    random.nextInt(10_000))),
            List.of(),
            List.of());
  }

  private Point point(int town) {
    return new Point(
        44 + (town % 7) * 0.13 + random.nextGaussian() * 0.01,
        9 + (town / 7) * 0.17 + random.nextGaussian() * 0.014);
  }

  private String phone() {
    return "0" + (11 + random.nextInt(60)) + " " + (1_000_000 + random.nextInt(8_999_999));
  }

  /// The same thing as another hand writes it.
  private Traits otherwise(Traits thing, String id) {
    return switch (family) {
      case PERSONS -> otherPerson(thing, id);
      case RESTAURANTS -> otherRestaurant(thing, id);
      case NAMES_AND_TOWNS ->
          Traits.named(id, otherName(thing.name()))
              .withPlace("", one(10) ? "" : cased(thing.city()), "");
      case SERVICES, BRANCHES -> otherService(thing, id);
    };
  }

  private Traits otherPerson(Traits thing, String id) {
    String[] names = thing.name().split(" ");
    String first = one(12) ? "" : one(4) ? slip(names[0]) : names[0];
    String last = one(25) ? "" : one(4) ? slip(names[1]) : names[1];
    String name = one(12) ? last + " " + first : first + " " + last;
    String address = thing.address();
    if (one(6)) {
      address = address.substring(address.indexOf(' ') + 1);
    } else if (one(10)) {
      address = (1 + random.nextInt(150)) + address.substring(address.indexOf(' '));
    }
    address = one(10) ? "" : one(4) ? slip(address) : address;
    String code = thing.postcode();
    return Traits.named(id, name.strip())
        .withPlace(
            address,
            one(12) ? "" : one(6) ? slip(thing.city()) : thing.city(),
            one(15) ? "" : one(8) ? code.substring(0, 3) + random.nextInt(10) : code);
  }

  private Traits otherService(Traits thing, String id) {
    String address = thing.address();
    address = one(5) ? address.replaceFirst(" \\d+$", "") : address;
    address = one(3) ? address.replace("Via ", "V. ") : address;
    address = one(8) ? slip(address) : address;
    List<String> phones = thing.phones();
    if (!phones.isEmpty()) {
      phones =
          one(6)
              ? List.of(phone())
              : one(4) ? List.of() : List.of("+39" + phones.getFirst().replace(" ", ""));
    }
    Point point = thing.point();
    if (point != null) {
      double metres = random.nextDouble() * (one(4) ? 300 : 60);
      double angle = random.nextDouble() * 2 * Math.PI;
      point =
          one(4)
              ? null
              : new Point(
                  point.lat() + metres * Math.sin(angle) / 111_000,
                  point.lon() + metres * Math.cos(angle) / 79_000);
    }
    return Traits.named(id, otherName(thing.name()))
        .withPlace(one(8) ? "" : cased(address), cased(thing.city()), "")
        .withContacts(
            phones, one(2) ? List.of() : thing.emails(), one(2) ? List.of() : thing.websites())
        .withPoint(point);
  }

  private String otherName(String name) {
    String other =
        name.replace("Istituto Comprensivo", one(2) ? "I.C." : "Ist. Compr.")
            .replace("Biblioteca", one(2) ? "Bibl." : "Biblioteca")
            .replace("Associazione", one(2) ? "Assoc." : "Associazione")
            .replace("Cooperativa", one(2) ? "Coop." : "Cooperativa")
            .replace("Parrocchia", one(2) ? "Parr." : "Parrocchia")
            .replace("San ", one(2) ? "S. " : "San ")
            .replace("Giovanni XXIII", one(2) ? "Giovanni 23°" : "Giovanni XXIII");
    int space = other.indexOf(' ');
    if (one(6) && space > 0) {
      other = other.substring(space + 1) + " - " + other.substring(0, space);
    }
    return cased(one(5) ? slip(other) : other);
  }

  private Traits otherRestaurant(Traits thing, String id) {
    String name = thing.name();
    name = one(5) && name.startsWith("the ") ? name.substring(4) + ", the" : name;
    name = one(8) ? name + " (" + thing.city() + ")" : name;
    name = one(6) && name.indexOf(' ') > 0 ? name.substring(0, name.lastIndexOf(' ')) : name;
    name = one(10) ? name + " restaurant" : name;
    name = one(10) ? slip(name) : name;
    String address =
        thing.address().replace("street", one(2) ? "st." : "street").replace("west", "w.");
    address = one(6) ? address + " between " + pick(streets) + " & " + pick(streets) : address;
    address = one(12) ? (1 + random.nextInt(9_000)) + " " + pick(streets) + " ave." : address;
    String phone = thing.phones().getFirst();
    phone = one(9) ? phone.substring(0, 4) + (1_000_000 + random.nextInt(8_000_000)) : phone;
    String digits = phone.replaceAll("\\D", "");
    phone =
        one(2)
            ? digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6)
            : "(" + digits.substring(0, 3) + ") " + digits.substring(3);
    return Traits.named(id, name)
        .withPlace(address, one(6) ? pick(towns) : thing.city(), "")
        .withContacts(List.of(phone), List.of(), List.of());
  }

  /// True once in `times`.
  private boolean one(int times) {
    return random.nextInt(times) == 0;
  }

  private String cased(String text) {
    return one(3) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String capitals(String text) {
    StringBuilder capitals = new StringBuilder();
    for (String part : text.split(" ")) {
      capitals
          .append(capitals.isEmpty() ? "" : " ")
          .append(part.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(part.substring(1));
    }
    return capitals.toString();
  }

  private String slip(String text) {
    if (text.length() < 4) {
      return text;
    }
    int at = 1 + random.nextInt(text.length() - 2);
    char letter = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + letter + text.substring(at);
      case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
      default ->
          text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    };
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  /// Low numbers are frequent, as common surnames and large towns are.
  private int skewed(int bound) {
    return (int) (bound * random.nextDouble() * random.nextDouble());
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int syllables = 2 + random.nextInt(2);
    for (int i = 0; i < syllables; i++) {
      word.append("bcdfglmnprstvz".charAt(random.nextInt(14)))
          .append("aeiou".charAt(random.nextInt(5)));
      if (one(4)) {
        word.append("nrlst".charAt(random.nextInt(5)));
      }
    }
    return word.toString();
  }
}
