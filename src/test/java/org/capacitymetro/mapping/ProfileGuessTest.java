package org.capacitymetro.mapping;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.tables.ColumnType;
import org.capacitymetro.tables.Format;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileGuessTest {

  private static Guess guess(Object... namesAndTypes) {
    List<org.capacitymetro.tables.Column> columns = new java.util.ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.add(
          new org.capacitymetro.tables.Column(
              (String) namesAndTypes[i], (ColumnType) namesAndTypes[i + 1], 1, 1));
    }
    return new Guess(
        Layout.of(Format.CSV), columns, List.of(), List.of(), List.of(), false, List.of());
  }

  @Test
  void contentsDecideWhereTheHeadingSaysNothing() {
    Map<Column, String> chosen =
        ProfileGuess.choose(
            guess(
                    "Sportello", ColumnType.TEXT,
                    "Campo 1", ColumnType.PHONE,
                    "Campo 2", ColumnType.EMAIL,
                    "Campo 3", ColumnType.HOURS,
                    "Campo 4", ColumnType.POSTCODE,
                    "Denominazione", ColumnType.TEXT)
                .columns());
    assertThat(chosen)
        .containsEntry(Column.PHONE, "Campo 1")
        .containsEntry(Column.EMAIL, "Campo 2")
        .containsEntry(Column.HOURS, "Campo 3")
        .containsEntry(Column.POSTCODE, "Campo 4")
        .containsEntry(Column.NAME, "Denominazione");
  }

  @Test
  void aHeadingWhoseCellsSayOtherwiseIsNotBelieved() {
    assertThat(
            ProfileGuess.choose(
                guess("Telefono", ColumnType.HOURS, "Recapito", ColumnType.PHONE).columns()))
        .containsEntry(Column.PHONE, "Recapito")
        .containsEntry(Column.HOURS, "Telefono");
  }

  @Test
  void aHouseNumberJoinsItsStreetAndAMissingIdIsMade() {
    Profile profile =
        ProfileGuess.of(
            guess(
                "Nome", ColumnType.TEXT,
                "Via", ColumnType.TEXT,
                "Civico", ColumnType.NUMBER,
                "Comune", ColumnType.TEXT));
    assertThat(profile.filling(Column.ADDRESS).orElseThrow().columns())
        .containsExactly("Via", "Civico");
    assertThat(profile.filling(Column.SOURCE_ID).orElseThrow().columns())
        .containsExactly("Nome", "Via", "Comune");
    assertThat(profile.filling(Column.SOURCE_ID).orElseThrow().slug()).isTrue();
    assertThat(requireNonNull(profile.file()).format()).isEqualTo("csv");
  }

  /// What is guessed of files nobody wrote for us.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Anagrafe_Scuole_20260215.csv | name=Denominazione city=Comune province=Provincia postcode=CAP lat=coorY lon=coorX phone=Telefono source_id=Codice category=Tipologia
          SCUANAGRAFESTAT20252620250901.csv.gz | source_id=CODICESCUOLA name=DENOMINAZIONESCUOLA address=INDIRIZZOSCUOLA city=DESCRIZIONECOMUNE postcode=CAPSCUOLA email=INDIRIZZOEMAILSCUOLA website=SITOWEBSCUOLA
          Centrale_biblioteche_a508a4e.csv | source_id=codici-identificativi.isil name=denominazioni.ufficiale address=indirizzo.via-piazza lat=Lat lon=Long
          Elenco_Completo_Farmacie_20260215.csv | source_id=CODICE_FARMACIA name=DESCRIZIONE_FARMACIA address=INDIRIZZO city=COMUNE postcode=CAP istat=CODICE_ISTAT lat=LATITUDINE lon=LONGITUDINE
          consultori.csv | name=denominazione address=indirizzo city=comune phone=telefono website=sito provider=asl
          punti_ivg_regionali.csv | address=indirizzo postcode=cap city=comune province=provincia website=url istat=comune_codice_istat
          acquamat_fontanelle.json | source_id=node address=indirizzo city=city lat=lat lon=lon
          ds555_uffici_postali_milano_final.geojson | name=Ente address=Indirizzo phone=Telefono postcode=CAP lat=lat lon=lon
          geocoded_comandi-decentrati-polizia-locale__final.geojson | address=Indirizzo email=email phone=telefono postcode=CAP
          """)
  void recognisesTheColumnsOfPublishersFiles(String file, String expected) {
    Guess guess = Tables.guess(TestReadings.sharedData("raw/" + file));
    Map<String, String> chosen = new TreeMap<>();
    ProfileGuess.choose(guess.columns())
        .forEach((field, column) -> chosen.put(field.canonical(), column));
    Map<String, String> wanted = new TreeMap<>();
    for (String pair : expected.split(" ")) {
      wanted.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    assertThat(chosen).containsAllEntriesOf(wanted);
  }
}
