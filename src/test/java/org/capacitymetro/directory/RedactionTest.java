package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitymetro.hsds.Address;
import org.capacitymetro.text.Folding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Via Segreta 12",
        "Via Segreta, 12/b",
        "Via Segreta 12-14",
        "Via Segreta 12 scala B",
        "Via Segreta 12 bis",
        "Via Segreta n° 12",
        "Via Segreta, n. 12",
        "Via Segreta 12, piano 2",
        "Via Segreta snc",
        "V.le Segreta 12",
        "P.zza Segreta 12",
        "C.so Segreta 12",
        "Casa Blu, Via Segreta 12",
        "via segreta"
      })
  void howeverTheNumberIsRecordedTheStreetLeavesEveryWayOfWritingIt(String recorded) {
    Redaction redaction = redaction(recorded);

    for (String text :
        new String[] {
          "Siamo in via Segreta 12.",
          "Siamo in VIA SEGRETA, n° 12-14!",
          "V. Segreta 12",
          "Segreta 12",
          "Suona in Segreta",
          "We are at 12 Segreta Street",
          "viale Segréta"
        }) {
      assertThat(Folding.words(redaction.apply(text))).as(text).doesNotContain("segreta");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Via Giuseppe Verdi 12, via Verdi, verdi",
    "Via Giuseppe Verdi 12, 'Verdi, 12', verdi",
    "Corso Giuseppe Verdi 12, in C.so Verdi, verdi",
    "Via Giuseppe Verdi 12, via G. Verdi 12, verdi",
    "Via 4 Novembre 12, in via 4 Novembre, novembre",
    "Corso 22 Marzo 5, corso 22 marzo 5, marzo",
    "Cannaregio 1234, Cannaregio 1234, cannaregio",
    "'Casa Blu, Via Segreta 12', La Casa Blu ti aspetta, blu",
    "Via Segreta 12 presso Palazzo Fiore, Entra da Palazzo Fiore presso Palazzo Fiore, presso palazzo fiore"
  })
  void partsOfTheNameAndWhatStandsBesideItGoToo(String recorded, String text, String gone) {
    assertThat(Folding.words(redaction(recorded).apply(text))).doesNotContain(gone);
  }

  @Test
  void leavesOrdinaryWordsOfALongNameAlone() {
    assertThat(redaction("Via del Lavoro Onesto 12").apply("Cerchi un lavoro? Chiama."))
        .isEqualTo("Cerchi un lavoro? Chiama.");
  }

  @Test
  void leavesTheNameOfTheComuneWhereAHoleWouldTellTheStreet() {
    Redaction redaction = redaction("Via Torino 12");

    assertThat(redaction.apply("Comune di Torino, in via Torino 12."))
        .isEqualTo("Comune di Torino, in via ….");
    assertThat(redaction.isIn("info@comune.torino.it")).isFalse();
  }

  @Test
  void aNameKnownElsewhereOnlyLosesWhatIsWrittenAsAnAddress() {
    Redaction redaction =
        Redaction.ofMentions(
            java.util.List.of(new Address("Via Giuseppe Verdi 12", "10122", "Torino", "TO")));

    assertThat(redaction.apply("Fondazione Giuseppe Verdi")).isEqualTo("Fondazione Giuseppe Verdi");
    assertThat(redaction.apply("Casa di via Giuseppe Verdi 12")).isEqualTo("Casa di via …");
    assertThat(redaction.apply("Casa Verdi 12")).isEqualTo("Casa …");
  }

  @Test
  void recognisesTheStreetInMailAndWebAddresses() {
    assertThat(redaction("Via Segreta 12").isIn("casa.segreta@example.org")).isTrue();
    assertThat(redaction("Via Giuseppe Verdi 12").isIn("https://giuseppe-verdi.example/")).isTrue();
    assertThat(redaction("Via Segreta 12").isIn("casa@example.org")).isFalse();
    assertThat(redaction("Via Po 12").isIn("posta@example.org")).isFalse();
  }

  @Test
  void takesTheHouseNumberWithTheStreet() {
    assertThat(redaction("Via Segreta 12").apply("Siamo in via Segreta n. 12-14, suona."))
        .isEqualTo("Siamo in via …, suona.");
  }

  private static Redaction redaction(String street) {
    return Redaction.of(new Address(street, "10122", "Torino", "TO"), false);
  }
}
