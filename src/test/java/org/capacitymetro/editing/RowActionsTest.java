package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowActionsTest {
  private static final Fields FORM =
      new Fields(
          Map.of(
              "phones.0.number", List.of("011 1"),
              "phones.3.number", List.of("011 2"),
              "week.0.1.0.opens", List.of("9:00"),
              "week.0.1.0.closes", List.of("13:00"),
              "week.0.2.0.opens", List.of(""),
              "week.0.3.0.opens", List.of("15:00"),
              "week.0.3.0.closes", List.of("18:00")));

  @Test
  void aRowIsAddedBehindTheLastAndHasTheFocus() {
    RowActions.Changed changed = RowActions.apply(FORM, "add:phones");

    assertThat(changed.fields().rows("phones")).containsExactly(0, 3, 4);
    assertThat(changed.focus()).isEqualTo("phones.4.number");
  }

  @Test
  void aRowIsRemovedAndTheOthersStay() {
    RowActions.Changed changed = RowActions.apply(FORM, "remove:phones.0");

    assertThat(changed.fields().rows("phones")).containsExactly(3);
    assertThat(changed.fields().text("phones.3.number")).isEqualTo("011 2");
  }

  @Test
  void hoursAreCopiedToWorkingDaysThatAreEmptyOnly() {
    Fields copied = RowActions.apply(FORM, "copy:week.0.1").fields();

    assertThat(copied.text("week.0.2.0.opens")).isEqualTo("9:00");
    assertThat(copied.text("week.0.5.0.closes")).isEqualTo("13:00");
    assertThat(copied.text("week.0.3.0.opens")).isEqualTo("15:00");
    assertThat(copied.text("week.0.6.0.opens")).isEmpty();
  }

  @Test
  void aForgedButtonChangesNothing() {
    assertThat(RowActions.apply(FORM, "add:name").fields()).isEqualTo(FORM);
    assertThat(RowActions.apply(FORM, "copy:name").fields()).isEqualTo(FORM);
  }
}
