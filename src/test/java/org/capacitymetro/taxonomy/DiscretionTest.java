package org.capacitymetro.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionTest {
  @ParameterizedTest
  @CsvSource({
    "women, everyone, true",
    "women-shelter, everyone, true",
    "anti-trafficking-desk, everyone, true",
    "anti-discrimination-lgbti, everyone, true",
    "minors-unaccompanied, everyone, true",
    "work, victims, true",
    "anti-discrimination-desk, everyone, false",
    "minors-youth-space, everyone, false",
    "work, women, false",
  })
  void subjectsThatPutAReaderInDangerNeedIt(String sector, String target, boolean needed) {
    assertThat(Discretion.needed(List.of("health", sector), List.of(target))).isEqualTo(needed);
  }
}
