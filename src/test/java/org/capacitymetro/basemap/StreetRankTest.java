package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreetRankTest {

  @ParameterizedTest
  @CsvSource({
    "Tangenziale Ovest, 300, 1",
    "A4, 5000, 1",
    "Corso Francia, 4200, 2",
    "Viale dei Mughetti, 400, 3",
    "Lungomare Nazario Sauro, 2000, 2",
    "Piazza Castello, 500, 3",
    "Piazzetta Consolata, 60, 4",
    "Via Nizza, 3100, 3",
    "Via Sant'Anselmo, 700, 4",
    "Vico Lungo San Matteo, 1600, 5",
    "Calle Larga XXII Marzo, 200, 5",
    "1° Traversa Ottorino Respighi, 100, 5",
  })
  void isGuessedFromTheFirstWordAndTheLength(String name, double metres, int rank) {
    assertThat(StreetRank.of(name, metres)).isEqualTo(rank);
  }
}
