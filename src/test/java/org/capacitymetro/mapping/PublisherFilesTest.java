package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.mapping.TestReadings.Result;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.capacitymetro.text.Folding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shipped profiles on the files of their publishers: how many rows are taken, that the records
/// say what the columns say, and that they agree with the clean copies of the same lists.
@SuppressWarnings("NullAway") // what is missing fails the test just as well
class PublisherFilesTest {
  private static final TestReadings READINGS = new TestReadings(null);
  private static final Map<String, Result> RESULTS = new ConcurrentHashMap<>();
  private static final Pattern NUMBERS = Pattern.compile("\\D+");

  private static Result raw(String profile, String file) {
    Path path = TestReadings.sharedData("raw/" + file);
    return RESULTS.computeIfAbsent(profile, name -> READINGS.read(path, name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mim_scuanagrafestat | SCUANAGRAFESTAT20252620250901.csv.gz | taken=6952 filtered=43397 refused=0 {POSTCODE_MALFORMED=5, WEBSITE_MALFORMED=61}
          regione_lombardia_anagrafe_scuole | Anagrafe_Scuole_20260215.csv | taken=1343 filtered=4511 refused=0 {COORDINATES_OUTSIDE_PROVINCE=2, EMAIL_MALFORMED=2, PHONE_MALFORMED=2, PHONE_REPAIRED=108, TEXT_REPAIRED=57}
          iccu_centrale_biblioteche | Centrale_biblioteche_a508a4e.csv | taken=2772 filtered=15026 refused=0 {COORDINATES_ZERO=31, COORDINATES_OUTSIDE_PROVINCE=20}
          regione_lombardia_elenco_farmacie | Elenco_Completo_Farmacie_20260215.csv | taken=921 filtered=2121 refused=0 {}
          minsalute_cs_strutture_ricovero | CS_strutture_ricovero.xml | taken=182 filtered=953 refused=0 {}
          comune_milano_uffici_postali | ds555_uffici_postali_milano_final.geojson | taken=82 filtered=0 refused=0 {}
          comune_milano_comandi_polizia_locale | geocoded_comandi-decentrati-polizia-locale__final.geojson | taken=14 filtered=0 refused=0 {}
          minsalute_consultori | consultori.csv | taken=93 filtered=834 refused=0 {PHONE_MALFORMED=1, PHONE_REPAIRED=92, WEBSITE_REPAIRED=1}
          iss_punti_ivg_regionali | punti_ivg_regionali.csv | taken=48 filtered=299 refused=0 {}
          acquamat_fontanelle | acquamat_fontanelle.json | taken=186 filtered=234 refused=2 {COORDINATES_OUTSIDE_PROVINCE=1}
          """)
  void takesFiltersAndRefusesExactly(String profile, String file, String counts) {
    Result result = raw(profile, file);
    assertThat(result.counts()).isEqualTo(counts);
    assertThat(result.taken().values())
        .allSatisfy(
            entry -> {
              ServiceDetails details = ((ServiceEntry) entry).draft().details();
              assertThat(details.sectors()).isNotEmpty();
              assertThat(details.targets()).isNotEmpty();
              assertThat(details.summary().in("en")).isNotEqualTo(details.summary().in("it"));
            });
  }

  /// Three records of each file beside the cells they come from.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          mim_scuanagrafestat | SCUANAGRAFESTAT20252620250901.csv.gz | DENOMINAZIONESCUOLA | INDIRIZZOSCUOLA | DESCRIZIONECOMUNE | - | -
          regione_lombardia_anagrafe_scuole | Anagrafe_Scuole_20260215.csv | Denominazione | Civico | Comune | coorY | coorX
          iccu_centrale_biblioteche | Centrale_biblioteche_a508a4e.csv | denominazioni.ufficiale | indirizzo.via-piazza | - | Lat | Long
          regione_lombardia_elenco_farmacie | Elenco_Completo_Farmacie_20260215.csv | DESCRIZIONE_FARMACIA | INDIRIZZO | COMUNE | LATITUDINE | LONGITUDINE
          minsalute_cs_strutture_ricovero | CS_strutture_ricovero.xml | display | - | - | - | -
          comune_milano_uffici_postali | ds555_uffici_postali_milano_final.geojson | Indirizzo | Indirizzo | - | LAT_Y_4326 | LONG_X_4326
          comune_milano_comandi_polizia_locale | geocoded_comandi-decentrati-polizia-locale__final.geojson | Polizia Locale -  Comandi decentrati | Indirizzo | - | LAT_Y_4326 | LONG_X_4326
          minsalute_consultori | consultori.csv | denominazione | - | comune | - | -
          iss_punti_ivg_regionali | punti_ivg_regionali.csv | struttura_nome | - | comune | - | -
          acquamat_fontanelle | acquamat_fontanelle.json | indirizzo | indirizzo | city | lat | lon
          """)
  void saysWhatTheColumnsSay(
      String profile,
      String file,
      String name,
      String number,
      String city,
      String lat,
      String lon) {
    Result result = raw(profile, file);
    Profile read = READINGS.profiles.get(profile);
    List<Map<String, String>> cells = new ArrayList<>();
    List<ServiceEntry> entries = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    try (TableReader table =
        Tables.open(TestReadings.sharedData("raw/" + file), read.layout(Path.of(file)))) {
      Reading reading = READINGS.reading(read, profile, table.columns(), null);
      for (Row row = table.next(); row != null; row = table.next()) {
        String id = reading.fill(row).get(SourceRow.Column.SOURCE_ID);
        if (reading.isMeant(row) && seen.add(id)) {
          entries.add(result.service(id));
          cells.add(cells(table.columns(), row));
        }
      }
    }
    for (int quarter = 1; quarter <= 3; quarter++) {
      int index = entries.size() * quarter / 4;
      Map<String, String> row = cells.get(index);
      ServiceEntry entry = entries.get(index);
      LocationDraft place = entry.draft().location();
      assertThat(Folding.words(entry.draft().details().name().in("it")))
          .contains(Folding.words(row.get(name)).split(" "));
      if (number != null) {
        assertThat(numbers(place.address().street())).containsAll(numbers(row.get(number)));
      }
      if (city != null) {
        assertThat(Folding.words(place.address().comune())).isEqualTo(Folding.words(row.get(city)));
      }
      if (lat != null) {
        assertThat(place.point().lat()).isEqualTo(degrees(row.get(lat)), within());
        assertThat(place.point().lon()).isEqualTo(degrees(row.get(lon)), within());
      }
    }
  }

  private static List<String> numbers(String text) {
    return NUMBERS.splitAsStream(text).filter(number -> !number.isEmpty()).toList();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }

  private static double degrees(String cell) {
    return Double.parseDouble(cell.replace(',', '.'));
  }

  private static Map<String, String> cells(List<String> columns, Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), row.cells().get(i));
    }
    return cells;
  }

  /// The clean copies were made from these files by hand: what both say must be the same. `sectors`
  /// differ where the profile tells schools in prisons and hospitals and evening classes apart,
  /// which the copy cannot; `comune` where it has to come from the ISTAT code and no boundary is
  /// imported here.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mim_scuanagrafestat | SCUANAGRAFESTAT20252620250901.csv.gz | miur_scuole_statali_2025_26 | both=6952 of 6952; sectors=111
          regione_lombardia_anagrafe_scuole | Anagrafe_Scuole_20260215.csv | regione_lombardia_scuole_A_2026 | both=1343 of 1343; sectors=24
          iccu_centrale_biblioteche | Centrale_biblioteche_a508a4e.csv | iccu_biblioteche_2018 | both=2772 of 2772
          regione_lombardia_elenco_farmacie | Elenco_Completo_Farmacie_20260215.csv | regione_lombardia_farmacie_2026 | both=921 of 921
          minsalute_cs_strutture_ricovero | CS_strutture_ricovero.xml | minsalute_strutture_ricovero_hsp_hl7it | both=182 of 182; comune=84
          comune_milano_uffici_postali | ds555_uffici_postali_milano_final.geojson | comune_milano_uffici_postali_ds555 | both=82 of 82
          comune_milano_comandi_polizia_locale | geocoded_comandi-decentrati-polizia-locale__final.geojson | comune_milano_polizia_locale | both=14 of 14
          minsalute_consultori | consultori.csv | minsalute_consultori_ondata | both=90 of 93
          iss_punti_ivg_regionali | punti_ivg_regionali.csv | iss_punti_ivg_2023_ondata | both=48 of 48
          acquamat_fontanelle | acquamat_fontanelle.json | acquamat_fontanelle_2026 | both=182 of 186
          """)
  void agreesWithTheCleanCopy(String profile, String file, String clean, String expected) {
    Result copy = READINGS.read(TestReadings.sharedData("services/" + clean + ".csv"), clean);
    assertThat(compared(raw(profile, file), copy)).isEqualTo(expected);
  }

  private static final Map<String, Function<ServiceEntry, Object>> FACTS = new LinkedHashMap<>();

  static {
    FACTS.put("name", entry -> entry.draft().details().name());
    FACTS.put("street", entry -> entry.draft().location().address().street());
    FACTS.put("postcode", entry -> String.valueOf(entry.draft().location().address().postcode()));
    FACTS.put("comune", entry -> entry.draft().location().address().comune());
    FACTS.put("istat", entry -> String.valueOf(entry.draft().location().comune()));
    FACTS.put("point", entry -> rounded(entry.draft().location().point()));
    FACTS.put("phones", entry -> entry.draft().details().contacts().phones());
    FACTS.put("emails", entry -> entry.draft().details().contacts().emails());
    FACTS.put("websites", entry -> entry.draft().details().contacts().websites());
    FACTS.put("hours", entry -> entry.draft().details().schedule());
    FACTS.put("access", entry -> entry.draft().details().access());
    FACTS.put("sectors", entry -> entry.draft().details().sectors());
  }

  private static String rounded(Point point) {
    return point == null ? "" : "%.6f %.6f".formatted(point.lat(), point.lon());
  }

  /// How many records are in both, by code or else by name and street, and in how many of them each
  /// fact differs; facts that never do are left out.
  private static String compared(Result raw, Result copy) {
    boolean codes = raw.taken().keySet().stream().anyMatch(copy.taken()::containsKey);
    Map<String, ServiceEntry> ours = codes ? byId(raw) : byNameAndStreet(raw);
    Map<String, ServiceEntry> theirs = codes ? byId(copy) : byNameAndStreet(copy);
    Set<String> both = new TreeSet<>(ours.keySet());
    both.retainAll(theirs.keySet());
    String differences =
        FACTS.entrySet().stream()
            .map(
                fact ->
                    Map.entry(
                        fact.getKey(),
                        both.stream()
                            .filter(
                                id ->
                                    !fact.getValue()
                                        .apply(ours.get(id))
                                        .equals(fact.getValue().apply(theirs.get(id))))
                            .count()))
            .filter(fact -> fact.getValue() > 0)
            .map(fact -> "; " + fact.getKey() + "=" + fact.getValue())
            .collect(Collectors.joining());
    return "both=" + both.size() + " of " + ours.size() + differences;
  }

  private static Map<String, ServiceEntry> byId(Result result) {
    Map<String, ServiceEntry> found = new TreeMap<>();
    result.taken().forEach((id, entry) -> found.put(id, (ServiceEntry) entry));
    return found;
  }

  private static Map<String, ServiceEntry> byNameAndStreet(Result result) {
    Map<String, ServiceEntry> found = new TreeMap<>();
    result.taken().values().stream()
        .map(ServiceEntry.class::cast)
        .forEach(
            entry ->
                found.put(
                    entry.draft().details().name().in("it")
                        + "|"
                        + entry.draft().location().address().street(),
                    entry));
    return found;
  }
}
