package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostZerosTest {

  @ParameterizedTest
  @CsvSource({
    "9131, CA, 09131",
    "5030, TR, 05030",
    "185, RM, 00185",
    "7100, SS, 07100",
    "7100, CA, 7100",
    "9131, TO, 9131",
    "185, TR, 185",
    "10121, TO, 10121",
    "9131, '', 9131",
    "91, CA, 91",
    "91A1, CA, 91A1"
  })
  void aPostcodeGetsItsZerosBackWhereTheProvinceHasSuchPostcodes(
      String written, String plate, String mended) {
    assertThat(LostZeros.mended(written, plate)).isEqualTo(mended);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Via Montesi - 5030 - TERNI - TR | '' | Via Montesi - 05030 - TERNI - TR",
        "Via Roma 12, 9131, Cagliari | CA | Via Roma 12, 09131, Cagliari",
        "Via Roma 9131 | CA | Via Roma 9131",
        "Via Roma, 9131 | CA | Via Roma, 9131",
        "Via Po - 1012 - TORINO - TO | TO | Via Po - 1012 - TORINO - TO"
      })
  void soDoesOneThatStandsBetweenStreetAndTown(String address, String plate, String mended) {
    assertThat(LostZeros.mendedIn(address, plate)).isEqualTo(mended);
  }
}
