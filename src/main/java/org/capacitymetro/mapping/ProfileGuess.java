package org.capacitymetro.mapping;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.tables.ColumnType;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.text.Folding;

/// Proposes a profile for a file from the headings and contents of its columns: what a heading is
/// usually called, and what the cells look like (a column of telephone numbers is recognised
/// whatever it is called). Nobody has to accept it.
public final class ProfileGuess {
  /// Headings as they are met, folded, the likeliest first.
  private static final Map<Column, List<String>> HEADINGS = headings();

  /// What contents alone are enough for.
  private static final Map<ColumnType, Column> BY_CONTENTS =
      Map.of(
          ColumnType.PHONE, Column.PHONE,
          ColumnType.EMAIL, Column.EMAIL,
          ColumnType.URL, Column.WEBSITE,
          ColumnType.LAT, Column.LAT,
          ColumnType.LON, Column.LON,
          ColumnType.POSTCODE, Column.POSTCODE,
          ColumnType.PROVINCE, Column.PROVINCE,
          ColumnType.ISTAT, Column.ISTAT,
          ColumnType.HOURS, Column.HOURS);

  /// Fields whose cells must look like it, so that a column `Telefono` with opening hours is not
  /// taken for numbers.
  private static final Map<Column, Set<ColumnType>> LOOKS =
      Map.of(
          Column.LAT, Set.of(ColumnType.LAT, ColumnType.NUMBER),
          Column.LON, Set.of(ColumnType.LON, ColumnType.NUMBER, ColumnType.LAT),
          Column.EMAIL, Set.of(ColumnType.EMAIL, ColumnType.TEXT),
          Column.PHONE, Set.of(ColumnType.PHONE, ColumnType.NUMBER, ColumnType.TEXT));

  private static final List<String> HOUSE_NUMBERS =
      List.of("civico", "numero civico", "n civico", "num civico", "house number", "numero");

  private ProfileGuess() {}

  /// A profile with the layout of the file and the fields that were recognised. A file without an
  /// id gets one made of name, address and comune, so that it can be brought in again.
  public static Profile of(Guess guess) {
    Map<Column, String> chosen = choose(guess.columns());
    Map<String, Filling> fields = new LinkedHashMap<>();
    for (Column field : Column.values()) {
      String heading = chosen.get(field);
      if (heading != null) {
        fields.put(field.canonical(), filling(field, heading, guess.columns()));
      }
    }
    if (!chosen.containsKey(Column.SOURCE_ID)) {
      List<String> identifying =
          List.of(Column.NAME, Column.ADDRESS, Column.CITY).stream()
              .map(chosen::get)
              .filter(Objects::nonNull)
              .toList();
      if (!identifying.isEmpty()) {
        fields.put(Column.SOURCE_ID.canonical(), Filling.joined(identifying, " ").withSlug());
      }
    }
    return Profile.ofFields(fields).withFile(FileLayout.of(guess.layout()));
  }

  /// The column that is likeliest for each field; no column serves two.
  static Map<Column, String> choose(List<org.capacitymetro.tables.Column> columns) {
    Map<Column, String> chosen = new EnumMap<>(Column.class);
    Set<String> taken = new HashSet<>();
    for (Map.Entry<Column, List<String>> field : HEADINGS.entrySet()) {
      for (String wanted : field.getValue()) {
        Optional<String> found =
            columns.stream()
                .filter(column -> !taken.contains(column.name()))
                .filter(column -> last(column.name()).equals(wanted))
                .filter(column -> looksLike(field.getKey(), column))
                .map(org.capacitymetro.tables.Column::name)
                .findFirst();
        if (found.isPresent()) {
          chosen.put(field.getKey(), found.get());
          taken.add(found.get());
          break;
        }
      }
    }
    for (org.capacitymetro.tables.Column column : columns) {
      Column field = BY_CONTENTS.get(column.type());
      if (field != null && !taken.contains(column.name()) && !chosen.containsKey(field)) {
        chosen.put(field, column.name());
        taken.add(column.name());
      }
    }
    return chosen;
  }

  private static boolean looksLike(Column field, org.capacitymetro.tables.Column column) {
    Set<ColumnType> types = LOOKS.get(field);
    return types == null || column.filled() == 0 || types.contains(column.type());
  }

  /// `address.city` of a nested file is asked as `city`, after the whole heading was.
  private static String last(String heading) {
    String folded = Folding.words(heading.replace('_', ' '));
    if (HEADINGS.values().stream().anyMatch(names -> names.contains(folded))) {
      return folded;
    }
    int dot = heading.indexOf(' ') < 0 ? heading.lastIndexOf('.') : -1;
    return dot < 0 ? folded : Folding.words(heading.substring(dot + 1).replace('_', ' '));
  }

