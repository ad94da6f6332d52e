package org.capacitymetro.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DemonstrationAdoptionsTest extends RunningApplication {
  @Autowired DemonstrationAdoptions demonstration;
  @Autowired Adoptions adoptions;
  @Autowired Practices practices;

  @Test
  void everyEntryHangsOnASheetAndOneSheetHasAFailureAmongTwo() {
    assertThat(demonstration.read())
        .allSatisfy(
            entry ->
                assertThat(adoptions.of(sheet(entry.practice())))
                    .as(entry.organization())
                    .anyMatch(
                        adoption ->
                            adoption.details().demonstration()
                                && adoption.city().equals(entry.city())
                                && adoption.details().mail().equals(entry.mail())));
    assertThat(demonstration.read().stream().map(DemonstrationAdoptions.Entry::practice).distinct())
        .hasSize(2);
    assertThat(
            adoptions.of(sheet("Un’ora di mediazione al telefono per gli sportelli dell’anagrafe")))
        .extracting(Standing::of)
        .contains(Standing.WORKS, Standing.STOPPED);
  }

  private PracticeId sheet(String title) {
    return practices.list().stream()
        .filter(published -> published.sheet().title().in("it").equals(title))
        .map(Published::id)
        .findFirst()
        .orElseThrow();
  }
}
