package org.capacitymetro.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.geocoding.GeocodingException;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.geocoding.Query;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.italy.ItalianAddress;
import org.capacitymetro.italy.ItalianNames;
import org.capacitymetro.mapping.SourceRow.Column;
import org.jspecify.annotations.Nullable;

/// Where the thing of one row is.
final class PlaceReading {
  private static final Pattern PLATE = Pattern.compile("[A-Z]{2}");

  private final RowWords words;
  private final Territory territory;
  private final @Nullable Geocoder geocoder;
  private final @Nullable String askedCity;
  private final String istat;
  private final ItalianAddress written;
  private final String town;
  private final String plate;

  PlaceReading(
      RowWords words,
      Profile profile,
      Territory territory,
      @Nullable Geocoder geocoder,
      @Nullable String askedCity) {
    this.words = words;
    this.territory = territory;
    this.geocoder = geocoder;
    this.askedCity = askedCity;
    this.istat = words.get(Column.ISTAT, profile.notes().istat());
    String declared = territory.plate(words.get(Column.PROVINCE));
    this.written =
        ItalianAddress.parse(
            LostZeros.mendedIn(words.get(Column.ADDRESS), declared),
            words.get(Column.POSTCODE, profile.notes().postcode()),
            words.get(Column.CITY),
            declared);
    this.town = words.get(Column.CITY).isEmpty() ? written.comune() : words.get(Column.CITY);
    this.plate = readPlate(declared);
  }

  String plate() {
    return plate;
  }

  private String readPlate(String declared) {
    if (!declared.isEmpty()) {
      if (!territory.knowsProvince(declared)) {
        words.note(Reason.PROVINCE_UNKNOWN, declared);
      }
      return declared;
    }
    String ofComune = territory.plateOfComune(istat);
    if (!ofComune.isEmpty()) {
      return ofComune;
    }
    if (PLATE.matcher(written.province()).matches()) {
      return written.province();
    }
    if (askedCity != null) {
      return territory.plateOf(askedCity).orElse("");
    }
    words.note(Reason.PROVINCE_MISSING, words.written(Column.CITY));
    return "";
  }

  Territory.Comune comune() {
    Territory.Comune comune = territory.comune(istat, town, plate);
    if (comune.reason() != null) {
      words.note(comune.reason(), town + " " + plate + " " + istat);
    }
    return comune;
  }

  LocationDraft location(Precision precision) {
    Coordinates coordinates =
        Coordinates.read(
            words.written(Column.LAT),
            words.written(Column.LON),
            point -> territory.mayLieIn(plate, point));
    if (coordinates.reason() != null) {
      words.note(
          coordinates.reason(),
          words.written(Column.LAT)
              + ", "
              + words.written(Column.LON)
              + (plate.isEmpty() ? "" : " in " + plate));
    }
    Territory.Comune comune = comune();
    String tidy = ItalianNames.tidy(town);
    Address address =
        new Address(
            written.street(),
            postcode(LostZeros.mended(written.postcode(), plate)),
            tidy.isEmpty() ? territory.nameOf(comune.code()) : tidy,
            plate);
    Optional<Located> located =
        coordinates.point() == null ? locate(address, comune.code()) : Optional.empty();
    Point point = located.map(Located::point).orElse(coordinates.point());
    return new LocationDraft(
        address,
        point,
        comune.code(),
        territory.city(plate, point, askedCity),
        precision,
        words.text(Column.ARRIVAL),
        accessibility(),
        located.map(Geocoded::of).orElse(null));
  }

  /// Looks the address up where the row gives no point that can be trusted.
  private Optional<Located> locate(Address address, @Nullable String comune) {
    if (geocoder == null || (address.street().isEmpty() && address.comune().isEmpty())) {
      return Optional.empty();
    }
    String postcode = address.postcode();
    try {
      return geocoder
          .find(
              new Query(
                  address.street(),
                  comune == null ? address.comune() : comune,
                  postcode == null ? "" : postcode,
                  plate))
          .filter(found -> territory.mayLieIn(plate, found.point()));
    } catch (GeocodingException e) {
      words.note(Reason.GEOCODER_UNREACHABLE, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private List<String> accessibility() {
    List<String> codes = new ArrayList<>();
    for (String code : Values.split(words.get(Column.ACCESSIBILITY))) {
      String wanted = code.toLowerCase(Locale.ROOT).replace(' ', '-');
      if (Values.ACCESSIBILITY.contains(wanted)) {
        codes.add(wanted);
      } else {
        words.note(Reason.ACCESSIBILITY_UNKNOWN, code);
      }
    }
    return codes.stream().distinct().toList();
  }

  private @Nullable String postcode(String written) {
    if (written.isEmpty()) {
      return null;
    }
    List<String> beginnings = territory.province(plate).postcodes();
    boolean valid =
        isPostcode(written)
            && (beginnings.isEmpty() || beginnings.stream().anyMatch(written::startsWith));
    if (!valid) {
      words.note(Reason.POSTCODE_MALFORMED, written + " in " + plate);
    }
    return valid ? written : null;
  }

  private static boolean isPostcode(String text) {
    return text.length() == 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
