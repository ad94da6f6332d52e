package org.capacitymetro.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private final Formats italian = new Formats(Language.ITALIAN);
  private final Formats english = new Formats(Language.ENGLISH);
  private final Formats arabic = new Formats(Language.find("ar").orElseThrow());

  @Test
  void daysAreWrittenOutWithTheDayOfTheWeek() {
    LocalDate day = LocalDate.of(2026, 11, 24);

    assertThat(italian.date(day)).isEqualTo("martedì 24 novembre 2026");
    assertThat(english.date(day)).isEqualTo("Tuesday 24 November 2026");
  }

  @Test
  void timesAreThoseOfItalyWhateverTheServerThinks() {
    assertThat(italian.time(Instant.parse("2026-07-01T10:30:00Z"))).isEqualTo("12:30");
    assertThat(english.time(Instant.parse("2026-12-01T10:30:00Z"))).isEqualTo("11:30");
  }

  @Test
  void distancesAreRoundedToWhatAWalkerNeeds() {
    assertThat(italian.distance(3)).isEqualTo("10 m");
    assertThat(italian.distance(248)).isEqualTo("250 m");
    assertThat(italian.distance(1234)).isEqualTo("1,2 km");
    assertThat(english.distance(1234)).isEqualTo("1.2 km");
    assertThat(italian.distance(14_400)).isEqualTo("14 km");
    assertThat(arabic.distance(248)).isEqualTo("250 مترًا");
  }

  @Test
  void namesAreJoinedAsTheLanguageDoes() {
    assertThat(italian.list(List.of("arabo", "urdu"))).isEqualTo("arabo, urdu");
    assertThat(arabic.list(List.of("العربية", "الأردية"))).isEqualTo("العربية، الأردية");
  }

  @Test
  void everyLanguageHasItsDaysAndItalianDigits() {
    LocalDate day = LocalDate.of(2026, 11, 24);
    for (Language language : Language.all()) {
      assertThat(new Formats(language).date(day)).as(language.code()).contains("24", "2026");
      assertThat(new Formats(language).weekday(day)).as(language.code()).isNotBlank();
    }
    assertThat(Language.all().stream().map(one -> new Formats(one).date(day)))
        .doesNotHaveDuplicates();
  }

  @Test
  void languagesAreNamedInTheReadersOwn() {
    assertThat(italian.languageName("ar")).isEqualTo("arabo");
    assertThat(english.languageName("ar")).isEqualTo("Arabic");
  }
}
