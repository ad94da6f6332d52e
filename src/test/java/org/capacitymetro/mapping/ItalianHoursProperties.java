package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hours.Schedule.Opening;
import org.capacitymetro.hours.Schedule.Slot;

/// What is written in any usual Italian notation is read back to the same slots.
class ItalianHoursProperties {
  private static final List<String> LONG =
      List.of("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica");

  /// How a person writes: long or short days, dots or colons, words or dashes.
  record Style(boolean shortDays, String clock, String until, String between, String clauses) {

    String day(DayOfWeek day) {
      String name = LONG.get(day.getValue() - 1);
      return shortDays ? name.substring(0, 3) : name;
    }

    String time(LocalTime time) {
      return time.getMinute() == 0 && clock.equals("h")
          ? String.valueOf(time.getHour())
          : "%d%s%02d".formatted(time.getHour(), clock.equals("h") ? ":" : clock, time.getMinute());
    }

    String opening(Opening opening) {
      return until.equals("alle")
          ? "dalle " + time(opening.opens()) + " alle " + time(opening.closes())
          : time(opening.opens()) + until + time(opening.closes());
    }
  }

  @Provide
  Arbitrary<Style> styles() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(".", ":", "h"),
            Arbitraries.of("-", " - ", "/", "alle"),
            Arbitraries.of(" e ", " / ", ", "),
            Arbitraries.of("; ", ", ", " | ", " "))
        .as(Style::new);
  }

  @Provide
  Arbitrary<Map<DayOfWeek, List<Opening>>> weeks() {
    Arbitrary<List<Opening>> openings =
        Arbitraries.integers()
            .between(28, 88)
            .set()
            .ofMinSize(2)
            .ofMaxSize(4)
            .map(
                quarters -> {
                  List<Integer> sorted = quarters.stream().sorted().toList();
                  List<Opening> found = new ArrayList<>();
                  for (int i = 0; i + 1 < sorted.size(); i += 2) {
                    found.add(new Opening(time(sorted.get(i)), time(sorted.get(i + 1))));
                  }
                  return found;
                });
    return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), openings)
        .ofMinSize(1)
        .map(EnumMap::new);
  }

  private static LocalTime time(int quarter) {
    return LocalTime.of(quarter / 4, quarter % 4 * 15);
  }

  @Property(tries = 400)
  void whatIsWrittenIsReadBack(
      @ForAll("weeks") Map<DayOfWeek, List<Opening>> week, @ForAll("styles") Style style) {
    String text =
        week.entrySet().stream()
            .map(
                day ->
                    style.day(day.getKey())
                        + " "
                        + day.getValue().stream()
                            .map(style::opening)
                            .collect(Collectors.joining(style.between())))
            .collect(Collectors.joining(style.clauses()));
    ParsedHours hours = ItalianHours.parse(text).orElseThrow();
    assertThat(hours.confidence()).as(text).isEqualTo(1);
    assertThat(hours.schedule().slots()).as(text).containsExactlyElementsOf(slots(week));
  }

  @Property(tries = 200)
  void noTextBreaksIt(@ForAll("words") String text) {
    ItalianHours.parse(text)
        .ifPresent(
            hours -> {
              assertThat(hours.confidence()).isBetween(0.0, 1.0);
              assertThat(hours.published().kind() == Schedule.Kind.UNKNOWN)
                  .isEqualTo(hours.confidence() < 1);
            });
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
            "lun",
            "ven",
            "dal",
            "al",
            "9",
            "13:00",
            "-",
            "/",
            ",",
            "e",
            "anche",
            "chiuso",
            "agosto",
            "tutti",
            "i",
            "giorni",
            "tranne",
            "festivi",
            "(",
            ")",
            "primo",
            "31",
            "febbraio",
            "h24",
            "su",
            "appuntamento",
            "25:99",
            "dalle",
            "alle",
            ";",
            "fino",
            "estate",
            "0000")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(words -> String.join(" ", words));
  }

  private static List<Slot> slots(Map<DayOfWeek, List<Opening>> week) {
    List<Slot> slots = new ArrayList<>();
    week.forEach(
        (day, openings) ->
            openings.forEach(
                opening -> slots.add(new Slot(day, opening.opens(), opening.closes(), null))));
    return slots;
  }
}
