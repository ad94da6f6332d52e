package org.capacitymetro.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceTest {
  private static final Point THERE = new Point(45.07, 7.68);

  @Test
  void isAnAreaAsLargeAsWhatIsKnownOrMayBeKnown() {
    assertThat(around(Precision.EXACT, THERE, null)).isZero();
    assertThat(around(Precision.EXACT, THERE, Located.Precision.HOUSE)).isZero();
    assertThat(around(Precision.EXACT, THERE, Located.Precision.STREET)).isEqualTo(200);
    assertThat(around(Precision.EXACT, THERE, Located.Precision.PLACE)).isEqualTo(900);
    assertThat(around(Precision.EXACT, THERE, Located.Precision.COMUNE)).isEqualTo(4_000);
    assertThat(around(Precision.DISTRICT, THERE, null)).isEqualTo(900);
    assertThat(around(Precision.COMUNE, THERE, null)).isEqualTo(4_000);
    assertThat(around(Precision.HIDDEN, null, null)).isZero();
  }

  private static int around(
      Precision precision, @Nullable Point point, Located.@Nullable Precision found) {
    return new Place(
            precision,
            point,
            Address.NONE,
            List.of(),
            null,
            LocalizedText.EMPTY,
            List.of(),
            found == null ? null : new Geocoded("Elenco di prova", found))
        .around();
  }
}
