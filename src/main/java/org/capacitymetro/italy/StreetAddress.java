package org.capacitymetro.italy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Street and postcode taken out of an address that repeats postcode, town and province after them
/// (`Via Oglio 21, 20122, MILANO, (MI)`, `Corso Vercelli n.165 - 10015 Ivrea`).
public record StreetAddress(String street, String postcode) {
  private static final Pattern POSTCODE_AFTER = Pattern.compile("^(.*?)[\\s,-]+(\\d{5})(?!\\d).*$");
  private static final Pattern PROVINCE_AFTER =
      Pattern.compile("^(.*?),[^,]*,?\\s*\\([A-Z]{2}\\)$");

  /// @param knownPostcode what the list says elsewhere; wins over the one in the address
  public static StreetAddress parse(String address, String knownPostcode) {
    Matcher postcode = POSTCODE_AFTER.matcher(address);
    Matcher province = PROVINCE_AFTER.matcher(address);
    String street = address;
    String found = "";
    if (postcode.matches()) {
      street = postcode.group(1);
      found = postcode.group(2);
    } else if (province.matches()) {
      street = province.group(1);
    }
    return new StreetAddress(
        ItalianNames.tidy(street.replaceAll("[\\s,;-]+$", "")),
        knownPostcode.isEmpty() ? found : knownPostcode);
  }
}
