package org.capacitymetro.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordMarksTest {

  /// Marked words in brackets, lines parted by a bar.
  private static String written(List<PairView.Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.pieces().stream()
                    .map(piece -> piece.differs() ? "[" + piece.text() + "]" : piece.text())
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @CsvSource({
    "Mensa Caritas San Lorenzo, Mensa San Lorenzo (Caritas), Mensa [Caritas] San Lorenzo, Mensa San Lorenzo [(Caritas)]",
    "Via Po 12, Via Po 12/A, Via Po 12, Via Po 12[/A]",
    "VIA PO 12, Via Po 13, VIA PO [12], Via Po [13]",
    "VIA Po, Via Po, [VIA] Po, [Via] Po",
    "Dormitorio, Arsenale della Pace, Dormitorio, Arsenale della Pace",
    "a - b, c - d, a - b, c - d",
    "Casa nuova di corte, Casa vecchia e bella di corte, Casa [nuova] di corte, Casa [vecchia e bella] di corte"
  })
  void theWordsThatOnlyOneHasAreMarked(String one, String other, String left, String right) {
    WordMarks.Both both = WordMarks.between(List.of(one), List.of(other));
    assertThat(written(both.left())).isEqualTo(left);
    assertThat(written(both.right())).isEqualTo(right);
  }

  @Test
  void linesStayLines() {
    WordMarks.Both both =
        WordMarks.between(
            List.of("lunedì 09:00–13:00", "giovedì 09:00–13:00"), List.of("lunedì 09:00–13:00"));
    assertThat(written(both.left())).isEqualTo("lunedì 09:00–13:00|[giovedì 09:00–13:00]");
    assertThat(written(both.right())).isEqualTo("lunedì 09:00–13:00");
  }

  @Test
  void veryLongTextsAreNotCompared() {
    String one = "parola ".repeat(2_000);
    WordMarks.Both both = WordMarks.between(List.of(one), List.of(one + "fine"));
    assertThat(written(both.right())).doesNotContain("[");
  }
}
