package org.capacitymetro.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.Test;

class HalfLivesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 10);
  private static final Verification CALL = new Verification(DAY, Method.CALL, "verifier");
  private static final List<String> SECTORS = List.of("work");

  private final HalfLives halfLives = TestFreshness.halfLives();

  @Test
  void isHalfAfterAHalfLife() {
    assertThat(value(FieldGroup.SCHEDULE, 0)).isEqualTo(1);
    assertThat(value(FieldGroup.SCHEDULE, 180)).isEqualTo(0.5);
    assertThat(value(FieldGroup.SCHEDULE, 360)).isEqualTo(0.25);
    assertThat(value(FieldGroup.DESCRIPTION, 365)).isCloseTo(Math.sqrt(0.5), within(1e-9));
    assertThat(value(FieldGroup.SCHEDULE, -3)).as("the clock was wrong").isEqualTo(1);
  }

  @Test
  void fadesSoonerWhereTheSectorOrItsParentSaysSo() {
    assertThat(halfLives.days(FieldGroup.SCHEDULE, List.of("work", "housing"))).isEqualTo(60);
    assertThat(halfLives.days(FieldGroup.SCHEDULE, List.of("housing-rent"))).isEqualTo(60);
    assertThat(halfLives.days(FieldGroup.CONTACTS, List.of("housing"))).isEqualTo(365);
  }

  @Test
  void takesTheLeastFreshOfWhatOneNeedsToGetThere() {
    Map<FieldGroup, Verification> verified = new EnumMap<>(CALL.ofEveryGroup());
    LocalDate later = DAY.plusDays(300);
    verified.put(FieldGroup.SCHEDULE, new Verification(later, Method.VISIT, ""));

    Freshness freshness = halfLives.freshness(verified, SECTORS, later);

    assertThat(freshness.last()).isEqualTo(CALL);
    assertThat(freshness.value()).isCloseTo(Math.pow(2, -300.0 / 365), within(1e-9));
    assertThat(freshness.age()).isEqualTo(Age.FRESH);
    verified.put(FieldGroup.DESCRIPTION, new Verification(DAY.minusYears(9), Method.CALL, ""));
    assertThat(halfLives.freshness(verified, SECTORS, later)).isEqualTo(freshness);
  }

  @Test
  void knowsNothingOfWhatWasOnlyTakenFromAList() {
    Map<FieldGroup, Verification> verified =
        new EnumMap<>(new Verification(DAY, Method.IMPORT, "list").ofEveryGroup());
    assertThat(halfLives.freshness(verified, SECTORS, DAY).age()).isEqualTo(Age.NEVER);

    verified.put(FieldGroup.CONTACTS, CALL);
    assertThat(halfLives.freshness(verified, SECTORS, DAY).age())
        .as("nobody saw that it exists")
        .isEqualTo(Age.NEVER);

    verified.put(FieldGroup.EXISTENCE, CALL);
    assertThat(halfLives.freshness(verified, SECTORS, DAY))
        .isEqualTo(new Freshness(1, Age.FRESH, CALL));
  }

  @Test
  void tellsForEveryDayToComeWhatItTellsOnTheDay() {
    Map<FieldGroup, Verification> verified = CALL.ofEveryGroup();
    Optional<Fading> fading = halfLives.fading(verified, SECTORS);

    for (int days = 0; days < 800; days++) {
      LocalDate day = DAY.plusDays(days);
      assertThat(Fading.ageOn(day, fading))
          .as("after %d days", days)
          .isEqualTo(halfLives.freshness(verified, SECTORS, day).age());
    }
    assertThat(Fading.ageOn(DAY, halfLives.fading(Map.of(), SECTORS))).isEqualTo(Age.NEVER);
  }

  @Test
  void refusesHalfLivesThatAreMissingOrNotPositive() {
    assertThatThrownBy(() -> new HalfLifeSettings(Map.of(FieldGroup.ACCESS, 1), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("capacity.freshness.half-lives.existence");
    Map<FieldGroup, Integer> days = new EnumMap<>(FieldGroup.class);
    for (FieldGroup group : FieldGroup.values()) {
      days.put(group, 10);
    }
    assertThatThrownBy(
            () -> new HalfLifeSettings(days, Map.of("work", Map.of(FieldGroup.SCHEDULE, 0))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("capacity.freshness.sectors.work.schedule")
        .hasMessageContaining("not 0");
  }

  private double value(FieldGroup group, int days) {
    return halfLives.value(group, CALL, SECTORS, DAY.plusDays(days));
  }
}
