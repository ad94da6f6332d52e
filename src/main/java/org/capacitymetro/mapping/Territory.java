package org.capacitymetro.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;

/// What an import can ask about places: the imported polygons where there are some, else the boxes
/// of `provinces.yaml`. Remembers its answers, so it is made anew for each run. Not safe for
/// several threads.
public final class Territory {
  private static final Pattern NOT_A_DIGIT = Pattern.compile("\\D");

  /// How far simplified boundaries may be off.
  private static final double COARSE_METRES = 250;

  private static final double METRES_OF_A_DEGREE = 111_195;

  private final Areas areas;
  private final List<City> cities;
  private final Map<String, Province> provinces;
  private final Map<Asked, Comune> comuni = Recent.map();
  private final Map<String, String> plates = Recent.map();
  private final Map<String, Optional<String>> polygons = Recent.map();

  private record Asked(String istat, String name, String plate) {}

  public Territory(Areas areas, Map<String, Province> provinces) {
    this.areas = areas;
    this.cities = areas.cities();
    this.provinces = provinces;
  }

  /// The comune a row declares.
  ///
  /// @param code ISTAT code, null when not known here
  /// @param reason what was wrong, null when nothing was
  public record Comune(@Nullable String code, @Nullable Reason reason) {}

  public boolean knowsProvince(String plate) {
    return provinces.containsKey(plate) || cityOf(plate).isPresent();
  }

  public Province province(String plate) {
    return provinces.getOrDefault(plate, NOWHERE);
  }

  private static final Province NOWHERE =
      new Province(List.of(-180.0, -90.0, 180.0, 90.0), List.of(), List.of());

  /// False only for points that are known to lie outside the province, by more than its boundaries
  /// are coarse.
  ///
  /// @param plate empty when the row declares none
  public boolean mayLieIn(String plate, Point point) {
    if (plate.isEmpty()) {
      return true;
    }
    Optional<String> code =
        polygons.computeIfAbsent(
            plate, wanted -> hasPolygons(wanted) ? areas.findProvince(wanted) : Optional.empty());
    if (code.isPresent()) {
      return around(point).anyMatch(near -> isIn(near, code.get()));
    }
    return province(plate).mayContain(point);
  }

  private boolean isIn(Point point, String area) {
    return areas.locate(point).stream().anyMatch(found -> found.code().equals(area));
  }

  /// The point itself first, then eight around it: published boundaries are simplified, and a
  /// fountain on the sea front lies in the water.
  private static Stream<Point> around(Point point) {
    double lat = COARSE_METRES / METRES_OF_A_DEGREE;
    double lon = lat / Math.max(0.1, Math.cos(Math.toRadians(point.lat())));
    return Stream.concat(
        Stream.of(point),
        IntStream.range(0, 8)
            .mapToObj(
                eighth ->
                    new Point(
                        Math.clamp(point.lat() + lat * Math.sin(eighth * Math.PI / 4), -90, 90),
                        Math.clamp(
                            point.lon() + lon * Math.cos(eighth * Math.PI / 4), -180, 180))));
  }

  /// Boundaries are imported by province, so the comune of the city stands for the rest.
  private boolean hasPolygons(String plate) {
    return cityOf(plate).flatMap(city -> areas.find(city.comune())).map(Area::bounds).isPresent();
  }

  private Optional<City> cityOf(String plate) {
    return cities.stream().filter(city -> city.plate().equals(plate)).findFirst();
  }

  /// Finds the comune by ISTAT code, else by name and province.
  ///
  /// @param istat digits of the code in any of the usual spellings (`15146`, `15.146`, `015146`)
  public Comune comune(String istat, String name, String plate) {
    return comuni.computeIfAbsent(
        new Asked(istat, name, plate), asked -> findComune(istat, name, plate));
  }

  private Comune findComune(String istat, String name, String plate) {
    String six = code(istat);
    if (six.length() == 6) {
      return new Comune(
          six, areas.find(six).isEmpty() && hasPolygons(plate) ? Reason.TOWN_UNKNOWN : null);
    }
    if (name.isEmpty()) {
      return new Comune(null, null);
    }
    if (plate.isEmpty()) {
      List<Area> candidates =
          cities.stream().flatMap(city -> areas.findComune(name, city.plate()).stream()).toList();
      return candidates.size() > 1
          ? new Comune(null, Reason.TOWN_AMBIGUOUS)
          : new Comune(candidates.isEmpty() ? null : candidates.getFirst().code(), null);
    }
    return areas
        .findComune(name, plate)
        .map(found -> new Comune(found.code(), null))
        .orElseGet(() -> new Comune(null, hasPolygons(plate) ? Reason.TOWN_UNKNOWN : null));
  }

  /// The city a record belongs to: that of its province, else the one asked for on the command
  /// line, else the one whose map holds the point.
  @Nullable String city(String plate, @Nullable Point point, @Nullable String asked) {
    Optional<String> declared = cityOf(plate).map(City::code);
    if (declared.isPresent() || asked != null) {
      return declared.orElse(asked);
    }
    return point == null
        ? null
        : cities.stream()
            .filter(city -> city.bounds().contains(point))
            .map(City::code)
            .findFirst()
            .orElse(null);
  }

  /// The plate that a row declares as a plate or as the name of the province (`Torino`).
  String plate(String declared) {
    return declared.isEmpty() ? "" : plates.computeIfAbsent(declared, this::findPlate);
  }

  private String findPlate(String declared) {
    String folded = Folding.words(declared);
    return folded.length() <= 2
        ? declared.toUpperCase(Locale.ROOT)
        : cities.stream()
            .filter(city -> Folding.words(city.name().in("it")).equals(folded))
            .map(City::plate)
            .findFirst()
            .orElse(declared.toUpperCase(Locale.ROOT));
  }

  /// The plate of the province that holds a comune; empty for a code not known here.
  String plateOfComune(String istat) {
    return istat.isEmpty() ? "" : areas.cityOf(code(istat)).map(City::plate).orElse("");
  }

  /// The Italian name of a comune, empty when not known here.
  String nameOf(@Nullable String code) {
    return code == null ? "" : areas.find(code).map(area -> area.name().in("it")).orElse("");
  }

  private static String code(String istat) {
    String digits = NOT_A_DIGIT.matcher(istat).replaceAll("");
    return digits.isEmpty() ? "" : "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  /// Plate of the city asked for with `--city`.
  public Optional<String> plateOf(String city) {
    return areas.findCity(city.toLowerCase(Locale.ROOT)).map(City::plate);
  }
}
