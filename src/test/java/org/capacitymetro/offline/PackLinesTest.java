package org.capacitymetro.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.capacitymetro.pages.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackLinesTest {

  /// The golden files are also read by the tests of the app. After a change that is meant, run with
  /// `-Dgolden=write` and look at the difference.
  @ParameterizedTest
  @ValueSource(strings = {"it", "en"})
  void everyKindOfLineIsWrittenAsAgreed(String code) throws IOException {
    Language language = Language.find(code).orElseThrow();
    String written =
        new String(
            PackLines.bytes(TestPacks.lines(TestPacks.services(), language).values()),
            StandardCharsets.UTF_8);
    Path golden = Path.of("src/test/resources/golden/pack-" + code + ".jsonl");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, written);
    }
    assertThat(written).isEqualTo(Files.readString(golden));
  }

  @Test
  void linesAreSortedByTheirKeys() {
    SortedMap<String, String> lines = TestPacks.lines(TestPacks.services(), Language.ENGLISH);
    assertThat(List.copyOf(lines.keySet())).isSorted();
    assertThat(lines)
        .allSatisfy((key, line) -> assertThat(line).startsWith("{\"k\":\"" + key + "\","));
  }

  @Test
  void onlyAreasOfItsServicesAndItsOwnCityComeAlong() {
    assertThat(TestPacks.lines(TestPacks.services(), Language.ENGLISH).keySet())
        .contains("term:area:01", "term:area:001272", "term:city:torino")
        .doesNotContain("term:area:063049", "term:area:15", "term:city:napoli");
  }
}
