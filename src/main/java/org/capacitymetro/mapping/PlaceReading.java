package org.capacitymetro.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitymetro.directory.Address;
import org.capacitymetro.directory.LocationDraft;
import org.capacitymetro.directory.Precision;
import org.capacitymetro.italy.ItalianNames;
import org.capacitymetro.italy.StreetAddress;
import org.capacitymetro.mapping.SourceRow.Column;
import org.jspecify.annotations.Nullable;

/// Where the thing of one row is.
final class PlaceReading {
  private final RowWords words;
  private final Profile profile;
  private final Territory territory;
  private final @Nullable String askedCity;
  private final String istat;
  private final String plate;

  PlaceReading(
      RowWords words, Profile profile, Territory territory, @Nullable String askedCity) {
    this.words = words;
    this.profile = profile;
    this.territory = territory;
    this.askedCity = askedCity;
    this.istat = words.get(Column.ISTAT, profile.notes().istat());
    this.plate = readPlate();
  }

  String plate() {
    return plate;
  }

  private String readPlate() {
    String declared = territory.plate(words.get(Column.PROVINCE));
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
    if (askedCity != null) {
      return territory.plateOf(askedCity).orElse("");
    }
    words.note(Reason.PROVINCE_MISSING, words.written(Column.CITY));
    return "";
  }

  Territory.Comune comune() {
    Territory.Comune comune = territory.comune(istat, words.get(Column.CITY), plate);
    if (comune.reason() != null) {
      words.note(comune.reason(), words.written(Column.CITY) + " " + plate + " " + istat);
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
    StreetAddress street =
        StreetAddress.parse(
            words.get(Column.ADDRESS), words.get(Column.POSTCODE, profile.notes().postcode()));
    Territory.Comune comune = comune();
    String town = ItalianNames.tidy(words.get(Column.CITY));
    Address address =
        new Address(
            street.street(),
            postcode(street.postcode()),
            town.isEmpty() ? territory.nameOf(comune.code()) : town,
            plate);
    return new LocationDraft(
        address,
        coordinates.point(),
        comune.code(),
        territory.city(plate, coordinates.point(), askedCity),
        precision,
        words.text(Column.ARRIVAL),
        accessibility());
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
