package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.pages.Language;
import org.capacitymetro.platform.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTextsTest {
  private static final LetterTexts.Filling FILLING =
      new LetterTexts.Filling(
          "Ente\r\nBcc: x@example.org",
          List.of("Sportello"),
          "https://map.example.org/it/confirm/x",
          "24 dicembre 2026");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyLetterNamesTheServicesAndHasTheButton(LetterTexts.Kind kind) {
    for (Language language : List.of(Language.ITALIAN, Language.ENGLISH)) {
      Letter letter = texts().write(kind, language, FILLING);

      assertThat(letter.subject()).doesNotContain("{", "\n", "\r").contains("Ente");
      assertThat(letter.parts()).contains(new Letter.Items(List.of("Sportello")));
      assertThat(letter.parts()).filteredOn(Letter.Link.class::isInstance).hasSize(1);
      assertThat(letter.parts().toString()).doesNotContain("{");
    }
  }

  @Test
  void anOperatorsOwnWordsReplaceOursAndNeverLoseTheLink() throws IOException {
    Path letters = Files.createDirectories(folder.resolve("letters"));
    Files.writeString(
        letters.resolve("ask.it.txt"),
        "Torino chiede: {body}\n\nL'ente {body} c'è?\n\n{services}\n");

    Letter letter = texts().write(LetterTexts.Kind.ASK, Language.ITALIAN, FILLING);

    assertThat(letter.subject()).startsWith("Torino chiede: Ente");
    assertThat(letter.parts()).hasSize(3);
    assertThat(letter.parts().getFirst().toString()).contains("L'ente Ente");
    assertThat(letter.parts().getLast())
        .isEqualTo(
            new Letter.Link("Conferma o correggi", "https://map.example.org/it/confirm/x", true));
    assertThat(texts().write(LetterTexts.Kind.ASK, Language.ENGLISH, FILLING).subject())
        .startsWith("The services of");
  }

  private LetterTexts texts() {
    return new LetterTexts(DataDirectory.of(folder));
  }
}
