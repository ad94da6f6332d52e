package org.capacitymetro.mapping;

/// One thing said about one row.
///
/// @param line line of the file on which the row begins, counted from 1
/// @param value what stood there, shortened
public record Finding(long line, Reason reason, String value) {
  private static final int LONGEST = 200;

  public Finding {
    value = shorten(value);
  }

  private static String shorten(String value) {
    String visible = value.replaceAll("\\p{Cntrl}+", " ").strip();
    return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST - 1) + "…";
  }
}
