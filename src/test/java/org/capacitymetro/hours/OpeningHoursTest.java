package org.capacitymetro.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

class OpeningHoursTest {

  record Vectors(Map<String, Schedule> schedules, List<Case> cases) {}

  record Case(
      String name,
      String schedule,
      @Nullable String city,
      String at,
      OpenState.Kind kind,
      @Nullable String until,
      @Nullable String opensAt) {}

  private final OpeningHours hours = TestHours.openingHours();

  @TestFactory
  Stream<DynamicTest> answersTheGoldenVectors() throws Exception {
    Vectors vectors;
    try (InputStream file = getClass().getResourceAsStream("/schedule-vectors.json")) {
      vectors = JsonMapper.builder().build().readValue(file, Vectors.class);
    }
    return vectors.cases().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () -> {
                      Schedule schedule = vectors.schedules().get(each.schedule());
                      assertThat(schedule).as(each.schedule()).isNotNull();
                      OpenState expected =
                          new OpenState(
                              each.kind(), instant(each.until()), instant(each.opensAt()));
                      Instant at = OffsetDateTime.parse(each.at()).toInstant();
                      assertThat(hours.at(schedule, each.city(), at)).isEqualTo(expected);
                      assertThat(hours.kindAt(schedule, each.city(), at)).isEqualTo(each.kind());
                    }));
  }

  @Test
  void laysOutAWeekWithItsHolidaysAndExceptions() {
    Schedule schedule =
        new Schedule(
            Schedule.Kind.WEEKLY,
            List.of(
                slot(DayOfWeek.MONDAY, 14, 17),
                slot(DayOfWeek.MONDAY, 9, 12),
                slot(DayOfWeek.TUESDAY, 9, 12),
                slot(DayOfWeek.WEDNESDAY, 9, 12),
                slot(DayOfWeek.THURSDAY, 9, 12)),
            Schedule.HolidayPolicy.CLOSED,
            List.of(
                new Schedule.DatedException(
                    LocalDate.of(2026, 12, 9),
                    LocalDate.of(2026, 12, 9),
                    List.of(new Schedule.Opening(LocalTime.of(15, 0), LocalTime.of(16, 0))),
                    LocalizedText.of("it", "Assemblea"))),
            LocalizedText.EMPTY);

    List<DayHours> week = hours.week(schedule, "milano", LocalDate.of(2026, 12, 7));

    assertThat(week)
        .extracting(day -> day.because() + " " + day.kind() + " " + day.openings())
        .containsExactly(
            "PATRON_DAY CLOSED []",
            "NATIONAL_HOLIDAY CLOSED []",
            "EXCEPTION OPEN [15:00-16:00]",
            "WEEKLY OPEN [09:00-12:00]",
            "WEEKLY CLOSED []",
            "WEEKLY CLOSED []",
            "WEEKLY CLOSED []");
    assertThat(week.get(2).note().in("it")).isEqualTo("Assemblea");
    assertThat(hours.week(schedule, "torino", LocalDate.of(2026, 12, 7)).getFirst().openings())
        .extracting(Schedule.Opening::toString)
        .containsExactly("09:00-12:00", "14:00-17:00");
  }

  private static Schedule.Slot slot(DayOfWeek day, int opens, int closes) {
    return new Schedule.Slot(day, LocalTime.of(opens, 0), LocalTime.of(closes, 0), null);
  }

  private static @Nullable Instant instant(@Nullable String time) {
    return time == null ? null : OffsetDateTime.parse(time).toInstant();
  }
}
