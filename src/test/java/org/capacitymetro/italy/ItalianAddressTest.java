package org.capacitymetro.italy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItalianAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '~',
      textBlock =
          """
          V. Verdi 3 = Via Verdi 3
          V.le XX Settembre, 12/A = Viale XX Settembre 12/A
          P.zza S. Marco 1 = Piazza S. Marco 1
          C.SO GARIBALDI 12 BIS = Corso Garibaldi 12 bis
          L.go Augusto, n° 7/1 = Largo Augusto 7/1
          Str. del Pascolo 4 = Strada del Pascolo 4
          Vic. Stretto 2 = Vicolo Stretto 2
          Loc. Pian del Lago 3 = Località Pian del Lago 3
          Fond.ta della Misericordia 2530 = Fondamenta della Misericordia 2530
          Cal. Larga 12 = Calle Larga 12
          RIO TERRA' CANAL 2997 = Rio terà Canal 2997
          SALIZZADA SAN ANTONIN 3480 = Salizada San Antonin 3480
          SESTIERE DI SANTA CROCE N. 1882 = Sestiere Santa Croce 1882
          Cannaregio 2345/A = Cannaregio 2345/A
          Ca' Bembo, Dorsoduro 1075 = Dorsoduro 1075, Ca' Bembo
          Castello 2737/A Campo della Celestia = Campo della Celestia 2737/A, Castello
          VIA PIETRO NENNI S.N.C. = Via Pietro Nenni snc
          C.da San Nicola s.n. = Contrada San Nicola snc
          VIA CALCHI TAEGGI20 = Via Calchi Taeggi 20
          VIA 4 NOVEMBRE 31 = Via 4 Novembre 31
          Via 25 Aprile = Via 25 Aprile
          Via 1848 = Via 1848
          Via Martiri 8 Marzo 12 = Via Martiri 8 Marzo 12
          Via don Rocca 17/19 = Via don Rocca 17-19
          Via Roma, 12 e 14 = Via Roma 12-14
          Via Roma 2, 4, 6 = Via Roma 2-6
          Via Roma 5/int. 3 = Via Roma 5, int. 3
          Via dei Mille 3 scala B = Via dei Mille 3, scala B
          Via de' Tornabuoni 12 rosso = Via de' Tornabuoni 12 rosso
          S.S. 16 Adriatica km 810+300 = Strada Statale 16 Adriatica km 810+300
          SP142 km. 3 = Strada Provinciale 142 km 3
          VIA MEZZALUNA 34 FRAZ. SAMBUY = Via Mezzaluna 34, Località Sambuy
          Località San Rocco, Via Verdi 5 = Via Verdi 5, Località San Rocco
          Corso Svizzera, 185 - ingresso da Via Pessinetto, 12 = Corso Svizzera 185, ingresso da Via Pessinetto, 12
          Piazza Miracoli (lato chiesa) = Piazza Miracoli, lato chiesa
          Via Museo - Museumstraße 12 = Via Museo / Museumstraße 12
          Museumstr. / Via Museo 12 = Via Museo / Museumstr. 12
          Dr.-Streiter-Gasse 5 = Dr.-Streiter-Gasse 5
          Rue de l'Hôpital Mauricien 3 = Rue de l'Hôpital Mauricien 3
          Ulica XXX. oktobra 12 = Ulica XXX. oktobra 12
          """)
  void writesTheStreetInFull(String written, String street) {
    assertThat(ItalianAddress.parse(written).street()).isEqualTo(street);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '~',
      textBlock =
          """
          Via Oglio 21, 20122, MILANO, (MI) = Via Oglio 21 = 20122 = MILANO = MI
          Corso Vercelli n.165 - 10015 Ivrea = Corso Vercelli 165 = 10015 = Ivrea = ''
          Viale degli Oleandri n 1 - 80013 - Casalnuovo di Napoli - NA = Viale degli Oleandri 1 = 80013 = Casalnuovo di Napoli = NA
          10122 Torino, Via Garibaldi 3 = Via Garibaldi 3 = 10122 = Torino = ''
          20100 Milano Via Roma 5 = Via Roma 5 = 20100 = Milano = ''
          Via Roma 5, Torino 10100 = Via Roma 5 = 10100 = Torino = ''
          Via M. D'Azeglio 5, Roma (RM) = Via M. D'Azeglio 5 = '' = Roma = RM
          Bahnhofstraße 12, I-39100 Bozen = Bahnhofstraße 12 = 39100 = Bozen = ''
          """)
  void takesPostcodeTownAndProvinceOffTheEnd(
      String written, String street, String postcode, String comune, String province) {
    ItalianAddress address = ItalianAddress.parse(written);

    assertThat(address.street()).isEqualTo(street);
    assertThat(address.postcode()).isEqualTo(postcode.replace("''", ""));
    assertThat(address.comune()).isEqualTo(ItalianNames.tidy(comune));
    assertThat(address.province()).isEqualTo(province.replace("''", ""));
  }

  @Test
  void believesTheOtherColumnsOfAListRatherThanTheAddress() {
    ItalianAddress address =
        ItalianAddress.parse("Via Roma 5 - 10100 Torino", "10122", "Torino", "TO");

    assertThat(address.format()).isEqualTo("Via Roma 5, 10122 Torino (TO)");
    assertThat(ItalianAddress.parse("Via Roma 5 Torino", "", "Torino", "TO").street())
        .isEqualTo("Via Roma 5");
    assertThat(ItalianAddress.parse("Corso Torino", "", "Torino", "TO").street())
        .isEqualTo("Corso Torino");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '~',
      textBlock =
          """
          Via XX Settembre 3 = V. Venti Settembre, 3
          Via XX Settembre 3 = VIA 20 SETTEMBRE 3
          Piazza IV Novembre 1/a = P.za Quattro Novembre 1 A
          Via 1° Maggio 2 = Via Primo Maggio 2
          Corso Vittorio Emanuele II 4 = C.so Vittorio Emanuele Secondo, 4
          Via G. Garibaldi 12 = Via Giuseppe Garibaldi n. 12
          Via Garibaldi 12 = Via Giuseppe Garibaldi 12
          Via S. Angelo 5 = Via Sant'Angelo 5
          Via F.lli Bandiera 3 = Via dei Fratelli Bandiera 3
          Via M.te Grappa 6 = Via Monte Grappa 6
          Via Don G. Bosco 8 = Via Giovanni Bosco 8
          Rio terà dei Nomboli 2 = Rio Terrà Nomboli 2
          Bahnhofstr. 12 = Bahnhofstraße 12
          Cannaregio 2345 = Sestiere di Cannaregio n. 2345
          """)
  void givesWhatIsOneAddressOneKey(String one, String other) {
    assertThat(ItalianAddress.parse(one).key())
        .isNotEmpty()
        .isEqualTo(ItalianAddress.parse(other).key());
    assertThat(ItalianAddress.parse(one).form().sameStreet(ItalianAddress.parse(other).form()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          Via XX Settembre = Via IV Novembre
          Via Giuseppe Verdi = Via Antonio Verdi
          Via San Marco = Via San Polo
          Via Vittorio Emanuele II = Via Vittorio Emanuele III
          Via Roma = Via Romagna
          I Traversa Marconi = II Traversa Marconi
          """)
  void keepsDifferentStreetsApart(String one, String other) {
    assertThat(ItalianAddress.parse(one).form().sameStreet(ItalianAddress.parse(other).form()))
        .isFalse();
  }

  @Test
  void knowsAStreetByEitherNameOfABilingualSign() {
    AddressForm sign = ItalianAddress.parse("Via Museo / Museumstraße 12").form();

    assertThat(sign.sameStreet(ItalianAddress.parse("Museumstr. 12").form())).isTrue();
    assertThat(sign.sameStreet(ItalianAddress.parse("V. Museo 12").form())).isTrue();
    assertThat(sign.sameStreet(ItalianAddress.parse("Via Portici 12").form())).isFalse();
  }

  @Test
  void comparesDoorsByWhatIsWritten() {
    CivicNumber barred = CivicNumber.parse("12/A").orElseThrow();

    assertThat(barred.mayBe(CivicNumber.of(12))).isTrue();
    assertThat(barred.mayBe(CivicNumber.of(12, "B"))).isFalse();
    assertThat(CivicNumber.of(14).mayBe(CivicNumber.parse("12-16").orElseThrow())).isTrue();
    assertThat(CivicNumber.of(13).mayBe(CivicNumber.parse("12-16").orElseThrow())).isFalse();
    assertThat(CivicNumber.of(12).mayBe(CivicNumber.parse("12 rosso").orElseThrow())).isFalse();
  }
}
