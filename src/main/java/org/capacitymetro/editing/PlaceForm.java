package org.capacitymetro.editing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The place in a form: `place.street`, `place.lat` and so on.
final class PlaceForm {
  /// A box around Italy: a number outside it is a slip, most often latitude and longitude swapped.
  private static final double SOUTH = 35;

  private static final double NORTH = 47.5;
  private static final double WEST = 6;
  private static final double EAST = 19;

  static final List<String> ACCESSIBILITY =
      List.of(
          "wheelchair",
          "wheelchair-limited",
          "wheelchair-no",
          "step-free",
          "lift",
          "accessible-toilet",
          "parking",
          "hearing-loop",
          "sign-language",
          "tactile");

  private PlaceForm() {}

  static void write(@Nullable LocationDraft place, FormWriting form) {
    if (place == null) {
      form.put("place.precision", Precision.EXACT);
      return;
    }
    form.put("place.street", place.address().street());
    form.put("place.postcode", place.address().postcode());
    form.put("place.comune", place.address().comune());
    form.put("place.province", place.address().province());
    Point point = place.point();
    if (point != null) {
      form.put("place.lat", degrees(point.lat()));
      form.put("place.lon", degrees(point.lon()));
    }
    form.put("place.city", place.city());
    form.put("place.precision", place.precision());
    form.put("place.arrival", place.arrival());
    form.put("place.accessibility", place.accessibility());
  }

  /// Null when nothing is said about the place.
  static @Nullable LocationDraft read(
      FormReading form, @Nullable LocationDraft before, Areas areas) {
    Address address = address(form);
    Point point = point(form);
    String city = form.orNull("place.city", 60);
    if (city != null && areas.findCity(city).isEmpty()) {
      form.refuse(
          "place.city",
          "choice",
          "value",
          city,
          "allowed",
          areas.cities().stream().map(City::code).collect(Collectors.joining(", ")));
      city = null;
    }
    Precision precision = form.choice("place.precision", Precision.class, Precision.EXACT);
    LocalizedText arrival =
        form.localized(
            "place.arrival", 1_000, before == null ? LocalizedText.EMPTY : before.arrival());
    List<String> accessibility = accessibility(form, before);
    boolean nothing =
        address.equals(Address.NONE)
            && point == null
            && city == null
            && precision == Precision.EXACT
            && arrival.isEmpty()
            && accessibility.isEmpty();
    return nothing
        ? null
        : new LocationDraft(
            address,
            point,
            comune(address, before, areas),
            city,
            precision,
            arrival,
            accessibility,
            geocoded(point, before));
  }

  /// A point that the editor left as it was comes from where it came; one that was moved is theirs.
  private static @Nullable Geocoded geocoded(
      @Nullable Point point, @Nullable LocationDraft before) {
    if (point == null || before == null) {
      return null;
    }
    Point earlier = before.point();
    boolean same =
        earlier != null
            && degrees(point.lat()).equals(degrees(earlier.lat()))
            && degrees(point.lon()).equals(degrees(earlier.lon()));
    return same ? before.geocoded() : null;
  }

  private static Address address(FormReading form) {
    String postcode = form.orNull("place.postcode", 5);
    if (postcode != null && !postcode.matches("[0-9]{5}")) {
      form.refuse("place.postcode", "postcode", "value", postcode);
      postcode = null;
    }
    String province = form.text("place.province", 3).toUpperCase(Locale.ROOT);
    if (!province.matches("|[A-Z]{2}|[0-9]{3}")) {
      form.refuse("place.province", "province", "value", province);
      province = "";
    }
    return new Address(
        form.text("place.street", 200), postcode, form.text("place.comune", 100), province);
  }

  private static @Nullable Point point(FormReading form) {
    Double lat = form.degrees("place.lat", SOUTH, NORTH);
    Double lon = form.degrees("place.lon", WEST, EAST);
    if (lat != null && lon != null) {
      return new Point(lat, lon);
    }
    boolean latGiven = !form.fields().text("place.lat").isEmpty();
    boolean lonGiven = !form.fields().text("place.lon").isEmpty();
    if (latGiven != lonGiven) {
      form.refuse(latGiven ? "place.lon" : "place.lat", "half-point");
    }
    return null;
  }

  /// The code the record had stays while the comune is the same.
  private static @Nullable String comune(
      Address address, @Nullable LocationDraft before, Areas areas) {
    if (before != null
        && address.comune().equals(before.address().comune())
        && address.province().equals(before.address().province())) {
      return before.comune();
    }
    Optional<Area> found =
        address.comune().isEmpty()
            ? Optional.empty()
            : areas.findComune(address.comune(), address.province());
    return found.map(Area::code).orElse(null);
  }

  /// Codes of our list; one that an import brought stays as long as its box is ticked.
  private static List<String> accessibility(FormReading form, @Nullable LocationDraft before) {
    return form.fields().list("place.accessibility").stream()
        .filter(
            code ->
                ACCESSIBILITY.contains(code)
                    || (before != null && before.accessibility().contains(code)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "").replaceAll("\\.$", ".0");
  }
}
