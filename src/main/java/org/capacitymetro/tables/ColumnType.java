package org.capacitymetro.tables;

/// What the cells of a column are taken for, by their contents and the heading.
public enum ColumnType {
  PHONE,
  EMAIL,
  URL,
  /// Latitude in degrees, WGS 84.
  LAT,
  /// Longitude in degrees, WGS 84.
  LON,
  /// Five digits, or four that lost a leading zero.
  POSTCODE,
  /// Car plate of an Italian province.
  PROVINCE,
  /// ISTAT code of a comune, six digits, also without leading zeros or with a dot.
  ISTAT,
  DATE,
  /// Opening hours in any notation.
  HOURS,
  /// Codice fiscale or partita IVA.
  TAX_CODE,
  NUMBER,
  TEXT
}
