package org.capacitymetro.tables;

/// Texts that a spreadsheet would take for a formula when it opens a CSV.
final class Formulas {
  private static final String STARTS = "=+-@\t\r\n＝＋－＠";

  private Formulas() {}

  /// The text with an apostrophe before it where it could start a formula: the sign by which
  /// spreadsheets know a text.
  static String guard(String text) {
    return startsFormula(text, 0) ? "'" + text : text;
  }

  /// The text as it was before [#guard], so that an export can be read again.
  static String unguard(String text) {
    return text.startsWith("'") && startsFormula(text, 1) ? text.substring(1) : text;
  }

  private static boolean startsFormula(String text, int at) {
    return text.length() > at && STARTS.indexOf(text.charAt(at)) >= 0;
  }
}
