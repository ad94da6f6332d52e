package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillingTest {
  private static final List<String> CELLS =
      List.of("Via Roma", "12", "", "Via Oglio 21 - 20139 - MILANO - MI", "caf; Mensa;altro", "SI");
  private static final Map<String, Integer> PLACES =
      Map.of("via", 0, "civico", 1, "vuoto", 2, "indirizzo", 3, "tipi", 4, "gratis", 5);

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          via => Via Roma
          {column: via} => Via Roma
          {columns: [via, vuoto, civico]} => Via Roma 12
          {columns: [via, civico], join: ", "} => Via Roma, 12
          {constant: farmacia} => farmacia
          {first-of: [vuoto, civico, via]} => 12
          {first-of: [{column: via, map: {Via Milano: x}}, {constant: y}]} => y
          {column: vuoto, default: n} => n
          {column: indirizzo, split: {by: " - ", part: -1}} => MI
          {column: indirizzo, split: {by: " - "}} => Via Oglio 21
          {column: indirizzo, split: {pattern: "\\\\s*-\\\\s*", part: 2}} => 20139
          {column: indirizzo, split: {by: " - ", part: 9}} => ~~
          {column: indirizzo, extract: "(\\\\d{5})"} => 20139
          {column: indirizzo, extract: "MILANO"} => MILANO
          {column: indirizzo, extract: "(\\\\d{6})"} => ~~
          {column: via, replace: {"^Via ": "V. ", "Roma": "Milano"}} => V. Milano
          {columns: [via, civico], slug: true} => via-roma-12
          {column: gratis, map: {si: gratuito, NO: a pagamento}} => gratuito
          {column: via, map: {via*: strada, via r*: romana}} => romana
          {column: via, map: {corso*: x}, default: altra} => altra
          {column: tipi, each: ";", map: {CAF: office-tax-assistance, mensa: food-canteen}} => office-tax-assistance; food-canteen
          """)
  void fillsAFieldFromTheColumnsOfARow(String filling, String expected) {
    Filling read =
        ProfileText.parse("a.yaml", "fields: {name: " + filling + "}", Profile.class)
            .filling(SourceRow.Column.NAME)
            .orElseThrow();
    assertThat(new Filler(read, PLACES).fill(CELLS)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          {column: a, constant: b} => one of column, columns, first-of and constant
          {join: x} => one of column, columns, first-of and constant
          {column: a, extract: "("} => is not a regular expression
          {column: a, split: {part: 2}} => needs by or pattern
          {column: a, split: {by: x, part: 0}} => counted from 1
          {column: a, colour: b} => fields.name.colour is not known; allowed: column, columns, constant, default, each
          """)
  void refusesAFillingThatMeansNothing(String filling, String message) {
    assertThatThrownBy(
            () -> ProfileText.parse("a.yaml", "fields: {name: " + filling + "}", Profile.class))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
