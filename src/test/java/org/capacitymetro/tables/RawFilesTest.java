package org.capacitymetro.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The files of publishers as they ship them, guessed without any help.
class RawFilesTest {
  static Path shared(String path) {
    Path file = Path.of(System.getProperty("capacity.shared-data", "../shared/data"), path);
    Assumptions.assumeTrue(
        Files.exists(file), "the public data is not beside this project: " + file);
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Anagrafe_Scuole_20260215.csv                          | CSV     | , | 41 |  5854 |
          Centrale_biblioteche_a508a4e.csv                      | CSV     | ; | 11 | 17798 |
          Elenco_Completo_Farmacie_20260215.csv                 | CSV     | , | 12 |  3042 |
          SCUANAGRAFESTAT20252620250901.csv.gz                  | CSV     | , | 20 | 50349 |
          consultori.csv                                        | CSV     | , |  7 |   927 |
          punti_ivg_regionali.csv                               | CSV     | , | 19 |   347 |
          CS_strutture_ricovero.xml                             | XML     | , |  8 |  1135 | CodeSystem/concept
          acquamat_fontanelle.json                              | GEOJSON | , | 11 |   422 | /features
          ds555_uffici_postali_milano_final.geojson             | GEOJSON | , | 13 |    82 | /features
          geocoded_comandi-decentrati-polizia-locale__final.geojson | GEOJSON | , | 18 | 14 | /features
          """)
  void eachIsReadToItsLastRowWithoutHelp(
      String file, Format format, char delimiter, int columns, int rows, String path) {
    Path raw = shared("raw/" + file);
    Guess guess = Tables.guess(raw);
    assertThat(guess.layout())
        .isEqualTo(new Layout(format, StandardCharsets.UTF_8, delimiter, null, 1, 1, path));
    TestTables.Taken taken = TestTables.take(raw, guess.layout());
    assertThat(taken.columns()).hasSize(columns);
    assertThat(taken.rows()).hasSize(rows);
    assertThat(taken.broken()).isEmpty();
    assertThat(guess.sample()).isEqualTo(taken.rows().subList(0, Math.min(rows, 20)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Anagrafe_Scuole_20260215.csv | Provincia=PROVINCE,CAP=POSTCODE,Telefono=PHONE,Indirizzo PEC Autonomia=EMAIL,Codice_ISTAT_comune_SEDE=ISTAT,coorY=LAT,coorX=LON,Denominazione=TEXT,Sede direttivo=TEXT
          Centrale_biblioteche_a508a4e.csv | Lat=LAT,Long=LON,ente=TEXT,1=NUMBER
          Elenco_Completo_Farmacie_20260215.csv | PARTITA_IVA=TAX_CODE,CAP=POSTCODE,PROVINCIA=PROVINCE,CODICE_ISTAT=ISTAT,LATITUDINE=LAT,LONGITUDINE=LON
          SCUANAGRAFESTAT20252620250901.csv.gz | CAPSCUOLA=POSTCODE,INDIRIZZOEMAILSCUOLA=EMAIL,SITOWEBSCUOLA=URL,PROVINCIA=PROVINCE,SEDESCOLASTICA=TEXT,ANNOSCOLASTICO=NUMBER
          consultori.csv | telefono=PHONE,sito=URL,url=URL,comune=TEXT
          punti_ivg_regionali.csv | cap=POSTCODE,provincia=PROVINCE,comune_codice_istat=ISTAT,url=URL,anno=NUMBER
          CS_strutture_ricovero.xml | code=NUMBER,display=TEXT,property.comune=NUMBER,property.naturaGiuridica=TEXT
          acquamat_fontanelle.json | lat=LAT,lon=LON,datetime=DATE,node=NUMBER
          ds555_uffici_postali_milano_final.geojson | Telefono=PHONE,CAP=POSTCODE,LAT_Y_4326=LAT,LONG_X_4326=LON
          geocoded_comandi-decentrati-polizia-locale__final.geojson | email=EMAIL,telefono=PHONE,Ufficio verbali orari=HOURS,link per ulteriori info=URL
          """)
  void columnsAreTakenForWhatTheyHold(String file, String wanted) {
    Map<String, String> types =
        Tables.guess(shared("raw/" + file)).columns().stream()
            .collect(Collectors.toMap(Column::name, column -> column.type().name()));
    for (String pair : wanted.split(",")) {
      String[] parts = pair.split("=");
      assertThat(types).as(file).containsEntry(parts[0], parts[1]);
    }
  }

  @Test
  void aFileWhoseAxesAreExchangedIsNotBelieved() {
    Column named = ColumnTypes.guess("COORD_X", java.util.List.of("45.4641", "45.4702", "45.5003"));
    assertThat(named.type()).isEqualTo(ColumnType.LAT);
  }

  @Test
  void theHospitalsOfTheMinistryKeepTheirPairsAsColumns() {
    TestTables.Taken taken = TestTables.take(shared("raw/CS_strutture_ricovero.xml"));
    assertThat(taken.columns()).contains("code", "display", "property.comune");
    assertThat(taken.column("property.comune")).first().isEqualTo("001171");
  }
}
