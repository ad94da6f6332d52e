package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleFormTest {

  @Test
  void everyScheduleComesBackFromItsFormAsItWas() {
    Schedule.Season summer = new Schedule.Season(MonthDay.of(6, 1), MonthDay.of(9, 15));
    Schedule schedule =
        new Schedule(
            Schedule.Kind.WEEKLY,
            List.of(
                slot(DayOfWeek.MONDAY, "09:00", "12:30", null),
                slot(DayOfWeek.MONDAY, "14:00", "17:00", null),
                slot(DayOfWeek.FRIDAY, "22:00", "06:00", null),
                slot(DayOfWeek.SUNDAY, "00:00", "00:00", summer)),
            Schedule.HolidayPolicy.CLOSED,
            List.of(
                new Schedule.DatedException(
                    LocalDate.of(2026, 8, 10),
                    LocalDate.of(2026, 8, 21),
                    List.of(),
                    LocalizedText.ofItalianAndEnglish("Ferie", "Summer break")),
                new Schedule.DatedException(
                    LocalDate.of(2026, 12, 24),
                    LocalDate.of(2026, 12, 24),
                    List.of(new Schedule.Opening(LocalTime.of(9, 0), LocalTime.of(11, 0))),
                    LocalizedText.EMPTY)),
            LocalizedText.of("it", "lun e ven"));
    FormWriting form = new FormWriting();
    ScheduleForm.write(schedule, form);

    FormReading reading = new FormReading(form.fields());
    assertThat(ScheduleForm.read(reading, schedule)).isEqualTo(schedule);
    assertThat(reading.problems()).isEmpty();
    assertThat(form.fields().text("week.0.1.0.opens")).isEqualTo("09:00");
    assertThat(form.fields().text("week.1.7.0.closes")).isEqualTo("24:00");
  }

  @Test
  void timesAreReadAsPeopleWriteThem() {
    assertThat(FormReading.parseTime("9")).contains(LocalTime.of(9, 0));
    assertThat(FormReading.parseTime("9.30")).contains(LocalTime.of(9, 30));
    assertThat(FormReading.parseTime("0930")).contains(LocalTime.of(9, 30));
    assertThat(FormReading.parseTime("24:00")).contains(LocalTime.MIDNIGHT);
    assertThat(FormReading.parseTime("24:30")).isEmpty();
    assertThat(FormReading.parseTime("12:60")).isEmpty();
    assertThat(FormReading.parseTime("nine")).isEmpty();
  }

  @Test
  void anOverlapIsToldAtTheSecondSlotWithBothHours() {
    FormReading reading =
        read(
            Map.of(
                "hours.kind", "WEEKLY",
                "week.0.1.0.opens", "9:00",
                "week.0.1.0.closes", "13:00",
                "week.0.1.1.opens", "12:00",
                "week.0.1.1.closes", "17:00"));

    assertThat(reading.problems())
        .extracting(FieldProblem::field)
        .containsExactly("week.0.1.1.opens");
    assertThat(sentence(reading))
        .isEqualTo(
            "lunedì, apre: 12:00–17:00 si sovrappone a 09:00–13:00 di lunedì. Cambia uno dei due.");
  }

  @Test
  void anOpeningThatRunsIntoTheNextDayMeetsTheMorningThere() {
    FormReading reading =
        read(
            Map.of(
                "hours.kind", "WEEKLY",
                "week.0.7.0.opens", "22:00",
                "week.0.7.0.closes", "6:00",
                "week.0.1.0.opens", "5:00",
                "week.0.1.0.closes", "12:00"));

    assertThat(reading.problems()).extracting(FieldProblem::key).containsExactly("overlap");
  }

  @Test
  void halfAnOpeningAndAWordThatIsNoTimeAreToldAtTheirField() {
    FormReading reading =
        read(
            Map.of(
                "hours.kind", "WEEKLY",
                "week.0.1.0.opens", "9:00",
                "week.0.2.0.opens", "presto",
                "week.0.2.0.closes", "12"));

    assertThat(reading.problems())
        .extracting(FieldProblem::field)
        .containsExactly("week.0.1.0.closes", "week.0.2.0.opens");
  }

  @Test
  void hoursWithoutTheAnswerThatThereAreHoursAreNotLostSilently() {
    FormReading reading =
        read(
            Map.of(
                "hours.kind", "UNKNOWN",
                "week.0.1.0.opens", "9:00",
                "week.0.1.0.closes", "13:00"));

    assertThat(reading.problems()).extracting(FieldProblem::key).containsExactly("hours-unused");
  }

  @Test
  void exceptionsThatShareADayOrEndBeforeTheyBeginAreRefused() {
    FormReading reading =
        read(
            Map.of(
                "exceptions.0.from", "2026-08-10",
                "exceptions.0.to", "2026-08-21",
                "exceptions.1.from", "21/8/2026",
                "exceptions.2.from", "2026-12-24",
                "exceptions.2.to", "2026-12-20",
                "exceptions.3.note.it", "ferie"));

    assertThat(reading.problems())
        .extracting(FieldProblem::field)
        .containsExactly("exceptions.1.from", "exceptions.2.to", "exceptions.3.from");
  }

  private static FormReading read(Map<String, String> typed) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    typed.forEach((name, value) -> values.put(name, List.of(value)));
    FormReading reading = new FormReading(new Fields(values));
    ScheduleForm.read(reading, Schedule.UNKNOWN);
    return reading;
  }

  private static String sentence(FormReading reading) {
    return reading.problems().getFirst().sentence(Messages.in(Language.ITALIAN));
  }

  private static Schedule.Slot slot(
      DayOfWeek day, String opens, String closes, Schedule.@Nullable Season season) {
    return new Schedule.Slot(day, LocalTime.parse(opens), LocalTime.parse(closes), season);
  }
}