  private static Filling filling(
      Column field, String heading, List<org.capacitymetro.tables.Column> columns) {
    if (field == Column.ADDRESS) {
      Optional<String> number =
          columns.stream()
              .map(org.capacitymetro.tables.Column::name)
              .filter(name -> HOUSE_NUMBERS.contains(Folding.words(name.replace('_', ' '))))
              .findFirst();
      if (number.isPresent() && !number.get().equals(heading)) {
        return Filling.joined(List.of(heading, number.get()), " ");
      }
    }
    return Filling.of(heading);
  }

  private static Map<Column, List<String>> headings() {
    Map<Column, List<String>> names = new EnumMap<>(Column.class);
    put(
        names,
        Column.SOURCE_ID,
        "source id|id|codice|codice struttura|codicescuola|codice scuola|codice farmacia|codice regionale|isil|codice isil|node|osm id|objectid|fid|identifier");
    put(
        names,
        Column.NAME,
        "name|nome|denominazione|denominazione struttura|descrizione farmacia|denominazionescuola|ragione sociale|struttura nome|nome struttura|struttura|ufficiale|ente|titolo|title|servizio|nome servizio|nome del servizio|nome ente|nome associazione|service name|organization name");
    put(
        names,
        Column.CATEGORY,
        "category|categoria|tipologia|tipo|type|tipo servizio|tipologia servizio|tipo struttura|service type|settore|ambito|taxonomy");
    put(
        names,
        Column.ADDRESS,
        "address|indirizzo|via|via piazza|indirizzo completo|indirizzoscuola|sede|ubicazione|address 1|street|indirizzo sede");
    put(
        names,
        Column.CITY,
        "city|comune|citta|localita|town|municipality|descrizionecomune|denominazione comune|comune sede");
    put(
        names,
        Column.PROVINCE,
        "province|provincia|prov|sigla provincia|sigla|pr|sigla automobilistica");
    put(names, Column.POSTCODE, "postcode|cap|postal code|zip|codice postale|capscuola");
    put(
        names,
        Column.ISTAT,
        "istat|codice istat|cod istat|comune codice istat|codice istat comune|istat comune");
    put(names, Column.LAT, "lat|latitude|latitudine|y|lat y 4326|coory|geo y");
    put(names, Column.LON, "lon|lng|long|longitude|longitudine|x|long x 4326|coorx|geo x");
    put(
        names,
        Column.PHONE,
        "phone|telefono|tel|telefono fisso|recapito telefonico|recapiti telefonici|numero di telefono|phones|cellulare");
    put(
        names,
        Column.EMAIL,
        "email|e mail|mail|posta elettronica|indirizzo email|indirizzo e mail|indirizzoemailscuola");
    put(
        names,
        Column.WEBSITE,
        "website|sito|sito web|sito internet|url|web|homepage|sitowebscuola|link");
    put(
        names,
        Column.HOURS,
        "hours|orari|orario|opening hours|orari di apertura|orario di apertura|giorni e orari|orario al pubblico|apertura");
    put(names, Column.DESCRIPTION, "description|descrizione|descrizione servizio|attivita|cosa fa");
    put(names, Column.SUMMARY, "summary|short description|short desc|sintesi|sommario");
    put(
        names,
        Column.HOW_TO,
        "how to|application process|modalita di accesso|come si accede|come accedere");
    put(names, Column.ACCESS, "access|accesso|tipo di accesso");
    put(names, Column.APPOINTMENT, "appointment|appuntamento|su appuntamento|prenotazione");
    put(names, Column.RESIDENCE_PERMIT, "residence permit|permesso di soggiorno|serve il permesso");
    put(names, Column.ANONYMOUS, "anonymous|anonimo|anonimato");
    put(names, Column.COST, "cost|costo|costi|fees|tariffa|prezzo|fees description");
    put(
        names,
        Column.DOCUMENTS,
        "documents|documenti|documenti richiesti|documenti necessari|required documents");
    put(names, Column.LANGUAGES, "languages|lingue|lingue parlate|lingua|mediazione linguistica");
    put(names, Column.TARGETS, "targets|target|destinatari|utenza|beneficiari|a chi si rivolge");
    put(
        names,
        Column.PROVIDER,
        "provider|ente gestore|gestore|ente titolare|organizzazione|associazione|organization|asl");
    put(
        names,
        Column.PROVIDER_TAX_CODE,
        "provider tax code|codice fiscale|cf|partita iva|p iva|tax id");
    put(names, Column.FUNDER, "funder|finanziatore|ente finanziatore|fonte di finanziamento");
    put(names, Column.PROJECT_CODE, "project code|codice progetto|cup|progetto");
    put(names, Column.ENDS_ON, "ends on|scadenza|data fine|fine progetto|valido fino al");
    put(names, Column.ARRIVAL, "arrival|come arrivare|mezzi pubblici|transportation|fermata");
    put(names, Column.ACCESSIBILITY, "accessibility|accessibilita|disabili|barriere");
    put(names, Column.NOTES, "notes|note|osservazioni|annotazioni");
    return names;
  }

  private static void put(Map<Column, List<String>> names, Column field, String headings) {
    names.put(field, List.of(headings.split("\\|")));
  }
}
