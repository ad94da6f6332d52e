package org.capacitymetro.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreasTest {
  private static final Path BOUNDARIES =
      Path.of(System.getProperty("capacity.shared-data", "../shared/data"), "boundaries");

  private final DataSource database = TestDatabase.fresh().dataSource();
  private final Areas areas = TestAreas.over(database);

  @Test
  void beginsWithTheFiveCitiesInOrder() {
    assertThat(areas.cities())
        .extracting(City::code)
        .containsExactly("torino", "milano", "venezia", "napoli", "bari");
    assertThat(areas.findCity("venezia").orElseThrow().patronDay()).isEqualTo(MonthDay.of(11, 21));
    assertThat(areas.cityOf("015146").orElseThrow().plate()).isEqualTo("MI");
    assertThat(areas.lineage("001272"))
        .extracting(Area::code)
        .containsExactly("01", "201", "001272");
    assertThat(areas.locate(new Point(45.07, 7.68))).isEmpty();
  }

  @Test
  void findsProvincesByPlateAndByOldAndNewCode() {
    assertThat(areas.findProvince("to")).contains("201");
    assertThat(areas.findProvince("001")).contains("201");
    assertThat(areas.findProvince("201")).contains("201");
    assertThat(areas.findProvince("XX")).isEmpty();
  }

  @Test
  void locatesPointsInTheRealBoundaries() {
    load("comuni_TO_P1.geojson", Area.Kind.COMUNE, null);
    load("torino_circoscrizioni.geojson", Area.Kind.DISTRICT, "001272");

    List<Area> around = areas.locate(new Point(45.0703, 7.6869));

    assertThat(around)
        .extracting(Area::code)
        .startsWith("01", "201", "001272")
        .hasSize(4)
        .last()
        .asString()
        .startsWith("001272-");
    assertThat(areas.find("001272").orElseThrow().name().in("en")).isEqualTo("Turin");
    assertThat(areas.locate(new Point(44.5, 11.3))).isEmpty();
  }

  @Test
  void importsEveryFileOfBoundariesOnceAndOnlyOnce() {
    Map<String, Integer> comuni =
        Map.of("TO_P1", 312, "MI_P15", 133, "VE_P27", 44, "NA_P63", 92, "BA_P72", 41);
    comuni.forEach(
        (file, count) -> {
          AreaImport.Report report = load("comuni_" + file + ".geojson", Area.Kind.COMUNE, null);
          assertThat(report.created().size() + report.changed().size()).as(file).isEqualTo(count);
          assertThat(report.rejected()).as(file).isEmpty();
        });
    assertThat(load("milano_NIL_88.geojson", Area.Kind.DISTRICT, "015146").created()).hasSize(88);
    assertThat(load("torino_zone_statistiche.geojson", Area.Kind.DISTRICT, "001272").created())
        .hasSize(94);
    assertThat(load("napoli_municipalita_osm.geojson", Area.Kind.DISTRICT, "063049").created())
        .hasSize(10)
        .contains("063049-1", "063049-10");
    assertThat(load("bari_municipi.geojson", Area.Kind.DISTRICT, "072006").created())
        .containsExactlyInAnyOrder("072006-1", "072006-2", "072006-3", "072006-4", "072006-5");

    AreaImport.Report again = load("comuni_VE_P27.geojson", Area.Kind.COMUNE, null);

    assertThat(again.unchanged()).isEqualTo(44);
    assertThat(areas.findComune("Chioggia", "VE").orElseThrow().parent()).isEqualTo("227");
    assertThat(areas.findComune("Chioggia / Ciosa", "VE")).isPresent();
    assertThat(areas.findComune("SANT'ANGELO LODIGIANO", "MI")).isEmpty();
    assertThat(areas.findComune("Sesto S. Giovanni", "215").orElseThrow().code())
        .isEqualTo("015209");
    assertThat(areas.findComune("S.DONA' DI PIAVE", "ve").orElseThrow().code()).isEqualTo("027033");
    assertThat(areas.find("015146-22").orElseThrow().name().in("it")).isEqualTo("Città Studi");
  }

  @Test
  void givesTheOutlinesThatTouchABox() {
    load("comuni_VE_P27.geojson", Area.Kind.COMUNE, null);
    Box lagoon = areas.findCity("venezia").orElseThrow().bounds();

    assertThat(areas.outlines(lagoon, Set.of(Area.Kind.COMUNE)))
        .extracting(outline -> outline.area().code())
        .contains("027042")
        .doesNotContain("027034");
    assertThat(areas.outlines(lagoon, Set.of(Area.Kind.DISTRICT))).isEmpty();
    assertThat(areas.findOutline("027042")).isPresent();
  }

  @Test
  void seesWhatAnotherProcessImported() {
    Areas elsewhere = TestAreas.over(database);
    assertThat(elsewhere.locate(new Point(41.117, 16.87))).isEmpty();
    load("comuni_BA_P72.geojson", Area.Kind.COMUNE, null);

    elsewhere.refresh();

    assertThat(elsewhere.locate(new Point(41.117, 16.87)))
        .extracting(Area::code)
        .containsExactly("16", "272", "072006");
  }

  @Test
  void mendsAndRejectsFeaturesByReason(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("areas.geojson"),
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"1","name":"Fiocco"},"geometry":{"type":"Polygon",
             "coordinates":[[[7,45],[7.1,45.1],[7.1,45],[7,45.1],[7,45]]]}},
            {"type":"Feature","properties":{"name":"Punto"},"geometry":{"type":"Point",
             "coordinates":[7,45]}},
            {"type":"Feature","properties":{"code":"9"},"geometry":null},
            {"type":"Feature","properties":{"code":"3","name":"Metri"},"geometry":{"type":"Polygon",
             "coordinates":[[[390000,4990000],[391000,4990000],[391000,4991000],[390000,4990000]]]}}
            ]}
            """);

    AreaImport.Report report =
        TestAreas.load(database, areas, file, Area.Kind.DISTRICT, "001272", event -> {});

    assertThat(report.created()).containsExactly("001272-1");
    assertThat(report.mended()).isEqualTo(1);
    assertThat(report.rejected())
        .containsEntry("no polygon", 2)
        .containsEntry("coordinates are not WGS 84 degrees, longitude first", 1);
  }

  @Test
  void asksForTheComuneOfDistricts(@TempDir Path folder) {
    assertThatThrownBy(
            () ->
                TestAreas.load(
                    database, areas, folder.resolve("x"), Area.Kind.DISTRICT, null, event -> {}))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--parent");
  }

  @Test
  void tellsWhichAreasWereImported() {
    List<AreasImported> heard = new ArrayList<>();
    assumeTrue(Files.isDirectory(BOUNDARIES), "needs the folder of shared data");
    TestAreas.load(
        database,
        areas,
        BOUNDARIES.resolve("napoli_municipalita_osm.geojson"),
        Area.Kind.DISTRICT,
        "063049",
        heard::add);

    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().codes()).hasSize(10);
  }

  private AreaImport.Report load(String file, Area.Kind kind, @Nullable String parent) {
    assumeTrue(Files.isDirectory(BOUNDARIES), "needs the folder of shared data");
    return TestAreas.load(database, areas, BOUNDARIES.resolve(file), kind, parent, event -> {});
  }
}
