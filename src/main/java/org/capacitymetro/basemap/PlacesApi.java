package org.capacitymetro.basemap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/places?q=&city=&lang=`: streets of the base map and comuni by name, with a point on
/// them. House numbers are not known: what is asked for with one gives the street.
@RestController
class PlacesApi {
  private static final TreeSet<String> PARAMETERS = new TreeSet<>(List.of("q", "city", "lang"));
  private static final int LONGEST = 100;
  private static final int MOST = 10;

  private final StreetStore streets;
  private final Areas areas;

  PlacesApi(StreetStore streets, Areas areas) {
    this.streets = streets;
    this.areas = areas;
  }

  record Answer(List<Item> items) {}

  /// @param about where it lies, in words
  /// @param street empty for a comune
  /// @param province car plate letters of the city it belongs to, empty outside all of them
  /// @param lat and `lon`: WGS 84
  record Item(
      String name,
      String about,
      String street,
      String comune,
      String province,
      double lat,
      double lon) {}

  private record Place(String name, @Nullable Area comune) {}

  @GetMapping(value = "/api/v1/places", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> places(@RequestParam MultiValueMap<String, String> parameters) {
    List<String> wrong = new ArrayList<>();
    parameters.keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .forEach(name -> wrong.add(name + ": unknown; allowed: " + String.join(", ", PARAMETERS)));
    String words = Optional.ofNullable(parameters.getFirst("q")).orElse("").strip();
    if (words.length() < 2 || words.length() > LONGEST) {
      wrong.add("q: give 2 to " + LONGEST + " characters, not " + words.length());
    }
    String city = parameters.getFirst("city");
    if (city != null && areas.findCity(city).isEmpty()) {
      wrong.add(
          "city: \""
              + city
              + "\" is not one of "
              + String.join(", ", areas.cities().stream().map(City::code).toList()));
    }
    if (!wrong.isEmpty()) {
      return ResponseEntity.badRequest()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.join(". ", wrong)));
    }
    String language = Optional.ofNullable(parameters.getFirst("lang")).orElse("it");
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(new Answer(found(words, city, language)));
  }

  private List<Item> found(String words, @Nullable String city, String language) {
    Stream<Item> comuni =
        areas.findComune(words, "").stream()
            .filter(area -> area.centre() != null && isIn(area, city))
            .map(area -> item("", area, area.centre(), language));
    return Stream.concat(comuni, streets(words, city, language).stream()).limit(MOST).toList();
  }

  private List<Item> streets(String words, @Nullable String city, String language) {
    List<String> asked =
        Stream.of(words.toLowerCase(Locale.ROOT).split("[\\s,]+"))
            .filter(word -> !word.isEmpty() && !Character.isDigit(word.charAt(0)))
            .toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<Place, List<Point>> points = new LinkedHashMap<>();
    for (StreetStore.Piece piece : streets.named(asked)) {
      Area comune =
          areas.locate(piece.point()).stream()
              .filter(area -> area.kind() == Area.Kind.COMUNE)
              .findFirst()
              .orElse(null);
      if (comune == null ? city == null : isIn(comune, city)) {
        points
            .computeIfAbsent(new Place(piece.name(), comune), place -> new ArrayList<>())
            .add(piece.point());
      }
    }
    return points.entrySet().stream()
        .limit(MOST)
        .map(
            place ->
                item(
                    place.getKey().name(),
                    place.getKey().comune(),
                    middle(place.getValue()),
                    language))
        .toList();
  }

  private boolean isIn(Area comune, @Nullable String city) {
    return city == null
        || areas.cityOf(comune.code()).filter(found -> found.code().equals(city)).isPresent();
  }

  private Item item(String street, @Nullable Area comune, @Nullable Point point, String language) {
    Point there = java.util.Objects.requireNonNull(point);
    String name = comune == null ? "" : comune.name().in(language);
    return new Item(
        street.isEmpty() ? name : street,
        street.isEmpty() ? "" : name,
        street,
        comune == null ? "" : comune.name().in("it"),
        comune == null ? "" : areas.cityOf(comune.code()).map(City::plate).orElse(""),
        there.lat(),
        there.lon());
  }

  /// The piece that lies nearest to the middle of all: a point of the street itself.
  private static Point middle(List<Point> pieces) {
    double lat = pieces.stream().mapToDouble(Point::lat).average().orElseThrow();
    double lon = pieces.stream().mapToDouble(Point::lon).average().orElseThrow();
    return pieces.stream()
        .min(Comparator.comparingDouble(piece -> Math.hypot(piece.lat() - lat, piece.lon() - lon)))
        .orElseThrow();
  }
}
