package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final Point HERE = new Point(45.07, 7.68);
  private static final Point NEXT_DOOR = new Point(45.0703, 7.6801);
  private static final Point ACROSS_TOWN = new Point(45.10, 7.70);

  @Test
  void theSameNameAtTheSamePlaceIsCertain() {
    Likeness likeness = of("Sportello Ponte", HERE, "SPORTELLO «PONTE»", NEXT_DOOR);

    assertThat(likeness.score()).isGreaterThan(0.9);
    assertThat(likeness.reasons())
        .extracting(Likeness.Reason::kind)
        .containsExactly(Likeness.Reason.Kind.SAME_NAME, Likeness.Reason.Kind.NEAR);
  }

  @Test
  void aSlipOfThePenNextDoorIsSuspicious() {
    assertThat(of("Sportello immigrati Ponte", HERE, "Sportelo immigrati Ponte", NEXT_DOOR).score())
        .isGreaterThan(Likeness.SUSPICIOUS);
  }

  @Test
  void theSameNameAcrossTownIsNot() {
    assertThat(of("Biblioteca civica", HERE, "Biblioteca civica", ACROSS_TOWN).score())
        .isLessThan(Likeness.SUSPICIOUS);
  }

  @Test
  void neighboursWithOtherNamesAreNot() {
    assertThat(of("Farmacia Centrale", HERE, "Scuola di italiano", NEXT_DOOR).score())
        .isLessThan(Likeness.SUSPICIOUS);
  }

  @Test
  void withoutPlacesTheNameAloneMustSay() {
    assertThat(of("Sportello Ponte", null, "Ponte sportello", null).score())
        .isGreaterThan(Likeness.SUSPICIOUS);
    assertThat(of("Sportello Ponte", null, "Sportello Arco", null).score())
        .isLessThan(Likeness.SUSPICIOUS);
  }

  @Test
  void aSharedTelephoneCountsHoweverItIsWritten() {
    Likeness likeness =
        Likeness.of(
            new Likeness.Traits("Casa Blu", null, "", List.of("+39 011 000 0000")),
            new Likeness.Traits("Centro Blu", null, "", List.of("0110000000")));

    assertThat(likeness.reasons())
        .extracting(Likeness.Reason::kind)
        .contains(Likeness.Reason.Kind.SAME_CONTACT);
  }

  private static Likeness of(String one, @Nullable Point here, String two, @Nullable Point there) {
    return Likeness.of(
        new Likeness.Traits(one, here, "", List.of()),
        new Likeness.Traits(two, there, "", List.of()));
  }
}
