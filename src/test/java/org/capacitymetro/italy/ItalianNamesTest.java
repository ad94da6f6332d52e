package org.capacitymetro.italy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItalianNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '~',
      textBlock =
          """
          BIBLIOTECA CIVICA DI SANT'AGATA = Biblioteca Civica di Sant'Agata
          CORSO DI PORTA VIGENTINA, 35 = Corso di Porta Vigentina, 35
          VIA G.D'ANNUNZIO 3/5 = Via G.d'Annunzio 3/5
          CPIA NAPOLI CITTA' 2 = CPIA Napoli Città 2
          CASA DI CURA 'MONTE PROVA BELLE' = Casa di Cura 'Monte Prova Belle'
          LICEO CA' FOSCARI = Liceo Ca' Foscari
          VIA XXIV MAGGIO 3 = Via XXIV Maggio 3
          "FAI - FONDO AMBIENTE ITALIANO" = Fai - Fondo Ambiente Italiano
          I.C. "CAVALIERI" MILANO = I.C. "Cavalieri" Milano
          L.SC.C.MIRANDA-CARDITO- = L.Sc.C.Miranda-Cardito
          IC V VENETO DI SORRENTO = IC V Veneto di Sorrento
          SANTA MARIA DELL'ANIMA ODV = Santa Maria dell'Anima ODV
          """)
  void writesCapitalsAsNames(String capitals, String name) {
    assertThat(ItalianNames.tidy(capitals)).isEqualTo(name);
  }

  @Test
  void leavesNamesThatAPersonWrote() {
    assertThat(ItalianNames.tidy("Archivio biblioteca museo civico. ABMC"))
        .isEqualTo("Archivio biblioteca museo civico. ABMC");
  }

  @Test
  void mendsLettersEncodedTwiceOrThreeTimes() {
    assertThat(ItalianNames.mendEncoding("Fabrizio De Andr\u00c3\u0083\u00c2\u00a8"))
        .isEqualTo("Fabrizio De Andrè");
    assertThat(ItalianNames.mendEncoding("Piazza Unit\u00c3\u00a0 d'Italia"))
        .isEqualTo("Piazza Unità d'Italia");
    assertThat(ItalianNames.mendEncoding("L’\u00c3\u00a0")).isEqualTo("L’\u00c3\u00a0");
    assertThat(ItalianNames.mendEncoding("Città")).isEqualTo("Città");
  }
}
