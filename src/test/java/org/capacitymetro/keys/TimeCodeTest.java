package org.capacitymetro.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /// The table of RFC 6238, appendix B, of which six digits are the last ones of eight.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(TimeCode.code(SECRET, TimeCode.step(Instant.ofEpochSecond(seconds))))
        .isEqualTo(code);
  }

  @Test
  void aClockMayBeHalfAMinuteWrongAndNoMore() {
    Instant now = Instant.parse("2026-11-24T09:00:10Z");
    long step = TimeCode.step(now);

    for (long near = step - 1; near <= step + 1; near++) {
      assertThat(TimeCode.match(SECRET, TimeCode.code(SECRET, near), now)).hasValue(near);
    }
    assertThat(TimeCode.match(SECRET, TimeCode.code(SECRET, step - 2), now)).isEmpty();
    assertThat(TimeCode.match(SECRET, TimeCode.code(SECRET, step + 2), now)).isEmpty();
    assertThat(TimeCode.match(SECRET, "", now)).isEmpty();
  }

  @Test
  void theSecretIsTypedAsAppsReadIt() {
    assertThat(TimeCode.typed(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(TimeCode.typed("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
  }
}
