package org.capacitymetro.mapping;

/// Why a row was refused, or what was noticed about a row that was taken. The name is stored with
/// the report, the sentence is what the operator reads.
public enum Reason {
  ID_MISSING(true, "no source_id: the row could not be found again by the next import"),
  NAME_MISSING(true, "no name"),
  SOURCE_MISSING(true, "no valid source name in the row and no --source on the command line"),
  ID_REPEATED(true, "source_id stands in the file already; the first row was taken"),
  COLUMNS_WRONG(true, "number of cells differs from the header"),
  CELL_TOO_LONG(true, "a cell is longer than 20,000 characters"),
  CHARACTERS_FORBIDDEN(true, "a cell holds control characters that are not text"),
  REST_UNREADABLE(true, "from here on the file could not be read"),
  VALUE_REFUSED(true, "the directory does not allow a value"),
  NOT_A_POINT(true, "a GeoJSON feature that is not a point with properties"),
  CITY_NOT_YOURS(true, "lies outside the cities that whoever started the import may edit"),

  COORDINATES_MALFORMED(false, "coordinates are not two numbers; kept without a point"),
  COORDINATES_ZERO(false, "coordinates are 0, 0; kept without a point"),
  COORDINATES_SWAPPED(false, "latitude and longitude were swapped; corrected"),
  COORDINATES_OUTSIDE_PROVINCE(false, "point lies outside the declared province; kept without it"),
  COORDINATES_OUTSIDE_ITALY(false, "point lies outside Italy; kept without it"),
  PROVINCE_MISSING(false, "no province"),
  PROVINCE_UNKNOWN(false, "province is not one this installation knows; not checked"),
  TOWN_UNKNOWN(false, "no comune of this name or code in the province"),
  TOWN_AMBIGUOUS(false, "several comuni have this name and no province tells them apart"),
  POSTCODE_MALFORMED(false, "postcode does not belong to the province; left out"),
  CATEGORY_MISSING(false, "no category; kept without a sector"),
  CATEGORY_UNKNOWN(false, "category is not in the import profile; kept without a sector"),
  EMAIL_MALFORMED(false, "not an e-mail address; left out"),
  PHONE_MALFORMED(false, "not a phone number; left out"),
  PHONE_REPAIRED(false, "leading zeros of the phone number were mended"),
  WEBSITE_MALFORMED(false, "not a web address; left out"),
  WEBSITE_REPAIRED(false, "web address was mended"),
  HOURS_NOT_UNDERSTOOD(false, "hours not understood; shown as written"),
  HOURS_PROPOSED(false, "hours understood in part; shown as written, proposed to the editor"),
  SECTOR_UNKNOWN(false, "not a sector of the vocabulary; left out"),
  TARGET_UNKNOWN(false, "not a target of the vocabulary; left out"),
  LANGUAGE_UNKNOWN(false, "not a language; left out"),
  ACCESS_UNKNOWN(false, "access is none of walk-in, appointment, referral; left out"),
  ANSWER_UNKNOWN(false, "neither yes nor no; left out"),
  ACCESSIBILITY_UNKNOWN(false, "not a word for accessibility; left out"),
  PROVIDER_TYPE_UNKNOWN(false, "not a kind of body; taken as the profile says"),
  DATE_MALFORMED(false, "not a date; left out"),
  GEOCODER_UNREACHABLE(false, "the address could not be looked up now; kept without a point"),
  TAX_CODE_MALFORMED(false, "not an Italian tax code; left out"),
  BODY_ALIKE(false, "a body may be one that is known by another name; kept apart"),
  TEXT_REPAIRED(false, "letters garbled by a wrong encoding were mended"),
  TEXT_GARBLED(false, "letters are garbled by a wrong encoding; kept as they are");

  private final boolean refuses;
  private final String sentence;

  Reason(boolean refuses, String sentence) {
    this.refuses = refuses;
    this.sentence = sentence;
  }

  /// True when the row is not taken.
  public boolean refuses() {
    return refuses;
  }

  public String sentence() {
    return sentence;
  }
}
