package org.capacitymetro.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitymetro.writing.Typed;
import org.junit.jupiter.api.Test;

class AdoptionMergeTest {
  private final Typed base =
      AdoptionForm.of(TestAdoptions.details(TestAdoptions.change("Prima"))).with("version", "3");

  @Test
  void whatOnlyOneChangedIsTakenFromThatOne() {
    AdoptionMerge.Merged merged =
        AdoptionMerge.merge(
            base,
            base.with("place", "Tre sportelli"),
            base.with("mail", "altra@example.org").with("changes.0.ours", "Dopo"));
    assertThat(merged.disputed()).isEmpty();
    assertThat(merged.typed().text("place")).isEqualTo("Tre sportelli");
    assertThat(merged.typed().text("mail")).isEqualTo("altra@example.org");
    assertThat(merged.typed().text("changes.0.ours")).isEqualTo("Dopo");
    assertThat(merged.typed().text("version")).isEqualTo("3");
  }

  @Test
  void whatBothChangedStaysAsTheSecondTypedItAndIsTold() {
    AdoptionMerge.Merged merged =
        AdoptionMerge.merge(
            base,
            base.with("changes.0.ours", "Mio").with("place", "Uguale"),
            base.with("changes.0.reason", "Loro").with("place", "Uguale"));
    assertThat(merged.disputed()).containsExactly("changes");
    assertThat(merged.typed().text("changes.0.ours")).isEqualTo("Mio");
    assertThat(merged.typed().text("changes.0.reason")).isEqualTo("Costava troppo");
  }

  @Test
  void aRowThatWasTakenAwayIsAChangeToo() {
    AdoptionMerge.Merged merged =
        AdoptionMerge.merge(base, base.with("place", "Altrove"), base.without("changes"));
    assertThat(merged.disputed()).isEmpty();
    assertThat(merged.typed().rows("changes")).isEmpty();
  }
}
