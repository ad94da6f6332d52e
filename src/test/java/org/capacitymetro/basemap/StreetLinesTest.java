package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.WKTReader;

class StreetLinesTest {

  @Test
  void drawsAStreetDeliveredThereAndBackOnce() throws Exception {
    var pieces =
        StreetLines.of(
            new WKTReader()
                .read("MULTILINESTRING ((7.1 45, 7.2 45, 7.1 45), (7.3 45, 7.2 45, 7.3 45))"));

    assertThat(pieces).hasSize(1);
    assertThat(pieces.getFirst().line().getNumPoints()).isEqualTo(3);
    assertThat(pieces.getFirst().metres()).isCloseTo(15_725, Offset.offset(20.0));
  }

  @Test
  void measuresStreetsOfOneNameInTwoTownsApart() throws Exception {
    var pieces =
        StreetLines.of(
            new WKTReader().read("MULTILINESTRING ((7 45, 7.001 45), (7.5 45, 7.501 45))"));

    assertThat(pieces).hasSize(2).allSatisfy(piece -> assertThat(piece.metres()).isLessThan(100));
  }
}
