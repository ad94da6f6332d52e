package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every public file beside the project, brought in once and then again.
class SharedDataImportTest {
  private static final TestImports IMPORTS = TestImports.withoutLikeness();
  private static final Map<String, ImportReport> FIRST = new TreeMap<>();
  private static final Map<String, ImportReport> SECOND = new TreeMap<>();

  @BeforeAll
  static void importEverythingTwice() throws Exception {
    try (Stream<Path> files = Files.list(TestImports.sharedData("services"))) {
      List<Path> all = files.sorted().toList();
      for (Path file : all) {
        FIRST.put(name(file), IMPORTS.run(file));
      }
      for (Path file : all) {
        SECOND.put(name(file), IMPORTS.run(file));
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".csv", "");
  }

  @Test
  void reportsEveryFileExactly() {
    String reports =
        FIRST.values().stream().map(SharedDataImportTest::line).collect(Collectors.joining("\n"));
    assertThat(reports)
        .isEqualTo(
            """
            acquamat_fontanelle_2026 read=184 created=182 rejected=2 providers=0 unplaced=1 ended=0 {ID_REPEATED=2, COORDINATES_OUTSIDE_PROVINCE=1}
            agenziaentrate_5x1000_ets_onlus_2022_ondata read=7599 created=7599 rejected=0 providers=0 unplaced=0 ended=0
            comune_milano_polizia_locale read=14 created=14 rejected=0 providers=1 unplaced=0 ended=0
            comune_milano_uffici_postali_ds555 read=82 created=82 rejected=0 providers=1 unplaced=0 ended=0
            covid19italia_tamponi_2021 read=61 created=61 rejected=0 providers=0 unplaced=0 ended=61 {PROVINCE_MISSING=38, HOURS_PROPOSED=2}
            giustizia_istituti_penitenziari_2025_ondata read=14 created=14 rejected=0 providers=1 unplaced=0 ended=0
            iccu_biblioteche_2018 read=2772 created=2772 rejected=0 providers=1709 unplaced=51 ended=0 {COORDINATES_ZERO=31, COORDINATES_OUTSIDE_PROVINCE=20}
            iss_punti_ivg_2023_ondata read=48 created=48 rejected=0 providers=0 unplaced=48 ended=0
            minsalute_consultori_ondata read=93 created=93 rejected=0 providers=4 unplaced=93 ended=0 {PHONE_MALFORMED=1, PHONE_REPAIRED=92, WEBSITE_REPAIRED=1}
            minsalute_strutture_ricovero_hsp_hl7it read=182 created=182 rejected=0 providers=0 unplaced=182 ended=0
            miur_scuole_statali_2025_26 read=6952 created=6952 rejected=0 providers=1 unplaced=6952 ended=0 {POSTCODE_MALFORMED=5, WEBSITE_MALFORMED=61}
            osm_pronto_soccorso_milano_area_2026 read=29 created=29 rejected=0 providers=0 unplaced=0 ended=0 {PROVINCE_MISSING=29}
            regione_lombardia_centri_antiviolenza_2026 read=29 created=29 rejected=0 providers=0 unplaced=0 ended=0 {POSTCODE_MALFORMED=3, HOURS_PROPOSED=1}
            regione_lombardia_farmacie_2026 read=921 created=921 rejected=0 providers=0 unplaced=0 ended=0
            regione_lombardia_scuole_A_2026 read=1343 created=1343 rejected=0 providers=0 unplaced=2 ended=0 {COORDINATES_OUTSIDE_PROVINCE=2, EMAIL_MALFORMED=2, PHONE_MALFORMED=2, PHONE_REPAIRED=108, TEXT_REPAIRED=57}
            regione_lombardia_strutture_ricovero_2026 read=67 created=67 rejected=0 providers=0 unplaced=0 ended=0 {PROVINCE_MISSING=67}
            """
                .strip());
  }

  private static String line(ImportReport report) {
    return "%s read=%d created=%d rejected=%d providers=%d unplaced=%d ended=%d %s"
        .formatted(
            report.source(),
            report.read(),
            report.created(),
            report.count(Outcome.REFUSED),
            report.run().bodies(),
            report.run().unplaced(),
            report.run().ended(),
            report.reasons())
        .replace("{}", "")
        .strip();
  }

  @Test
  void theSecondRunCreatesAndChangesNothing() {
    assertThat(SECOND.values())
        .allSatisfy(
            report -> {
              assertThat(report.created()).isZero();
              assertThat(report.count(Outcome.CHANGED)).isZero();
              assertThat(report.count(Outcome.VANISHED)).isZero();
              assertThat(report.run().bodies()).isZero();
              assertThat(report.run().changeSet()).isNull();
              assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(report.taken());
            });
  }

  @Test
  void noRowIsLost() {
    assertThat(FIRST.values())
        .allSatisfy(
            report ->
                assertThat(report.created() + report.count(Outcome.REFUSED))
                    .isEqualTo(report.read()));
    assertThat(FIRST.values().stream().mapToLong(ImportReport::read).sum()).isEqualTo(20_390);
    assertThat(IMPORTS.directory.count()).isEqualTo(20_390 - 7_599 - 2);
    assertThat(IMPORTS.count("select count(*) from organization where tax_code is not null"))
        .isEqualTo(7_599);
  }

  @Test
  void everyFindingIsStoredWithItsLine() {
    int findings =
        FIRST.values().stream()
            .flatMap(report -> report.reasons().values().stream())
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(IMPORTS.count("select count(*) from import_finding")).isEqualTo(2L * findings);
    assertThat(
            IMPORTS.count(
                """
                select line from import_finding join import_run r on r.id = run
                where 'acquamat_fontanelle_2026' = any (sources) and reason = 'ID_REPEATED'
                order by run, line limit 1
                """))
        .isEqualTo(140);
  }

  @Test
  void antiViolenceCentresShowNoStreetAndNoPointOfTheirOwn() {
    IMPORTS.directory.forEach(
        service -> {
          if (service.source().source().equals("regione_lombardia_centri_antiviolenza_2026")) {
            assertThat(service.place().point()).isNull();
            assertThat(service.place().address().street()).isEmpty();
            assertThat(service.details().attributes()).isEmpty();
            assertThat(service.details().contacts().phones()).isNotEmpty();
          }
        });
  }

  @Test
  void schoolsForAdultsAreFoundUnderTheirSector() {
    assertThat(IMPORTS.count("select count(*) from service where 'italian-cpia' = any (sectors)"))
        .isEqualTo(106 + 18);
  }
}
