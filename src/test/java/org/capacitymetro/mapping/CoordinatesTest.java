package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
  private static final Box MILANO = new Box(8.7, 45.1, 9.6, 45.7);

  private static Coordinates read(String lat, String lon) {
    return Coordinates.read(lat, lon, MILANO::contains);
  }

  @Test
  void takesAPointOfTheProvince() {
    assertThat(read("45.4642", "9,19")).isEqualTo(new Coordinates(new Point(45.4642, 9.19), null));
  }

  @Test
  void turnsSwappedAxesRoundWhereThatLiesInTheProvince() {
    assertThat(read("9.19", "45.4642"))
        .isEqualTo(new Coordinates(new Point(45.4642, 9.19), Reason.COORDINATES_SWAPPED));
    assertThat(read("16.87", "41.12"))
        .isEqualTo(new Coordinates(null, Reason.COORDINATES_OUTSIDE_ITALY));
  }

  @Test
  void dropsPointsThatWouldMislead() {
    assertThat(read("0.0", "0.0")).isEqualTo(new Coordinates(null, Reason.COORDINATES_ZERO));
    assertThat(read("41.12", "16.87"))
        .isEqualTo(new Coordinates(null, Reason.COORDINATES_OUTSIDE_PROVINCE));
    assertThat(read("100", "9.19"))
        .isEqualTo(new Coordinates(null, Reason.COORDINATES_OUTSIDE_ITALY));
  }

  @Test
  void tellsMissingFromMalformed() {
    assertThat(read("", "")).isEqualTo(new Coordinates(null, null));
    assertThat(read("45.46", "")).isEqualTo(new Coordinates(null, Reason.COORDINATES_MALFORMED));
    assertThat(read("NaN", "9.1")).isEqualTo(new Coordinates(null, Reason.COORDINATES_MALFORMED));
    assertThat(read("nord", "est")).isEqualTo(new Coordinates(null, Reason.COORDINATES_MALFORMED));
  }
}
