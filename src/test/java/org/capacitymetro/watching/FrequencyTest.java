package org.capacitymetro.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {
  @ParameterizedTest
  @CsvSource({
    "IMMEDIATE, 2026-11-24T09:00:00Z, 2026-11-24T09:15:00Z",
    "DAILY, 2026-11-24T05:59:59Z, 2026-11-24T06:00:00Z",
    "DAILY, 2026-11-24T06:00:00Z, 2026-11-25T06:00:00Z",
    "DAILY, 2026-10-24T12:00:00Z, 2026-10-25T06:00:00Z",
    "WEEKLY, 2026-11-23T05:59:59Z, 2026-11-23T06:00:00Z",
    "WEEKLY, 2026-11-23T06:00:00Z, 2026-11-30T06:00:00Z",
    "WEEKLY, 2026-11-29T23:30:00Z, 2026-11-30T06:00:00Z"
  })
  void saysWhenToTellAgainByTheClockOfRome(Frequency frequency, Instant now, Instant next) {
    assertThat(frequency.after(now)).isEqualTo(next);
  }
}
