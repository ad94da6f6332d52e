package org.capacitymetro.mapping;

import java.util.List;
import java.util.Map;

/// One record of a file under the canonical column names, blank where the file says nothing.
///
/// @param line line of the file on which the record begins, counted from 1
public record SourceRow(long line, Map<Column, String> cells) {

  /// The columns of the canonical CSV and the property names of GeoJSON, which may use the
  /// synonyms.
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
    NOTES("notes", "note", "descrizione");

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
  }

  public SourceRow {
    cells = Map.copyOf(cells);
  }

  public String get(Column column) {
    return cells.getOrDefault(column, "").strip();
  }
}
