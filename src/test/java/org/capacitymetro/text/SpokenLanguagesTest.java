package org.capacitymetro.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenLanguagesTest {

  @ParameterizedTest
  @CsvSource({
    "ar, it, arabo",
    "ar, en, Arabic",
    "bn, it, bengalese",
    "zh-Hant, it, cinese (tradizionale)",
    "pt-BR, en, Portuguese (Brazil)",
    "wo, it, wolof"
  })
  void namesALanguageInTheLanguageOfTheReader(String tag, String reader, String name) {
    assertThat(SpokenLanguages.name(tag, reader)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"ar, العربية", "fr, français", "uk, українська", "zh, 中文"})
  void namesALanguageInItself(String tag, String name) {
    assertThat(SpokenLanguages.ownName(tag)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"AR, ar", "zh-hant, zh-Hant", "PT-br, pt-BR", "sq, sq"})
  void writesATagAsTheStandardDoes(String tag, String canonical) {
    assertThat(SpokenLanguages.canonical(tag)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "und", "arabo", "xx", "a", "ar_EG", "ar; drop"})
  void knowsWhatIsNoLanguage(String tag) {
    assertThat(SpokenLanguages.canonical(tag)).isEmpty();
  }

  @Test
  void givesTheTagItselfWhereNobodyHasNamedTheLanguage() {
    assertThat(SpokenLanguages.name("qaa", "it")).isEqualTo("qaa");
  }
}
