package org.capacitymetro.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One record of a file under the names of this map, blank where the file says nothing.
///
/// @param line line of the file on which the record begins, counted from 1
/// @param attributes facts that have no field, by the label readers see
public record SourceRow(long line, Map<Column, String> cells, Map<String, String> attributes) {

  /// What a row can say. The first fourteen are the columns of the canonical CSV and the property
  /// names of GeoJSON, which may use the synonyms; all are fields that a profile can fill.
  public enum Column {
    SOURCE("source", "fonte"),
    SOURCE_ID("source_id", "id", "codice", "@id"),
    NAME("name", "nome", "denominazione"),
    CATEGORY("category", "categoria", "tipologia", "tipo", "type"),
    ADDRESS("address", "indirizzo", "via"),
    CITY("city", "comune", "citta", "città"),
    PROVINCE("province", "provincia", "sigla_provincia"),
    LAT("lat", "latitude", "latitudine"),
    LON("lon", "lng", "longitude", "longitudine"),
    PHONE("phone", "telefono", "tel"),
    EMAIL("email", "e-mail", "mail", "posta_elettronica"),
    WEBSITE("website", "sito", "sito_web", "url"),
    HOURS("hours", "orari", "orario", "opening_hours"),
    NOTES("notes", "note", "descrizione"),
    POSTCODE("postcode"),
    ISTAT("istat"),
    SUMMARY("summary"),
    DESCRIPTION("description"),
    HOW_TO("how-to"),
    OUTCOME("outcome"),
    LANGUAGES("languages"),
    SECTORS("sectors"),
    TARGETS("targets"),
    ACCESS("access"),
    APPOINTMENT("appointment"),
    RESIDENCE_PERMIT("residence-permit"),
    ANONYMOUS("anonymous"),
    COST("cost"),
    DOCUMENTS("documents"),
    PROVIDER("provider"),
    PROVIDER_TYPE("provider-type"),
    PROVIDER_TAX_CODE("provider-tax-code"),
    FUNDER("funder"),
    PROJECT_CODE("project-code"),
    ENDS_ON("ends-on"),
    ARRIVAL("arrival"),
    ACCESSIBILITY("accessibility"),
    TAX_CODE("tax-code");

    private static final Map<String, Column> BY_NAME =
        Arrays.stream(values()).collect(Collectors.toMap(Column::canonical, column -> column));

    private final List<String> names;

    Column(String... names) {
      this.names = List.of(names);
    }

    /// The name in the canonical CSV.
    public String canonical() {
      return names.getFirst();
    }

    public List<String> names() {
      return names;
    }

    /// The column of that canonical name; hyphen and underscore are the same.
    public static Optional<Column> find(String name) {
      Column found = BY_NAME.get(name.replace('_', '-'));
      return Optional.ofNullable(found == null ? BY_NAME.get(name.replace('-', '_')) : found);
    }
  }

  public SourceRow {
    cells = Map.copyOf(cells);
    attributes = Map.copyOf(attributes);
  }

  public SourceRow(long line, Map<Column, String> cells) {
    this(line, cells, Map.of());
  }

  public String get(Column column) {
    return cells.getOrDefault(column, "").strip();
  }
}
