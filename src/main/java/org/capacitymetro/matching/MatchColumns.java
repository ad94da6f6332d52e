package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.text.Folding;

/// Which columns of a file say what: `name=Nome|denominazione,address=via+civico`. `|` parts names
/// of which the first that a file has is taken, `+` joins columns.
final class MatchColumns {
  /// What can be said of a record, with the headings by which it is known unasked.
  enum Part {
    NAME(
        "name",
        "nome",
        "denominazione",
        "ragione sociale",
        "denominazionescuola",
        "title",
        "titolo",
        "organization",
        "ente"),
    ADDRESS(
        "address",
        "indirizzo",
        "street",
        "street address",
        "via",
        "indirizzoscuola",
        "addr",
        "address 1"),
    CITY(
        "city",
        "comune",
        "citta",
        "town",
        "localita",
        "descrizionecomune",
        "suburb",
        "municipality"),
    POSTCODE("postcode", "cap", "zip", "zip code", "postal code", "capscuola", "codice postale"),
    PHONE(
        "phone", "telefono", "tel", "telephone", "phone number", "numero di telefono", "recapito"),
    EMAIL(
        "email", "e mail", "mail", "posta elettronica", "indirizzo email", "indirizzoemailscuola"),
    WEBSITE("website", "sito", "sito web", "url", "web", "homepage", "sitowebscuola"),
    LAT("lat", "latitude", "latitudine", "y"),
    LON("lon", "lng", "long", "longitude", "longitudine", "x"),
    CODE("tax code", "codice fiscale", "partita iva", "vat", "vat number", "piva"),
    KIND("category", "categoria", "kind", "type", "tipo", "tipologia");

    private final List<String> headings;

    Part(String... headings) {
      this.headings = List.of(headings);
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Headings of what stands in two columns: persons have given and family names, addresses a
  /// street and a number.
  private static final List<String> GIVEN = List.of("given name", "first name", "nome", "name");

  private static final List<String> FAMILY =
      List.of("surname", "last name", "family name", "cognome");
  private static final List<String> HOUSE =
      List.of("street number", "house number", "civico", "numero civico");

  private final Map<Part, List<List<String>>> asked;

  /// @param asked by part: columns to join, each a list of names of which the first is taken
  private MatchColumns(Map<Part, List<List<String>>> asked) {
    this.asked = asked;
  }

  /// Columns are guessed by their headings.
  static MatchColumns usual() {
    return new MatchColumns(Map.of());
  }

  static MatchColumns parse(String text) {
    Map<Part, List<List<String>>> asked = new LinkedHashMap<>();
    for (String entry : text.split(",")) {
      int equals = entry.indexOf('=');
      String word = equals < 0 ? entry.strip() : entry.substring(0, equals).strip();
      Part part =
          Arrays.stream(Part.values())
              .filter(known -> known.word().equals(word.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--columns: \""
                              + word
                              + "\" is none of "
                              + Arrays.stream(Part.values())
                                  .map(Part::word)
                                  .collect(Collectors.joining(", "))
                              + "; write for example name=Denominazione,city=Comune."));
      List<List<String>> joined = new ArrayList<>();
      for (String columns : entry.substring(equals + 1).split("\\+")) {
        List<String> names =
            Arrays.stream(columns.split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (!names.isEmpty()) {
          joined.add(names);
        }
      }
      if (equals < 0 || joined.isEmpty()) {
        throw new UsageException(
            "--columns: " + word + " needs a column after it, such as " + word + "=Column.");
      }
      asked.put(part, joined);
    }
    return new MatchColumns(asked);
  }

  /// Places of columns in one file.
  record Found(Map<Part, int[]> places) {
    boolean has(Part part) {
      return places.containsKey(part);
    }

    /// The cells of a part that are not blank.
    List<String> cells(Part part, List<String> row) {
      List<String> cells = new ArrayList<>();
      for (int place : places.getOrDefault(part, new int[0])) {
        if (!row.get(place).isBlank()) {
          cells.add(row.get(place).strip());
        }
      }
      return cells;
    }

    String joined(Part part, List<String> row) {
      return String.join(" ", cells(part, row));
    }
  }

  /// True where one of the columns asked for by name is a heading.
  boolean areAskedIn(List<String> headings) {
    return asked.values().stream()
        .flatMap(List::stream)
        .anyMatch(names -> first(headings, names).isPresent());
  }

  /// Where the parts stand in a file with these headings. A part that a file lacks is missing for
  /// all its rows.
  Found in(String file, List<String> headings) {
    Map<Part, int[]> places = new LinkedHashMap<>();
    if (asked.isEmpty()) {
      for (Part part : Part.values()) {
        first(headings, part.headings).ifPresent(at -> places.put(part, new int[] {at}));
      }
      first(headings, FAMILY)
          .ifPresent(family -> places.put(Part.NAME, both(first(headings, GIVEN), family)));
      first(headings, HOUSE)
          .ifPresent(
              house ->
                  places.computeIfPresent(
                      Part.ADDRESS, (part, street) -> both(OptionalInt.of(street[0]), house)));
    } else {
      asked.forEach(
          (part, joined) -> {
            int[] found =
                joined.stream().flatMapToInt(names -> first(headings, names).stream()).toArray();
            if (found.length > 0) {
              places.put(part, found);
            }
          });
    }
    if (places.keySet().stream()
        .noneMatch(part -> part != Part.LAT && part != Part.LON && part != Part.KIND)) {
      throw new UsageException(
          file
              + " has none of the columns to compare: its columns are "
              + String.join(", ", headings)
              + "; say which is which with --columns name=...,address=...");
    }
    return new Found(places);
  }

  private static int[] both(OptionalInt one, int two) {
    return one.isPresent() ? new int[] {one.getAsInt(), two} : new int[] {two};
  }

  /// The first name that is a heading, exactly, else without regard to case and accents.
  static OptionalInt first(List<String> headings, List<String> names) {
    for (String name : names) {
      int exact = headings.indexOf(name);
      if (exact >= 0) {
        return OptionalInt.of(exact);
      }
      for (int i = 0; i < headings.size(); i++) {
        if (Folding.words(headings.get(i)).equals(Folding.words(name))) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }
}
