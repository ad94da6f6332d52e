package org.capacitymetro.geocoding;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.text.Folding;

/// Which column of a file of address points is which, by the headings of the publishers: ANNCSU,
/// OpenAddresses, OSM exports, and what Italian municipalities call them.
final class AddressColumns {

  enum Part {
    LAT("lat", "latitude", "latitudine", "y", "coord y comune", "coord y", "lat wgs84"),
    LON(
        "lon",
        "lng",
        "long",
        "longitude",
        "longitudine",
        "x",
        "coord x comune",
        "coord x",
        "lon wgs84"),
    ADDRESS("address", "indirizzo", "full address", "indirizzo completo"),
    STREET("street", "odonimo", "via", "nome via", "addr street", "denominazione via", "toponimo"),
    OTHER_STREET("dizione lingua1", "dizione lingua2", "street de", "odonimo tedesco"),
    NUMBER("number", "housenumber", "civico", "numero civico", "num civico", "addr housenumber"),
    SUFFIX("esponente", "lettera", "barrato", "sub", "subalterno"),
    COLOUR("specificita", "colore"),
    CITY("city", "comune", "nome comune", "addr city", "municipality"),
    ISTAT("codice istat", "istat", "cod istat", "pro com t", "codice comune istat"),
    POSTCODE("postcode", "cap", "addr postcode"),
    PROVINCE("province", "provincia", "sigla", "prov"),
    LOCALITY("localita", "frazione", "addr place", "addr hamlet", "sestiere");

    private final List<String> headings;

    Part(String... headings) {
      this.headings = List.of(headings);
    }
  }

  private final Map<Part, List<Integer>> places = new EnumMap<>(Part.class);

  AddressColumns(List<String> headings) {
    List<String> folded =
        headings.stream()
            .map(heading -> Folding.words(heading.replace('_', ' ')).toLowerCase(Locale.ROOT))
            .toList();
    for (Part part : Part.values()) {
      for (String heading : part.headings) {
        int at = folded.indexOf(heading);
        if (at >= 0) {
          places.merge(part, List.of(at), AddressColumns::joined);
        }
      }
    }
  }

  private static List<Integer> joined(List<Integer> one, List<Integer> two) {
    return Stream.concat(one.stream(), two.stream()).toList();
  }

  boolean canBeRead() {
    return places.containsKey(Part.LAT) && places.containsKey(Part.LON) && hasAddress();
  }

  boolean hasAddress() {
    return places.containsKey(Part.ADDRESS) || places.containsKey(Part.STREET);
  }

  static String allowed() {
    return String.join(
        ", ",
        Arrays.stream(Part.values())
            .map(part -> part.headings.getFirst().replace(' ', '_'))
            .toList());
  }

  /// The first cell of the part that is not empty; empty where the file has no such column.
  String get(List<String> cells, Part part) {
    for (int at : places.getOrDefault(part, List.of())) {
      if (!cells.get(at).isBlank()) {
        return cells.get(at).strip();
      }
    }
    return "";
  }
}
