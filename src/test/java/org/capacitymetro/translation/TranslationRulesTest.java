package org.capacitymetro.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.LocalizedText.State;
import org.capacitymetro.text.Translation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TranslationRulesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalizedText TEXT = LocalizedText.ofItalianAndEnglish("Ciao a te", "Hello");

  @Test
  void oldTextsAreReadAndPeoplesWordsAreStoredAsBefore() {
    String old =
        "{\"source\":\"it\",\"texts\":{\"en\":{\"text\":\"Hello\",\"of\":\"%s\"},\"it\":{\"text\":\"Ciao a te\"}}}"
            .formatted(TEXT.sourceHash());
    LocalizedText read = JSON.readValue(old, LocalizedText.class);
    assertThat(read).isEqualTo(TEXT);
    assertThat(Objects.requireNonNull(read.texts().get("en")).state()).isEqualTo(State.HUMAN);
    assertThat(JSON.writeValueAsString(read)).isEqualTo(old);
    LocalizedText machine =
        TEXT.with("fr", new LocalizedText.Entry("Salut", "x", State.MACHINE, "libretranslate"));
    assertThat(JSON.writeValueAsString(machine))
        .contains("\"state\":\"machine\"", "\"author\":\"libretranslate\"");
    assertThat(JSON.readValue(JSON.writeValueAsString(machine), LocalizedText.class))
        .isEqualTo(machine);
    assertThat(JSON.writeValueAsString(machine.withoutAuthors())).doesNotContain("libretranslate");
    assertThat(machine.read("fr").machine()).isTrue();
    assertThat(machine.read("fr").olderThanSource()).isTrue();
  }

  @Test
  void spaceAroundASourceMakesNoTranslationOld() {
    LocalizedText spaced = TEXT.with("it", new LocalizedText.Entry("  Ciao a te\n", null));
    assertThat(spaced.isOlder("en")).isFalse();
    assertThat(TEXT.with("it", new LocalizedText.Entry("Ciao a voi", null)).isOlder("en")).isTrue();
  }

  @Test
  void wordsGetInOnlyOverWhatTheirAuthorSaw() {
    assertThat(in("Hello you", State.HUMAN, TEXT.sourceHash(), "Hello")).isEqualTo("Hello you");
    assertThat(in("", State.HUMAN, TEXT.sourceHash(), "Hello")).as("taken away").isEqualTo("-");
    assertThat(in("Hello you", State.HUMAN, LocalizedText.hash("Altro"), "Hello"))
        .as("another source")
        .isNull();
    assertThat(in("Hello you", State.HUMAN, TEXT.sourceHash(), "Hi")).as("somebody wrote").isNull();
    assertThat(in("Hello you", State.MACHINE, TEXT.sourceHash(), "Hello"))
        .as("a machine over a person")
        .isNull();
  }

  /// @return null where refused, `-` where there is no translation any more
  private static @Nullable String in(String words, State state, String of, String seen) {
    return new Translation("k", "i", "f", "en", words, state, "me", of, seen)
        .in(TEXT)
        .map(text -> text.texts().containsKey("en") ? text.in("en") : "-")
        .orElse(null);
  }

  @Test
  void theDifferenceIsShownWordByWord() {
    assertThat(WordDiff.of("Aperto il lunedì mattina.", "Aperto il martedì mattina."))
        .containsExactly(
            new WordDiff.Part(WordDiff.Kind.SAME, "Aperto il "),
            new WordDiff.Part(WordDiff.Kind.GONE, "lunedì"),
            new WordDiff.Part(WordDiff.Kind.NEW, "martedì"),
            new WordDiff.Part(WordDiff.Kind.SAME, " mattina."));
    assertThat(WordDiff.of("", "Nuovo"))
        .containsExactly(new WordDiff.Part(WordDiff.Kind.NEW, "Nuovo"));
    assertThat(WordDiff.of("a ".repeat(2_000), "b")).hasSize(2);
  }

  @Test
  void officialTermsAreRecognizedAsInTheBrowser() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/golden/official-terms.json")) {
      for (JsonNode each : JSON.readTree(Objects.requireNonNull(file))) {
        assertThat(Glossary.holds(each.path("text").asString(), each.path("term").asString()))
            .as(each.toString())
            .isEqualTo(each.path("holds").asBoolean());
      }
    }
  }

  @Test
  void sentencesEndWhereTheirLanguageEndsThem() {
    assertThat(Memory.sentences("Porta il passaporto. Vieni alle 9.30!\nPoi aspetta.", "it"))
        .isEqualTo(List.of("Porta il passaporto.", "Vieni alle 9.30!", "Poi aspetta."));
    assertThat(Memory.sentences("请带护照。九点来。", "zh")).hasSize(2);
    assertThat(Memory.sentences("هل لديك تصريح؟ تعال غدا.", "ar")).hasSize(2);
  }
}
