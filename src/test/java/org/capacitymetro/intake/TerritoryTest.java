package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.geo.Point;
import org.capacitymetro.mapping.Province;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.Territory;
import org.junit.jupiter.api.Test;

/// What is known of a province before and after its boundaries were imported.
class TerritoryTest {
  /// Lodi, which lies in the box around the province of Milano and not in the province.
  private static final Point LODI = new Point(45.3138, 9.5035);

  private static final Point MILANO = new Point(45.4642, 9.19);

  private final TestImports imports = TestImports.withoutLikeness();
  private final Territory territory =
      new Territory(
          imports.areas,
          Map.of("MI", new Province(List.of(8.68, 45.14, 9.58, 45.67), List.of(), List.of("20"))));

  @Test
  void withoutBoundariesTheBoxOfTheProvinceDecides() {
    assertThat(territory.mayLieIn("MI", MILANO)).isTrue();
    assertThat(territory.mayLieIn("MI", LODI)).isTrue();
    assertThat(territory.mayLieIn("MI", new Point(45.07, 7.68))).isFalse();
    assertThat(territory.mayLieIn("", LODI)).isTrue();
    assertThat(territory.mayLieIn("LO", LODI)).isTrue();
    assertThat(territory.comune("", "Paperopoli", "MI").reason()).isNull();
  }

  @Test
  void withBoundariesTheProvinceItselfDecides() {
    load("MI_P15");

    assertThat(territory.mayLieIn("MI", MILANO)).isTrue();
    assertThat(territory.mayLieIn("MI", LODI)).isFalse();
    assertThat(territory.mayLieIn("LO", LODI)).isTrue();
    assertThat(territory.comune("", "Paperopoli", "MI"))
        .isEqualTo(new Territory.Comune(null, Reason.TOWN_UNKNOWN));
    assertThat(territory.comune("15.146", "", "MI"))
        .isEqualTo(new Territory.Comune("015146", null));
    assertThat(territory.comune("15999", "", "MI"))
        .isEqualTo(new Territory.Comune("015999", Reason.TOWN_UNKNOWN));
    assertThat(territory.comune("", "Sesto San Giovanni", "MI"))
        .isEqualTo(new Territory.Comune("015209", null));
  }

  @Test
  void aPointOnTheSeaFrontLiesInTheProvinceThoughTheBoundaryIsCoarse() {
    load("NA_P63");

    Point fountain = new Point(40.83268, 14.246821);
    assertThat(imports.areas.locate(fountain)).isEmpty();
    assertThat(territory.mayLieIn("NA", fountain)).isTrue();
    assertThat(territory.mayLieIn("NA", new Point(40.79, 14.2479382))).isFalse();
  }

  @Test
  void onlyBoundariesNoticeEveryLibraryOutsideItsProvince() {
    Path libraries = TestImports.sharedData("services/iccu_biblioteche_2018.csv");
    assertThat(outside(imports.trial(libraries))).isEqualTo(20);

    List.of("TO_P1", "MI_P15", "VE_P27", "NA_P63", "BA_P72").forEach(this::load);

    ImportReport report = imports.trial(libraries);
    assertThat(outside(report)).isEqualTo(117);
    assertThat(report.run().unplaced()).isEqualTo(148);
    assertThat(report.count(Outcome.REFUSED)).isZero();
  }

  private static long outside(ImportReport report) {
    return report.reasons().getOrDefault(Reason.COORDINATES_OUTSIDE_PROVINCE.name(), 0);
  }

  private void load(String comuni) {
    Path file = TestImports.sharedData("boundaries/comuni_" + comuni + ".geojson");
    TestAreas.load(imports.source, imports.areas, file, Area.Kind.COMUNE, null);
  }
}
