package org.capacitymetro.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Schedule.Season SUMMER =
      new Schedule.Season(MonthDay.of(6, 1), MonthDay.of(8, 31));
  private static final Schedule.Season WINTER =
      new Schedule.Season(MonthDay.of(9, 1), MonthDay.of(5, 31));

  @Test
  void refusesTwoSlotsThatShareAnHourAndNamesBoth() {
    assertThatThrownBy(
            () ->
                weekly(
                    slot(DayOfWeek.MONDAY, "09:00", "12:00"),
                    slot(DayOfWeek.MONDAY, "11:00", "13:00")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slots: Mon 09:00-12:00 and Mon 11:00-13:00 overlap");
  }

  @Test
  void takesSlotsThatOnlyTouch() {
    assertThatCode(
            () ->
                weekly(
                    slot(DayOfWeek.MONDAY, "09:00", "12:00"),
                    slot(DayOfWeek.MONDAY, "12:00", "13:00"),
                    slot(DayOfWeek.MONDAY, "22:00", "09:00"),
                    slot(DayOfWeek.TUESDAY, "09:00", "00:00"),
                    slot(DayOfWeek.WEDNESDAY, "00:00", "00:00")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesANightThatRunsIntoTheNextMorning() {
    assertThatThrownBy(
            () ->
                weekly(
                    slot(DayOfWeek.TUESDAY, "05:00", "08:00"),
                    slot(DayOfWeek.MONDAY, "22:00", "06:00")))
        .hasMessageContainingAll("Tue 05:00-08:00", "Mon 22:00-06:00");
  }

  @Test
  void refusesASundayNightThatRunsIntoMonday() {
    assertThatThrownBy(
            () ->
                weekly(
                    slot(DayOfWeek.MONDAY, "05:00", "08:00"),
                    slot(DayOfWeek.SUNDAY, "22:00", "06:00")))
        .hasMessageContainingAll("Mon 05:00-08:00", "Sun 22:00-06:00");
  }

  @Test
  void refusesAWholeDayBesideAnythingElseOnIt() {
    assertThatThrownBy(
            () ->
                weekly(
                    slot(DayOfWeek.FRIDAY, "00:00", "00:00"),
                    slot(DayOfWeek.FRIDAY, "08:00", "09:00")))
        .hasMessageContaining("overlap");
  }

  @Test
  void takesTheSameHoursInDifferentSeasons() {
    assertThatCode(
            () ->
                weekly(
                    slot(DayOfWeek.MONDAY, "09:00", "12:00", SUMMER),
                    slot(DayOfWeek.MONDAY, "10:00", "13:00", WINTER)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTheSameHoursInSeasonsThatShareADay() {
    assertThatThrownBy(
            () ->
                weekly(
                    slot(DayOfWeek.MONDAY, "09:00", "12:00", SUMMER),
                    slot(
                        DayOfWeek.MONDAY,
                        "10:00",
                        "13:00",
                        new Schedule.Season(MonthDay.of(8, 31), MonthDay.of(1, 6)))))
        .hasMessageContaining("06-01 to 08-31");
  }

  @Test
  void refusesANightOfOneSeasonThatMeetsTheFirstMorningOfTheNext() {
    assertThatThrownBy(
            () ->
                weekly(
                    slot(DayOfWeek.MONDAY, "22:00", "06:00", SUMMER),
                    slot(DayOfWeek.TUESDAY, "05:00", "08:00", WINTER)))
        .hasMessageContaining("overlap");
  }

  @Test
  void refusesTwoExceptionsForOneDay() {
    assertThatThrownBy(
            () ->
                new Schedule(
                    Schedule.Kind.UNKNOWN,
                    List.of(),
                    Schedule.HolidayPolicy.UNKNOWN,
                    List.of(closed("2026-08-01", "2026-08-15"), closed("2026-08-15", "2026-08-16")),
                    LocalizedText.EMPTY))
        .hasMessageContainingAll("2026-08-01 to 2026-08-15", "2026-08-15 to 2026-08-16");
  }

  @Test
  void refusesAnExceptionThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> closed("2026-08-15", "2026-08-01"))
        .hasMessageContainingAll("2026-08-15", "2026-08-01");
  }

  @Test
  void refusesSlotsWhereTheHoursAreByAppointment() {
    assertThatThrownBy(
            () ->
                new Schedule(
                    Schedule.Kind.BY_APPOINTMENT,
                    List.of(slot(DayOfWeek.MONDAY, "09:00", "12:00")),
                    Schedule.HolidayPolicy.UNKNOWN,
                    List.of(),
                    LocalizedText.EMPTY))
        .hasMessageContaining("WEEKLY");
  }

  @Test
  void knowsASeasonThatCrossesNewYear() {
    assertThat(WINTER.contains(LocalDate.of(2027, 1, 1))).isTrue();
    assertThat(WINTER.contains(LocalDate.of(2026, 9, 1))).isTrue();
    assertThat(WINTER.contains(LocalDate.of(2027, 5, 31))).isTrue();
    assertThat(WINTER.contains(LocalDate.of(2027, 6, 1))).isFalse();
  }

  private static Schedule weekly(Schedule.Slot... slots) {
    return new Schedule(
        Schedule.Kind.WEEKLY,
        List.of(slots),
        Schedule.HolidayPolicy.CLOSED,
        List.of(),
        LocalizedText.EMPTY);
  }

  private static Schedule.Slot slot(DayOfWeek day, String opens, String closes) {
    return slot(day, opens, closes, null);
  }

  private static Schedule.Slot slot(
      DayOfWeek day, String opens, String closes, Schedule.@Nullable Season season) {
    return new Schedule.Slot(day, LocalTime.parse(opens), LocalTime.parse(closes), season);
  }

  private static Schedule.DatedException closed(String from, String to) {
    return new Schedule.DatedException(
        LocalDate.parse(from), LocalDate.parse(to), List.of(), LocalizedText.EMPTY);
  }
}
