package org.capacitymetro.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.capacitymetro.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the browser has to make of texts: the words, their stems, and each letter without its
/// accents. `tests/pack/analysis.test.ts` reads the same file.
class AnalysisGoldenTest {
  /// First and last letters of the scripts of all interface languages and their neighbours.
  private static final int[][] LETTERS = {
    {0x00a0, 0x05ff}, {0x0600, 0x06ff}, {0x0750, 0x077f}, {0x0900, 0x09ff},
    {0x10a0, 0x10ff}, {0x1200, 0x137f}, {0x1c90, 0x1cbf}, {0x1e00, 0x1fff},
    {0xfb00, 0xfb4f}, {0xfe70, 0xfefc}, {0xff00, 0xff5f}
  };

  /// @param stems Italian and English, by word
  record Answers(
      List<Text> texts, Map<String, List<String>> stems, Map<String, List<String>> letters) {}

  record Text(String text, List<String> words) {}

  @Test
  void writesWhatTheBrowserHasToAnswer() throws IOException {
    List<Text> texts = new ArrayList<>();
    Map<String, List<String>> stems = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/analysis-texts.txt"))) {
      if (!line.startsWith("# ")) {
        List<String> words = Analysis.words(line);
        texts.add(new Text(line, words));
        for (String word : words) {
          Analysis.Stems stemmed = Analysis.stems(word);
          stems.put(word, List.of(stemmed.italian().substring(2), stemmed.english().substring(2)));
        }
      }
    }
    Golden.check(
        "analysis.json",
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(new Answers(texts, stems, letters()))
            + "\n");
  }

  /// By the first letter of a row in hexadecimal, what each of its letters becomes.
  private static Map<String, List<String>> letters() {
    Normalizer2 folding = ICUFoldingFilter.NORMALIZER;
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (int[] range : LETTERS) {
      for (int row = range[0]; row <= range[1]; row += 16) {
        rows.put(
            "%04x".formatted(row),
            IntStream.range(row, Math.min(row + 16, range[1] + 1))
                .mapToObj(
                    code ->
                        Character.isLetterOrDigit(code)
                            ? folding.normalize(Character.toString(code))
                            : "")
                .toList());
      }
    }
    assertThat(rows).hasSizeGreaterThan(200);
    return rows;
  }
}
