package org.capacitymetro.hsds;

import org.jspecify.annotations.Nullable;

/// A postal address as written for people (HSDS `address`).
///
/// @param street odonym and number, e.g. `Via Milano 12`; may be empty
/// @param province car plate letters, may be empty
public record Address(String street, @Nullable String postcode, String comune, String province) {

  public static final Address NONE = new Address("", null, "", "");
}
