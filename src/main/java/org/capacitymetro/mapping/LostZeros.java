package org.capacitymetro.mapping;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives postcodes back the zeros that a spreadsheet took for the beginning of a number: `9131` in
/// Cagliari is 09131. Only where the province has such postcodes, so that nothing else that has
/// four digits becomes one.
final class LostZeros {
  /// How postcodes begin where they begin with a zero: Lazio, Umbria, Sardegna (Poste Italiane).
  private static final Map<String, List<String>> BEGINNINGS =
      Map.ofEntries(
          Map.entry("RM", List.of("00")),
          Map.entry("VT", List.of("01")),
          Map.entry("RI", List.of("02")),
          Map.entry("FR", List.of("03")),
          Map.entry("LT", List.of("04")),
          Map.entry("TR", List.of("05")),
          Map.entry("PG", List.of("06")),
          Map.entry("SS", List.of("07")),
          Map.entry("OT", List.of("07")),
          Map.entry("NU", List.of("08")),
          Map.entry("OG", List.of("08")),
          Map.entry("OR", List.of("08", "09")),
          Map.entry("CA", List.of("08", "09")),
          Map.entry("SU", List.of("08", "09")),
          Map.entry("VS", List.of("09")),
          Map.entry("CI", List.of("09")));

  private static final Pattern DIGITS = Pattern.compile("[1-9]\\d{2,3}");

  /// Three or four digits between separators, before a town.
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?<=[-,;]\\s{0,3})([1-9]\\d{2,3})(?=\\s*[-,;]\\s*\\p{L}{2})");

  private static final Pattern PLATE_AT_END = Pattern.compile("[-,(\\s]([A-Z]{2})\\)?\\s*$");

  private LostZeros() {}

  /// @param written what stands in the column of the postcode
  /// @param plate of the province; may be empty
  static String mended(String written, String plate) {
    if (!DIGITS.matcher(written).matches()) {
      return written;
    }
    String whole = "0".repeat(5 - written.length()) + written;
    boolean fits = BEGINNINGS.getOrDefault(plate, List.of()).stream().anyMatch(whole::startsWith);
    return fits ? whole : written;
  }

  /// The same within an address: `Via Montesi - 5030 - TERNI - TR`.
  ///
  /// @param plate of the province, empty where only the address may say it
  static String mendedIn(String address, String plate) {
    Matcher end = PLATE_AT_END.matcher(address);
    String province = plate.isEmpty() && end.find() ? end.group(1) : plate;
    return BEGINNINGS.containsKey(province)
        ? IN_ADDRESS
            .matcher(address)
            .replaceAll((MatchResult found) -> mended(found.group(), province))
        : address;
  }
}
