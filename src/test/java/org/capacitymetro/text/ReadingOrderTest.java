package org.capacitymetro.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
  private static final List<String> LANGUAGES = List.of("it", "en", "ar", "fr", "zh", "ur", "ka");

  @Property
  void nothingIsHiddenForLackOfATranslation(
      @ForAll("texts") LocalizedText text,
      @ForAll("languages") List<String> browser,
      @ForAll("language") String page) {
    LocalizedText.Reading reading = text.read(ReadingOrder.of(page, browser));

    assertThat(reading.text()).isEqualTo(words(text, reading.language())).isNotEmpty();
  }

  @Property
  void theFirstOfTheOrderThatTheTextHasIsGiven(
      @ForAll("texts") LocalizedText text,
      @ForAll("languages") List<String> browser,
      @ForAll("language") String page) {
    String expected =
        text.texts().containsKey(page)
            ? page
            : browser.stream()
                .filter(text.texts()::containsKey)
                .findFirst()
                .orElse(text.texts().containsKey("en") ? "en" : text.source());

    assertThat(text.read(ReadingOrder.of(page, browser)).language()).isEqualTo(expected);
  }

  @Property
  void whatTheBrowserNamesDoesNotMatterWhereThePageHasItsLanguage(
      @ForAll("texts") LocalizedText text, @ForAll("languages") List<String> browser) {
    for (String language : text.texts().keySet()) {
      assertThat(text.in(ReadingOrder.of(language, browser))).isEqualTo(text.in(language));
    }
  }

  @Property
  void aTranslationOfOtherWordsSaysSo(@ForAll("texts") LocalizedText text) {
    LocalizedText later =
        new LocalizedText(
            text.source(),
            replaced(text.texts(), text.source(), new LocalizedText.Entry("changed", null)));
    for (String language : later.texts().keySet()) {
      assertThat(later.read(language).olderThanSource()).isEqualTo(!language.equals(text.source()));
    }
  }

  @Test
  void aRegionIsReadAsItsLanguage() {
    LocalizedText text = LocalizedText.of("it", "casa").with("fr", "maison");

    assertThat(text.in(ReadingOrder.of("ar", List.of("fr-BE", "it")))).isEqualTo("maison");
    assertThat(text.in(ReadingOrder.of("ar", List.of("de-DE")))).isEqualTo("casa");
    assertThat(LocalizedText.EMPTY.in(ReadingOrder.of("ar", List.of("fr")))).isEmpty();
  }

  @Provide
  Arbitrary<LocalizedText> texts() {
    return Arbitraries.maps(Arbitraries.of(LANGUAGES), Arbitraries.of("uno", "due", "tre"))
        .ofMinSize(1)
        .flatMap(
            words ->
                Arbitraries.of(List.copyOf(words.keySet())).map(source -> text(source, words)));
  }

  @Provide
  Arbitrary<List<String>> languages() {
    return language().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> language() {
    return Arbitraries.of(LANGUAGES);
  }

  private static LocalizedText text(String source, Map<String, String> words) {
    LocalizedText text = LocalizedText.of(source, requireNonNull(words.get(source)));
    for (Map.Entry<String, String> entry : words.entrySet()) {
      text = text.with(entry.getKey(), entry.getValue());
    }
    return text;
  }

  private static Map<String, LocalizedText.Entry> replaced(
      Map<String, LocalizedText.Entry> entries, String language, LocalizedText.Entry entry) {
    Map<String, LocalizedText.Entry> changed = new TreeMap<>(entries);
    changed.put(language, entry);
    return changed;
  }

  private static String words(LocalizedText text, String language) {
    return requireNonNull(text.texts().get(language)).text();
  }
}
