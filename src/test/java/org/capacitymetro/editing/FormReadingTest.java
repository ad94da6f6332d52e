package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;

class FormReadingTest {
  private static final LocalizedText BEFORE =
      LocalizedText.ofItalianAndEnglish("Mensa", "Soup kitchen");

  @Test
  void aTranslationNobodyTouchedIsOldWhenItsSourceChanged() {
    LocalizedText text = name(Map.of("name.it", "Mensa serale", "name.en", "Soup kitchen"));

    assertThat(text.in("it")).isEqualTo("Mensa serale");
    assertThat(text.read("en").olderThanSource()).isTrue();
  }

  @Test
  void aTranslationThatWasRewrittenOrConfirmedIsUpToDate() {
    assertThat(
            name(Map.of("name.it", "Mensa serale", "name.en", "Evening soup kitchen"))
                .read("en")
                .olderThanSource())
        .isFalse();
    assertThat(
            name(Map.of(
                    "name.it", "Mensa serale",
                    "name.en", "Soup kitchen",
                    "name.en.current", "yes"))
                .read("en")
                .olderThanSource())
        .isFalse();
  }

  @Test
  void anUnchangedTextIsWordForWordTheSame() {
    assertThat(name(Map.of("name.it", "Mensa", "name.en", "Soup kitchen", "name.source", "it")))
        .isEqualTo(BEFORE);
  }

  @Test
  void aTextInOneLanguageOnlyHasThatLanguageAsItsSource() {
    LocalizedText text = name(Map.of("name.it", " ", "name.en", "Shelter", "name.source", "it"));

    assertThat(text.source()).isEqualTo("en");
    assertThat(text.in("it")).isEqualTo("Shelter");
  }

  @Test
  void lineEndsOfBrowsersDoNotMakeATextAnother() {
    LocalizedText before = LocalizedText.of("it", "uno\ndue");
    FormReading form = form(Map.of("name.it", "uno\r\ndue"));

    assertThat(form.localized("name", 100, before)).isEqualTo(before);
  }

  @Test
  void aTextThatIsTooLongIsToldWithBothNumbers() {
    FormReading form = form(Map.of("description.it", "x".repeat(1_048_576)));

    assertThat(form.localized("description", 10_000, LocalizedText.EMPTY))
        .isEqualTo(LocalizedText.EMPTY);
    assertThat(form.problems().getFirst().sentence(Messages.in(Language.ITALIAN)))
        .isEqualTo("Descrizione: sono 1.048.576 caratteri, al massimo possono essere 10.000.");
  }

  @Test
  void markupIsTextLikeAnyOther() {
    String markup = "<script>alert('x')</script> & <b>";

    assertThat(name(Map.of("name.it", markup)).in("it")).isEqualTo(markup);
  }

  @Test
  void datesAndAmountsAreReadBothWays() {
    FormReading form =
        form(
            Map.of(
                "a", "2026-11-24", "b", "24/11/2026", "c", "31/02/2026", "d", "12,50", "e", "x"));

    assertThat(form.date("a")).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(form.date("b")).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(form.date("c")).isNull();
    assertThat(form.amount("d")).isEqualTo(new BigDecimal("12.50"));
    assertThat(form.amount("e")).isNull();
    assertThat(form.problems()).extracting(FieldProblem::field).containsExactly("c", "e");
  }

  @Test
  void rowsBeyondAnyRealRecordAreNotRead() {
    Fields fields =
        new Fields(
            Map.of("phones.0.number", List.of("1"), "phones.999999999.number", List.of("2")));

    assertThat(fields.rows("phones")).containsExactly(0);
  }

  private static LocalizedText name(Map<String, String> typed) {
    return form(typed).localized("name", 200, BEFORE);
  }

  private static FormReading form(Map<String, String> typed) {
    Map<String, List<String>> values = new java.util.LinkedHashMap<>();
    typed.forEach((name, value) -> values.put(name, List.of(value)));
    return new FormReading(new Fields(values));
  }
}
