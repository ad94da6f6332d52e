package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.matching.Decision;
import org.capacitymetro.matching.Evidence;
import org.capacitymetro.matching.Matcher;
import org.capacitymetro.matching.Pair;
import org.capacitymetro.matching.Traits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private static final Point HERE = new Point(45.07, 7.68);
  private static final Point NEXT_DOOR = new Point(45.0703, 7.6801);
  private static final Point ACROSS_TOWN = new Point(45.10, 7.70);

  @Test
  void theSameNameAtTheSamePlaceIsCertain() {
    Pair pair =
        Matcher.compare(written("Sportello Ponte", HERE), written("SPORTELLO «PONTE»", NEXT_DOOR))
            .orElseThrow();

    assertThat(pair.decision()).isEqualTo(Decision.SAME);
    assertThat(pair.why())
        .extracting(Evidence::kind)
        .containsExactly(Evidence.Kind.NAME, Evidence.Kind.DISTANCE);
  }

  @Test
  void aSlipOfThePenNextDoorIsToldOf() {
    assertThat(isToldOf("Sportello immigrati Ponte", HERE, "Sportelo immigrati Ponte", NEXT_DOOR))
        .isTrue();
  }

  @Test
  void theSameNameAcrossTownIsNot() {
    assertThat(isToldOf("Biblioteca civica", HERE, "Biblioteca civica", ACROSS_TOWN)).isFalse();
  }

  @Test
  void neighboursWithOtherNamesAreNot() {
    assertThat(isToldOf("Farmacia Centrale", HERE, "Scuola di italiano", NEXT_DOOR)).isFalse();
  }

  @Test
  void withoutPlacesTheNameAloneMustSay() {
    assertThat(isToldOf("Sportello Ponte", null, "Ponte sportello", null)).isTrue();
    assertThat(isToldOf("Sportello Ponte", null, "Sportello Arco", null)).isFalse();
  }

  @Test
  void contactsOfAllKindsCountHoweverTheyAreWritten() {
    Traits one =
        Duplicates.written(
            "Casa Blu",
            Address.NONE,
            List.of("+39 011 561 2345", "info@casablu.example", "https://casablu.example/", " "));
    Traits other = Duplicates.written("Centro Blu", Address.NONE, List.of("0115612345"));

    assertThat(one.emails()).containsExactly("info@casablu.example");
    assertThat(one.websites()).containsExactly("https://casablu.example/");
    assertThat(Matcher.compare(one, other).orElseThrow().why())
        .anyMatch(reason -> reason.kind() == Evidence.Kind.PHONE && reason.speaksFor());
  }

  private static boolean isToldOf(
      String one, @Nullable Point here, String other, @Nullable Point there) {
    return Matcher.compare(written(one, here), written(other, there)).isPresent();
  }

  private static Traits written(String name, @Nullable Point point) {
    return Duplicates.written(name, Address.NONE, List.of()).withPoint(point);
  }
}
