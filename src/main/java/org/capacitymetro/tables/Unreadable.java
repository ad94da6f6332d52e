package org.capacitymetro.tables;

import java.text.MessageFormat;
import java.util.Locale;

/// Why a file cannot be read as a table.
public enum Unreadable {
  MISSING("there is no such file"),
  EMPTY("is empty; allowed is a file with at least one row"),
  TOO_BIG("takes {0} MB; allowed are {1} MB"),
  PDF("is a PDF, not a table; ask for the list it was made from, as CSV or XLSX"),
  WORD("is a text document, not a table; copy its table into a spreadsheet and save that as XLSX"),
  IMAGE("is a picture, not a table; allowed are " + Unreadable.ALLOWED),
  HTML("is a web page, not a table; open it in a spreadsheet and save it as XLSX"),
  OLD_WORKBOOK("is an old or binary Excel workbook; open it and save it as XLSX"),
  ENCRYPTED("is protected by a password; save it without one"),
  ARCHIVE(
      "is an archive in which no table was found; allowed is a ZIP with CSV, JSON or XML files"),
  OTHER_ARCHIVE("is an archive other than ZIP and gzip; unpack it first"),
  BINARY("is not a table; allowed are " + Unreadable.ALLOWED),
  TRUNCATED("breaks off: its end is missing; fetch it again"),
  BOMB("unpacks to more than {0} MB or {1} times its size; allowed are at most {0} MB"),
  DAMAGED("is damaged ({0}); fetch it again or save it anew"),
  DOCTYPE("declares a document type (DOCTYPE), which may draw in other files; remove it"),
  OTHER_FORMAT("is not {0}; it looks like {1}"),
  NO_SHEET("has no sheet or file called \"{0}\"; allowed are {1}"),
  NO_PATH("has nothing that repeats at \"{0}\"; allowed are {1}"),
  NO_ROWS("holds no row that repeats; allowed is a list of records"),
  NO_HEADER("has no row {0} to take the heading from"),
  TOO_MANY_COLUMNS("has {0} columns; allowed are {1}"),
  QUOTE_OPEN(
      "opens a quotation mark after line {0} that is never closed, or has a cell of more than {1} characters"),
  CHARSET(
      "is not written in {0}: a letter after line {1} does not fit; choose another character set"),
  SYNTAX("cannot be read from line {0} on: {1}"),
  NO_SERVICES("is a package without services.csv; allowed is the tabular package of HSDS"),
  UNREADABLE("cannot be read ({0})");

  static final String ALLOWED = "CSV, XLSX, ODS, JSON, GeoJSON, XML and HSDS";

  private final String sentence;

  Unreadable(String sentence) {
    this.sentence = sentence;
  }

  String sentence(Object... arguments) {
    return new MessageFormat(sentence.replace("'", "''"), Locale.ENGLISH).format(arguments) + ".";
  }
}
