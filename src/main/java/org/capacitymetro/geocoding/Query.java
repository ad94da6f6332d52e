package org.capacitymetro.geocoding;

import org.capacitymetro.italy.ItalianAddress;

/// An address to find.
///
/// @param address street and number as written; may repeat postcode, comune and province
/// @param city name of the comune in any of its languages, or its ISTAT code (`027042`); empty when
///   not known
/// @param postcode five digits, empty when not known
/// @param province car plate (`VE`), empty when not known
public record Query(String address, String city, String postcode, String province) {

  public Query {
    address = address.strip();
    city = city.strip();
    postcode = postcode.strip();
    province = province.strip();
  }

  /// The parts of the address, what the other fields say going before what the address repeats.
  public ItalianAddress parsed() {
    return ItalianAddress.parse(address, postcode, city, province);
  }
}
