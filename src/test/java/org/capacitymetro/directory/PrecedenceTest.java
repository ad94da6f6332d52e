package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.directory.Precedence.Part;
import org.capacitymetro.directory.Precedence.Voice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {

  /// Whose value the record has, whose is the other, and what becomes of it. `+9` behind a trust:
  /// somebody verified it on 9 November.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name       | SPREADSHEET    | REGISTER       | TAKEN
          name       | REGISTER       | SPREADSHEET    | KEPT
          name       | ORGANIZATION   | REGISTER       | TAKEN
          name       | EDITORS        | REGISTER       | KEPT
          name       | LIST           | LIST           | KEPT
          tax-code   | LIST           | REGISTER       | TAKEN
          hours      | REGISTER       | ORGANIZATION   | TAKEN
          hours      | EDITORS        | ORGANIZATION   | TAKEN
          hours      | ORGANIZATION   | REGISTER       | KEPT
          hours      | REGISTER       | MUNICIPALITY   | TAKEN
          hours      | LIST           | SPREADSHEET    | KEPT
          address    | LIST           | REGISTER       | TAKEN
          address    | MUNICIPALITY   | LIST           | KEPT
          summary    | REGISTER       | ORGANIZATION   | TAKEN
          phones     | REGISTER       | SPREADSHEET    | UNITED
          websites   | ORGANIZATION   | LIST           | UNITED
          attributes | REGISTER       | SPREADSHEET    | UNITED
          name       | SPREADSHEET+9  | REGISTER       | PROPOSED
          name       | REGISTER+9     | SPREADSHEET    | KEPT
          phones     | LIST+9         | LIST           | PROPOSED
          hours      | LIST+9         | ORGANIZATION   | PROPOSED
          hours      | LIST+9         | ORGANIZATION+12| PROPOSED
          hours      | LIST+9         | ORGANIZATION+3 | KEPT
          hours      | REGISTER       | SPREADSHEET+3  | TAKEN
          """)
  void saysWhoWins(String field, String holder, String challenger, Ruling expected) {
    assertThat(Precedence.rule(field, voice(holder, "a"), voice(challenger, "b")))
        .isEqualTo(expected);
  }

  @Test
  void letsASourceRenewWhatOnlyItHasVouchedFor() {
    Voice old = new Voice(SourceTrust.REGISTER, "ministry", LocalDate.of(2026, 9, 1), "ministry");
    Voice renewed =
        new Voice(SourceTrust.REGISTER, "ministry", LocalDate.of(2026, 11, 1), "ministry");

    assertThat(Precedence.rule("name", old, renewed)).isEqualTo(Ruling.TAKEN);
    assertThat(Precedence.rule("name", old, voice("REGISTER", "another"))).isEqualTo(Ruling.KEPT);
  }

  @Test
  void givesEveryPartAnOrderOfEveryTrust() {
    for (Part part : Part.values()) {
      assertThat(Precedence.order(part)).containsExactlyInAnyOrder(SourceTrust.values());
      assertThat(Precedence.order(part).getLast()).isEqualTo(SourceTrust.SPREADSHEET);
    }
  }

  @Test
  void knowsEveryFieldOfADraft() {
    List<String> namedOtherwise =
        DraftFields.SERVICE.keys().stream()
            .filter(field -> Precedence.partOf(field) == Part.ABOUT)
            .toList();

    assertThat(namedOtherwise)
        .as("what no part names is what the service does and for whom")
        .contains("summary", "sectors", "targets", "access", "documents")
        .doesNotContain("name", "hours", "phones", "address", "point", "attributes");
  }

  private static Voice voice(String said, String source) {
    String[] parts = said.split("\\+");
    @Nullable LocalDate verified =
        parts.length == 1 ? null : LocalDate.of(2026, 11, Integer.parseInt(parts[1]));
    return new Voice(
        SourceTrust.valueOf(parts[0]), source, verified, verified == null ? source : "verifier");
  }
}
