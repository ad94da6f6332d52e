package org.capacitymetro.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import org.capacitymetro.hours.Schedule.HolidayPolicy;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.hours.Schedule.Season;
import org.capacitymetro.hours.Schedule.Slot;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsmOpeningHoursTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24/7",
        "\"by appointment\"",
        "Mo-Fr 09:00-13:00",
        "Mo-Fr 09:00-13:00; PH off",
        "Mo-We 08:30-12:30,14:00-17:00; Th 08:30-12:30",
        "Mo 22:00-06:00",
        "Sa-Su 00:00-24:00",
        "Jun 01-Sep 15 Mo-Fr 08:00-14:00",
        "Nov 15-Mar 31 Mo-Su 20:00-08:00",
        "Mo 09:00-10:00, Jun 01-Jun 30 Mo 15:00-16:00"
      })
  void whatIsReadIsWrittenTheSame(String notation) {
    assertThat(OsmOpeningHours.format(OsmOpeningHours.parse(notation))).contains(notation);
  }

  @Test
  void readsDaysTimesAndHolidays() {
    Schedule schedule = OsmOpeningHours.parse("Mo,We 10:00-12:00; PH off");

    assertThat(schedule.kind()).isEqualTo(Kind.WEEKLY);
    assertThat(schedule.holidays()).isEqualTo(HolidayPolicy.CLOSED);
    assertThat(schedule.slots())
        .containsExactly(
            new Slot(DayOfWeek.MONDAY, LocalTime.of(10, 0), LocalTime.of(12, 0), null),
            new Slot(DayOfWeek.WEDNESDAY, LocalTime.of(10, 0), LocalTime.of(12, 0), null));
  }

  @Test
  void aLaterRuleReplacesTheEarlierOnItsDays() {
    assertThat(OsmOpeningHours.format(OsmOpeningHours.parse("Mo-Fr 09:00-13:00; We off")))
        .contains("Mo-Tu 09:00-13:00; Th-Fr 09:00-13:00");
  }

  @Test
  void aMonthStandsForAllItsDays() {
    assertThat(OsmOpeningHours.parse("Feb Mo 09:00-10:00").slots().getFirst().season())
        .isEqualTo(new Season(MonthDay.of(2, 1), MonthDay.of(2, 29)));
  }

  @Test
  void holidaysNamedWithEveryDayAreAsUsual() {
    Schedule schedule = OsmOpeningHours.parse("Mo-Su,PH 09:00-20:00");

    assertThat(schedule.holidays()).isEqualTo(HolidayPolicy.AS_USUAL);
    assertThat(schedule.slots()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sunrise-sunset",
        "Mo[1] 09:00-10:00",
        "2026 Mo 09:00-10:00",
        "week 1-10 Mo 09:00-10:00",
        "PH 10:00-12:00",
        "Mo 18:00+",
        "Mo 09:00-12:00 \"only members\"",
        "aperto quando capita",
        "Mo 09:00-12:00,11:00-13:00"
      })
  void whatSaysMoreIsKeptAsItWasWritten(String notation) {
    Schedule schedule = OsmOpeningHours.parse(notation);

    assertThat(schedule.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(schedule.original()).isEqualTo(LocalizedText.of("it", notation));
    assertThat(OsmOpeningHours.format(schedule)).isEmpty();
  }
}
