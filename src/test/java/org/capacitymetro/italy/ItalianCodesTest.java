package org.capacitymetro.italy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Persons here are invented, but for the example that the revenue agency prints.
class ItalianCodesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          00743110157 = 00743110157
          IT 00743110157 = 00743110157
          P.IVA: 00743110157 = 00743110157
          C.F. 007 431 101 57 = 00743110157
          743110157 = 00743110157
          rssmra85t10a562s = RSSMRA85T10A562S
          Codice fiscale RSSMRA85T10A562S = RSSMRA85T10A562S
          """)
  void readsATaxCodeAsListsWriteIt(String written, String code) {
    assertThat(TaxCode.parse(written)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00743110158",
        "00000000000",
        "0074311015",
        "RSSMRA85T10A562T",
        "RSSMRA85T32A562S",
        "RSSMRA85T10A56",
        "",
        "n.d."
      })
  void refusesATaxCodeWhoseCheckDoesNotHold(String written) {
    assertThat(TaxCode.parse(written)).isEmpty();
  }

  @Test
  void takesLettersForDigitsWhereTwoPersonsWouldHaveOneCode() {
    assertThat(TaxCode.isPerson("RSSMRA85T10A562S")).isTrue();
    assertThat(TaxCode.isPerson("RSSMRA85T10A56NH")).isTrue();
    assertThat(TaxCode.isPerson("RSSMRA85T10A56NS")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "C_L736, BODY, c_l736",
    "r_piemon, BODY, r_piemon",
    "istsc_toic8a300x, BODY, istsc_toic8a300x",
    "ufk3zq, OFFICE, UFK3ZQ",
    "A0B1C2D, AREA, A0B1C2D"
  })
  void recognisesCodesOfTheIndexOfAdministrations(String written, IpaCode.Kind kind, String text) {
    assertThat(IpaCode.parse(written)).contains(new IpaCode(kind, text));
  }

  @Test
  void tellsTheComuneOfACode() {
    assertThat(IpaCode.parse("c_l736").flatMap(IpaCode::cadastralCode)).contains("L736");
    assertThat(IpaCode.parse("Venezia")).isEmpty();
    assertThat(IpaCode.parse("CASTELLO")).isEmpty();
  }
}
