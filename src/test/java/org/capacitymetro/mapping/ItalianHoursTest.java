package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitymetro.hours.OsmOpeningHours;
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

  /// What each text comes to: the schedule in the notation of OpenStreetMap, the confidence, and an
  /// A where it asks for an appointment. Read one by one by a person.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " = ",
      quoteCharacter = '~',
      textBlock =
          """
          lun-ven 9-13, gio anche 15-17 = Mo-We 09:00-13:00; Th 09:00-13:00,15:00-17:00; Fr 09:00-13:00 = 1.00
          9:00/12:30 = Mo-Fr 09:00-12:30 = 0.80
          su appuntamento = BY_APPOINTMENT = 1.00A
          chiuso agosto = UNKNOWN = 0.00
          Lunedì e mercoledì dalle 9.00 alle 12.00 = Mo 09:00-12:00; We 09:00-12:00 = 1.00
          dal lun al ven 8,30 - 13,30; sab 9-12 = Mo-Fr 08:30-13:30; Sa 09:00-12:00 = 1.00
          h24 = ALWAYS = 1.00
          tutti i giorni tranne il martedì = UNKNOWN = 0.00
          tutti i giorni tranne il martedì 9-18 = Mo 09:00-18:00; We-Su 09:00-18:00 = 1.00
          lun mar gio 9/12 - 15/18 = Mo-Tu 09:00-12:00,15:00-18:00; Th 09:00-12:00,15:00-18:00 = 1.00
          orario continuato = UNKNOWN = 0.00
          lun-ven 9-18 orario continuato = Mo-Fr 09:00-18:00 = 1.00
          1 giugno-30 settembre: lun-ven 9-13 = Jun 01-Sep 30 Mo-Fr 09:00-13:00 = 1.00
          primo lunedì del mese = UNKNOWN = 0.00
          primo lunedì del mese 9-12 = UNKNOWN = 0.00
          lun-ven 9-13, chiuso ad agosto = Sep 01-Jul 31 Mo-Fr 09:00-13:00 = 1.00
          Lun. - Ven. 9.00 - 13.00 = Mo-Fr 09:00-13:00 = 1.00
          Lunedì-Venerdì: 9-13 / 15-18 = Mo-Fr 09:00-13:00,15:00-18:00 = 1.00
          lun, mer, ven 9-12; mar e gio 15-18 = Mo 09:00-12:00; Tu 15:00-18:00; We 09:00-12:00; Th 15:00-18:00; Fr 09:00-12:00 = 1.00
          L-V 9-17 = Mo-Fr 09:00-17:00 = 1.00
          lu-ve 9-13 = Mo-Fr 09:00-13:00 = 1.00
          lun/ven 9-13 = Mo-Fr 09:00-13:00 = 0.80
          mar/gio 9-12 = Tu 09:00-12:00; Th 09:00-12:00 = 0.80
          tutti i giorni 9-20 = Mo-Su 09:00-20:00 = 1.00
          tutti i giorni h24 = ALWAYS = 1.00
          aperto 24 ore su 24 = ALWAYS = 1.00
          dalle 9 alle 13 dal lunedì al venerdì = Mo-Fr 09:00-13:00 = 1.00
          9-13 lun-ven, 9-12 sab = Mo-Fr 09:00-13:00; Sa 09:00-12:00 = 1.00
          dal lunedì al venerdì 9-13 (su appuntamento) = Mo-Fr 09:00-13:00 = 1.00A
          solo su appuntamento = BY_APPOINTMENT = 1.00A
          previo appuntamento telefonico = BY_APPOINTMENT = 1.00A
          dal lunedì al sabato dalle ore 8.30 alle ore 12.30 = Mo-Sa 08:30-12:30 = 1.00
          Lun-Ven 10-12,14-16 = Mo-Fr 10:00-12:00,14:00-16:00 = 1.00
          lunedì 9.00-12.00 e 15.00-17.00, martedì chiuso, mercoledì 9.00-12.00 = Mo 09:00-12:00,15:00-17:00; We 09:00-12:00 = 1.00
          ogni giorno dalle 8 alle 20, domenica chiuso = Mo-Sa 08:00-20:00 = 1.00
          dal lunedì al venerdì 9-18; luglio e agosto 8-14 = Jul 01-Aug 31 Mo-Fr 08:00-14:00, Sep 01-Jun 30 Mo-Fr 09:00-18:00 = 0.60
          dal lunedì al venerdì 9-18; luglio e agosto dal lunedì al venerdì 8-14 = Jul 01-Aug 31 Mo-Fr 08:00-14:00, Sep 01-Jun 30 Mo-Fr 09:00-18:00 = 0.80
          da giugno a settembre: dal lunedì al venerdì 8-14 = Jun 01-Sep 30 Mo-Fr 08:00-14:00 = 1.00
          giorni feriali 8-20 = Mo-Sa 08:00-20:00 = 0.80
          lun-ven 8-20, sab 8-13, domenica e festivi chiuso = Mo-Fr 08:00-20:00; Sa 08:00-13:00; PH off = 1.00
          dal lunedì al venerdì 8.30-17, festivi esclusi = Mo-Fr 08:30-17:00; PH off = 1.00
          Orario di apertura al pubblico: lunedì, mercoledì e venerdì 9-12 = Mo 09:00-12:00; We 09:00-12:00; Fr 09:00-12:00 = 1.00
          orari: lun-gio 9-17; ven 9-13 = Mo-Th 09:00-17:00; Fr 09:00-13:00 = 1.00
          lun 0830-1230 = Mo 08:30-12:30 = 1.00
          martedì mattina 9-12, giovedì pomeriggio 15-18 = Tu 09:00-12:00; Th 15:00-18:00 = 1.00
          lunedì mattina 9-12 e pomeriggio 15-18 = Mo 09:00-12:00,15:00-18:00 = 1.00
          ven 18-2 = Fr 18:00-02:00 = 1.00
          sab e dom 10-mezzogiorno = Sa-Su 10:00-12:00 = 1.00
          lun-ven 9-13, chiuso dal 10 al 20 agosto = Aug 21-Aug 09 Mo-Fr 09:00-13:00 = 1.00
          lun-ven 9-13, chiuso luglio e agosto = Sep 01-Jun 30 Mo-Fr 09:00-13:00 = 1.00
          lunedì 9-13, un sabato al mese 9-12 = Mo 09:00-13:00 = 0.25
          primo e terzo sabato del mese 10-12, lunedì 9-12 = UNKNOWN = 0.00
          2° sabato del mese 9.00-11.00 = UNKNOWN = 0.00
          lunedì/mercoledì/venerdì 9-12 = Mo 09:00-12:00; We 09:00-12:00; Fr 09:00-12:00 = 1.00
          il martedì e il giovedì dalle 15 alle 18 = Tu 15:00-18:00; Th 15:00-18:00 = 1.00
          dal martedì alla domenica 10-18. Lunedì chiuso = Tu-Su 10:00-18:00 = 1.00
          Lun 9-13; Mar 9-13; Mer chiuso; Gio 9-13; Ven 9-13 = Mo-Tu 09:00-13:00; Th-Fr 09:00-13:00 = 1.00
          lun-ven: 9.00/13.00 - 14.00/18.00 = Mo-Fr 09:00-13:00,14:00-18:00 = 1.00
          lunedi' e giovedi' 9-12 = Mo 09:00-12:00; Th 09:00-12:00 = 1.00
          LUNEDI' 9.00-12.00 GIOVEDI' 15.00-18.00 = Mo 09:00-12:00; Th 15:00-18:00 = 1.00
          Lunedì 9:00-13:00, 14:00-18:00 = Mo 09:00-13:00,14:00-18:00 = 1.00
          Lunedì dalle 9:00 = UNKNOWN = 0.00
          dalle 9:00 alle 12:00 = Mo-Fr 09:00-12:00 = 0.80
          mer. 15-18 = We 15:00-18:00 = 1.00
          Sabato: 9,30 - 12,30 = Sa 09:30-12:30 = 1.00
          lun-mer-ven 9-12 = Mo 09:00-12:00; We 09:00-12:00; Fr 09:00-12:00 = 1.00
          lun - ven dalle 8 fino alle 20 = Mo-Fr 08:00-20:00 = 1.00
          Mo-Fr 09:00-13:00; PH off = Mo-Fr 09:00-13:00; PH off = 1.00
          lun-dom 0-24 = Mo-Su 00:00-24:00 = 1.00
          lun-ven h24 = Mo-Fr 00:00-24:00 = 1.00
          dal lunedì al venerdì 8-20 sabato e prefestivi 8-12 = Mo-Fr 08:00-20:00 = 0.32
          settembre-giugno: lun-ven 9-17 = Sep 01-Jun 30 Mo-Fr 09:00-17:00 = 1.00
          da lun a ven 9-13 da ott a mag = Mo-Fr 09:00-13:00 = 0.38
          orario invernale lun-ven 9-17 = Mo-Fr 09:00-17:00 = 0.51
          aperto solo la domenica dalle 10 alle 12 = Su 10:00-12:00 = 1.00
          lunedì 9-12 mercoledì 9-12 = Mo 09:00-12:00; We 09:00-12:00 = 1.00
          lun ven 9-12 = Mo 09:00-12:00; Fr 09:00-12:00 = 1.00
          chiuso il lunedì = UNKNOWN = 0.00
          sempre aperto = ALWAYS = 1.00
          24h su 24 = ALWAYS = 1.00
          non disponibile = UNKNOWN = 0.00
          domenica ore 10.30 = UNKNOWN = 0.00
          lun-ven 9:00 - 13:00 e su appuntamento = Mo-Fr 09:00-13:00 = 0.40
          tutti i giorni, esclusi sabato e domenica, 9-13 = Mo-Fr 09:00-13:00 = 1.00
          tutti i giorni eccetto sabato e domenica dalle 9 alle 13 = Mo-Fr 09:00-13:00 = 1.00
          lun–ven 9–13 = Mo-Fr 09:00-13:00 = 1.00
          lunedì e martedì 9-13; giovedì anche 14-17 = Mo-Tu 09:00-13:00; Th 14:00-17:00 = 1.00
          dal lunedì al venerdì dalle 9:00 alle 13:00 e il martedì anche dalle 15:00 alle 17:00 = Mo 09:00-13:00; Tu 09:00-13:00,15:00-17:00; We-Fr 09:00-13:00 = 1.00
          dalle ore 9,00 alle ore 12,30 e dalle ore 15,00 alle ore 18,00 dal lunedì al venerdì = Mo-Fr 09:00-12:30,15:00-18:00 = 1.00
          9-13,15-18 lun-ven = Mo-Fr 09:00-13:00,15:00-18:00 = 1.00
          lun-sab 8.00-20.00 dom 9-13 = Mo-Sa 08:00-20:00; Su 09:00-13:00 = 1.00
          dal Lunedì al Giovedì: 9.00 – 12.30 / 14.00 – 17.00; Venerdì: 9.00 – 12.30 = Mo-Th 09:00-12:30,14:00-17:00; Fr 09:00-12:30 = 1.00
          lunedì 9/12 martedì 9/12 = Mo-Tu 09:00-12:00 = 1.00
          lun-ven 9-13 sab 9-12 dom chiuso = Mo-Fr 09:00-13:00; Sa 09:00-12:00 = 1.00
          a settimane alterne il lunedì 9-12 = UNKNOWN = 0.00
          martedì 9.30 -12.30 e 15 -17 = Tu 09:30-12:30,15:00-17:00 = 1.00
          lun-ven 9 / 13 = Mo-Fr 09:00-13:00 = 1.00
          lun-ven 9-13 (telefonare prima) = Mo-Fr 09:00-13:00 = 0.42
          lunedì 8.30-13.30 /14.30-16.30 = Mo 08:30-13:30,14:30-16:30 = 1.00
          al lunedì al sabato 8.30-12.30 martedì e giovedì anche 14.30 -16.30 = Mo 08:30-12:30; Tu 08:30-12:30,14:30-16:30; We 08:30-12:30; Th 08:30-12:30,14:30-16:30; Fr-Sa 08:30-12:30 = 1.00
          lun 9-12, lun 11-13 = Mo 11:00-13:00 = 0.60
          dal lunedì al venerdì 8.00-13.00lunedì e martedì anche 13.00-17.00 = Mo-Tu 08:00-13:00,13:00-17:00; We-Fr 08:00-13:00 = 1.00
          Pediatria: giovedì 9.00-13.00 = Th 09:00-13:00 = 0.40
          dal lunedì al venerdì 9-13, agosto chiuso = Sep 01-Jul 31 Mo-Fr 09:00-13:00 = 1.00
          lun-ven 9-13; dicembre chiuso dal 24 al 31 = Jan 01-Nov 30 Mo-Fr 09:00-13:00 = 0.42
          tutti i giorni 10-18 chiuso il martedì = Mo 10:00-18:00; We-Su 10:00-18:00 = 1.00
          lun-ven 9-13 escluso i festivi = Mo-Fr 09:00-13:00; PH off = 1.00
          """)
  void readsHoursInTheWild(String text, String schedule, String confidence) {
    ParsedHours hours = ItalianHours.parse(text).orElseThrow();
    String kind = String.valueOf(hours.schedule().kind());
    assertThat(
            (hours.schedule().kind() == Kind.WEEKLY
                    ? OsmOpeningHours.format(hours.schedule()).orElseThrow()
                    : kind)
                + String.format(Locale.ROOT, " = %.2f", hours.confidence())
                + (hours.byAppointment() ? "A" : ""))
        .isEqualTo(schedule + " = " + confidence);
    assertThat(hours.original()).isEqualTo(text);
    assertThat(hours.published().kind() == Kind.UNKNOWN).isEqualTo(hours.confidence() < 1);
  }

  @Test
  void saysWhichWordsWereNotUnderstood() {
    assertThat(ItalianHours.parse("lun-ven 9-13, a volte sab 10-12").orElseThrow().leftOver())
        .containsExactly("a volte");
    assertThat(ItalianHours.parse("giorni feriali 8-20").orElseThrow().leftOver())
        .containsExactly("feriali");
  }

  /// Of the texts in public lists, how many are understood whole.
  @Test
  void understandsNineOfTenTextsOfARealListWhole() {
    TestReadings.Result result =
        new TestReadings(null)
            .read(
                TestReadings.sharedData("foreign/sanimapp_lazio_stp_eni.csv"),
                "sanimapp_lazio_stp_eni");
    long whole =
        result.taken().values().stream()
            .map(Interpreter.ServiceEntry.class::cast)
            .filter(entry -> entry.hours().confidence() == 1)
            .count();
    assertThat(result.taken()).hasSize(167);
    assertThat(whole).isEqualTo(158);
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
