package org.capacitymetro.tables;

/// What kind of file a table is kept in. Compression is no format: gzip, and a ZIP archive that
/// holds one table, are found and undone by themselves.
public enum Format {
  /// Text with a delimiter between cells.
  CSV,
  /// Office Open XML workbook (Excel 2007 and later).
  XLSX,
  /// OpenDocument spreadsheet (LibreOffice).
  ODS,
  /// An array of objects anywhere in a JSON document, or one object a line.
  JSON,
  /// RFC 7946, longitude first; positions become the columns `lat` and `lon`.
  GEOJSON,
  /// An element that repeats.
  XML,
  /// Services as the API of Open Referral HSDS 3 gives them, nested; one row a service and place.
  HSDS_JSON,
  /// The tabular package of HSDS 3 (a folder or ZIP archive of CSV files, or one JSON object of
  /// them), joined around service and service_at_location; the columns of [#HSDS_JSON].
  HSDS_TABULAR;

  /// True where cells stand in lines of text or of a sheet, so that a header row can be chosen.
  public boolean hasHeaderRows() {
    return this == CSV || this == XLSX || this == ODS;
  }

  /// True where the character set can be chosen; workbooks and XML say it themselves.
  public boolean hasCharset() {
    return this == CSV || isJson();
  }

  /// True where the text is JSON.
  boolean isJson() {
    return this == JSON || this == GEOJSON || this == HSDS_JSON;
  }
}
