package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.mapping.TestReadings.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shipped profiles on the files of their publishers.
class PublisherFilesTest {
  private static final TestReadings READINGS = new TestReadings(null);

  static final Map<String, String> FILES =
      Map.of(
          "mim_scuanagrafestat", "SCUANAGRAFESTAT20252620250901.csv.gz",
          "regione_lombardia_anagrafe_scuole", "Anagrafe_Scuole_20260215.csv",
          "iccu_centrale_biblioteche", "Centrale_biblioteche_a508a4e.csv",
          "regione_lombardia_elenco_farmacie", "Elenco_Completo_Farmacie_20260215.csv",
          "minsalute_cs_strutture_ricovero", "CS_strutture_ricovero.xml",
          "comune_milano_uffici_postali", "ds555_uffici_postali_milano_final.geojson",
          "comune_milano_comandi_polizia_locale",
              "geocoded_comandi-decentrati-polizia-locale__final.geojson",
          "minsalute_consultori", "consultori.csv",
          "iss_punti_ivg_regionali", "punti_ivg_regionali.csv",
          "acquamat_fontanelle", "acquamat_fontanelle.json");

  static final Map<String, String> CLEAN =
      Map.of(
          "mim_scuanagrafestat", "miur_scuole_statali_2025_26",
          "regione_lombardia_anagrafe_scuole", "regione_lombardia_scuole_A_2026",
          "iccu_centrale_biblioteche", "iccu_biblioteche_2018",
          "regione_lombardia_elenco_farmacie", "regione_lombardia_farmacie_2026",
          "minsalute_cs_strutture_ricovero", "minsalute_strutture_ricovero_hsp_hl7it",
          "comune_milano_uffici_postali", "comune_milano_uffici_postali_ds555",
          "comune_milano_comandi_polizia_locale", "comune_milano_polizia_locale",
          "minsalute_consultori", "minsalute_consultori_ondata",
          "iss_punti_ivg_regionali", "iss_punti_ivg_2023_ondata",
          "acquamat_fontanelle", "acquamat_fontanelle_2026");

  private static final Map<String, Result> RESULTS = new ConcurrentHashMap<>();

  private static Result raw(String profile) {
    Path file = TestReadings.sharedData("raw/" + FILES.get(profile));
    return RESULTS.computeIfAbsent(profile, name -> READINGS.read(file, name));
  }

  @Test
  void dumps() {
    for (int i = 0; i < 6; i++) {
      long t = System.nanoTime();
      int n = 0;
      for (String clean : CLEAN.values()) {
        n +=
            READINGS
                .read(TestReadings.sharedData("services/" + clean + ".csv"), clean)
                .taken()
                .size();
      }
      System.out.println("DUMP speed " + n / ((System.nanoTime() - t) / 1e9));
    }
    for (String profile : new java.util.TreeSet<>(FILES.keySet())) {
      String clean = CLEAN.get(profile);
      Result copy = READINGS.read(TestReadings.sharedData("services/" + clean + ".csv"), clean);
      System.out.println("DUMP " + profile + " " + compare(raw(profile), copy));
    }
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

  private static Map<String, ServiceEntry> byId(Result result) {
    Map<String, ServiceEntry> found = new TreeMap<>();
    result.taken().forEach((id, entry) -> found.put(id, (ServiceEntry) entry));
    return found;
  }

  private static String compare(Result raw, Result copy) {
    boolean codes = raw.taken().keySet().stream().anyMatch(copy.taken()::containsKey);
    Map<String, ServiceEntry> ours = codes ? byId(raw) : byNameAndStreet(raw);
    Map<String, ServiceEntry> theirs = codes ? byId(copy) : byNameAndStreet(copy);
    Map<String, Function<ServiceEntry, Object>> facts = new LinkedHashMap<>();
    facts.put("name", entry -> entry.draft().details().name().in("it"));
    facts.put("street", entry -> entry.draft().location().address().street());
    facts.put("postcode", entry -> String.valueOf(entry.draft().location().address().postcode()));
    facts.put("comune", entry -> entry.draft().location().address().comune());
    facts.put("comuneCode", entry -> String.valueOf(entry.draft().location().comune()));
    facts.put("point", entry -> String.valueOf(entry.draft().location().point()));
    facts.put("phones", entry -> entry.draft().details().contacts().phones());
    facts.put("emails", entry -> entry.draft().details().contacts().emails());
    facts.put("websites", entry -> entry.draft().details().contacts().websites());
    facts.put("sectors", entry -> entry.draft().details().sectors());
    facts.put("targets", entry -> entry.draft().details().targets());
    facts.put("hours", entry -> entry.draft().details().schedule());
    facts.put(
        "provider",
        entry ->
            String.valueOf(
                entry.provider() == null
                    ? ""
                    : entry.provider().name().in("it") + entry.provider().type()));
    StringBuilder text = new StringBuilder();
    Set<String> only = new TreeSet<>(ours.keySet());
    only.removeAll(theirs.keySet());
    Set<String> onlyTheirs = new TreeSet<>(theirs.keySet());
    onlyTheirs.removeAll(ours.keySet());
    text.append(only.stream().limit(4).toList() + " <> " + onlyTheirs.stream().limit(4).toList());
    Set<String> both = new TreeSet<>(ours.keySet());
    both.retainAll(theirs.keySet());
    text.append("both " + both.size() + " ours " + ours.size() + " theirs " + theirs.size());
    facts.forEach(
        (name, fact) -> {
          List<String> differ =
              both.stream()
                  .filter(id -> !fact.apply(ours.get(id)).equals(fact.apply(theirs.get(id))))
                  .toList();
          if (!differ.isEmpty()) {
            text.append(" | " + name + " differ " + differ.size());
            differ.stream()
                .limit(4)
                .forEach(
                    id ->
                        text.append(
                            "\nDUMP    "
                                + id
                                + ": "
                                + fact.apply(ours.get(id))
                                + " <> "
                                + fact.apply(theirs.get(id))));
          }
        });
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mim_scuanagrafestat | taken=1
          regione_lombardia_anagrafe_scuole | taken=1
          iccu_centrale_biblioteche | taken=1
          regione_lombardia_elenco_farmacie | taken=1
          minsalute_cs_strutture_ricovero | taken=1
          comune_milano_uffici_postali | taken=1
          comune_milano_comandi_polizia_locale | taken=1
          minsalute_consultori | taken=1
          iss_punti_ivg_regionali | taken=1
          acquamat_fontanelle | taken=1
          """)
  void takesFiltersAndRefusesExactly(String profile, String counts) {
    assertThat(raw(profile).counts()).isEqualTo(counts);
  }
}
