package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hours.Schedule.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItalianHoursTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '~',
      textBlock =
          """
          dal lunedì al venerdì 08:30 alle 12:30 e dalle 13:30 alle 16:00 = MO-FR 08:30-12:30 13:30-16:00
          dal lunedì al venerdì 08:30/12:30-13:30/16:00 = MO-FR 08:30-12:30 13:30-16:00
          dal lunedì al venerdì, dalle 08:30 alle 12:30 e dalle 14.00 alle 16.00 = MO-FR 08:30-12:30 14:00-16:00
          Lunedì-Venerdì 10.30-13.00 = MO-FR 10:30-13:00
          Sabato-domenica 9.00-13.00 = SA-SU 09:00-13:00
          Sabato 9-13 = SA 09:00-13:00
          Lunedì-Venerdì 8.30-13.00, sabato 10.30-12.30 = MO-FR 08:30-13:00, SA 10:30-12:30
          Mercoledì e venerdì 10-13.30 = WE 10:00-13:30, FR 10:00-13:30
          Lunedì-venerdì 8,30-12,00 13,00-17,30 = MO-FR 08:30-12:00 13:00-17:30
          Lunedi - Venerdì 15-16, sabato 11.30-12.00 = MO-FR 15:00-16:00, SA 11:30-12:00
          Lunedi-venerdì 11-12, 14-16 = MO-FR 11:00-12:00 14:00-16:00
          Lunedi-venerdì 9.30-12.30 e 14.30-16.00, sabato 9.30-11.30 = MO-FR 09:30-12:30 14:30-16:00, SA 09:30-11:30
          Lunedi-martedì-giovedi 10.30-11.30 = MO-TU 10:30-11:30, TH 10:30-11:30
          Lunedì 14-17; martedì 13-16; mercoledì 9-12 = MO 14:00-17:00, TU 13:00-16:00, WE 09:00-12:00
          : Mercoledì 13.00-16.00; venerdì 9.00-12.00 = WE 13:00-16:00, FR 09:00-12:00
          da lunedì a venerdì dalle 10:00 alle 17:00 = MO-FR 10:00-17:00
          Lunedì: 15:00-18:00 | Giovedì: 9:00-12:00 = MO 15:00-18:00, TH 09:00-12:00
          lunedì, martedì e venerdì dalle 10:00 alle 16:30; mercoledì dalle 9:00 alle 16:30 e giovedì dalle 12:00 alle 17:30 = MO-TU 10:00-16:30, WE 09:00-16:30, TH 12:00-17:30, FR 10:00-16:30
          : martedì 14:00-17:00 - giovedì 9:30-12:30 = TU 14:00-17:00, TH 09:30-12:30
          Martedì dalle 14 alle 19:00; mercoledì dalle 9:00 alle 15:00 = TU 14:00-19:00, WE 09:00-15:00
          dal lunedì al venerdì 9:00-18:00 e sabato 9:00-14:00. Reperibilità telefonica garantita, 24 ore su 24, allo 02 000. = MO-FR 09:00-18:00, SA 09:00-14:00
          Dal lunedì al venerdi dalle 9:00 alle 16:00. Richieste di colloquio attivo 24 ore su 24 tutti i giorni = MO-FR 09:00-16:00
          tutti i giorni dalle 20 alle 8 = MO-SU 20:00-08:00
          lun-ven 9-13; sab chiuso = MO-FR 09:00-13:00
          """)
  void readsTheHoursOfPublicLists(String text, String expected) {
    Schedule schedule = ItalianHours.parse(text).orElseThrow().published();
    assertThat(schedule.kind()).isEqualTo(Kind.WEEKLY);
    assertThat(written(schedule)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lunedì e martedì dalle 10:00 alle 13:00; martedì anche su appuntamento dalle 17:00 alle 19.30",
        "Da Lunedì a Venerdì 8.00-22.00 (orari in vigore dal 28 ottobre)",
        "lunedì 9-12, primo e terzo sabato del mese 10-12",
        "lunedì 9-25",
        "lunedì dalle 9",
        "lunedì 13-9",
        "lunedì 9-12; lunedì 11-13",
        "orario continuato",
        "dal lunedì 9-12",
        "chiamare"
      })
  void keepsWhatItDoesNotUnderstandWholeAsTextOnly(String text) {
    Schedule schedule = ItalianHours.parse(text).orElseThrow().published();
    assertThat(schedule.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(schedule.slots()).isEmpty();
    assertThat(schedule.original().in("it")).isEqualTo(text);
  }

  @Test
  void roundTheClockAndByAppointmentAreKindsOfTheirOwn() {
    assertThat(ItalianHours.parse("24/7").orElseThrow().published().kind()).isEqualTo(Kind.ALWAYS);
    assertThat(ItalianHours.parse("H24").orElseThrow().published().kind()).isEqualTo(Kind.ALWAYS);
    assertThat(ItalianHours.parse("su appuntamento").orElseThrow().published().kind())
        .isEqualTo(Kind.BY_APPOINTMENT);
    assertThat(ItalianHours.parse("  ")).isEmpty();
  }

  /// Slots with the same hours on following days as one range of days.
  private static String written(Schedule schedule) {
    var byDay =
        schedule.slots().stream()
            .collect(
                Collectors.groupingBy(
                    Schedule.Slot::day,
                    TreeMap::new,
                    Collectors.mapping(
                        slot -> slot.opens() + "-" + slot.closes(), Collectors.joining(" "))));
    StringBuilder text = new StringBuilder();
    DayOfWeek first = null;
    for (var day : byDay.keySet()) {
      var before = day == DayOfWeek.MONDAY ? null : day.minus(1);
      boolean goesOn = before != null && byDay.get(day).equals(byDay.get(before));
      if (!goesOn) {
        text.append(text.isEmpty() ? "" : ", ").append(two(day));
        first = day;
      }
      boolean ends = day == DayOfWeek.SUNDAY || !byDay.get(day).equals(byDay.get(day.plus(1)));
      if (ends) {
        text.append(day == first ? "" : "-" + two(day)).append(' ').append(byDay.get(day));
      }
    }
    return text.toString();
  }

  private static String two(DayOfWeek day) {
    return day.name().substring(0, 2);
  }
}
