package org.capacitymetro.editing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The hours in a form. A grid of the week for the whole year, and one more for each season:
/// `week.{grid}.{day 1 to 7}.{row}.opens` and `.closes`, `week.{grid}.from` and `.to` as day and
/// month. Dated exceptions are rows: `exceptions.{row}.from`, `.to`, `.hours.{row}.opens`, `.note`.
final class ScheduleForm {
  private static final int LONGEST_NOTE = 300;
  private static final int LONGEST_ORIGINAL = 2_000;
  private static final int MOST_SLOTS = 200;

  private record Placed(String field, Schedule.Slot slot) {}

  private ScheduleForm() {}

  static void write(Schedule schedule, FormWriting form) {
    form.put("hours.kind", schedule.kind());
    form.put("hours.holidays", schedule.holidays());
    form.put("hours.original", schedule.original());
    Map<Schedule.@Nullable Season, Integer> grids = new LinkedHashMap<>();
    if (schedule.slots().stream().anyMatch(slot -> slot.season() == null)) {
      grids.put(null, 0);
    }
    schedule.slots().forEach(slot -> grids.putIfAbsent(slot.season(), grids.size()));
    grids.forEach(
        (season, grid) -> {
          if (season != null) {
            form.put("week." + grid + ".from", day(season.from()));
            form.put("week." + grid + ".to", day(season.to()));
          }
        });
    schedule.slots().stream()
        .sorted(Comparator.comparing(Schedule.Slot::day).thenComparing(Schedule.Slot::opens))
        .forEach(
            slot -> {
              String day =
                  "week." + grids.getOrDefault(slot.season(), 0) + "." + slot.day().getValue();
              String row = day + "." + form.fields().nextRow(day);
              form.put(row + ".opens", clock(slot.opens(), "00:00"));
              form.put(row + ".closes", clock(slot.closes(), "24:00"));
            });
    List<Schedule.DatedException> exceptions =
        schedule.exceptions().stream()
            .sorted(Comparator.comparing(Schedule.DatedException::from))
            .toList();
    for (int i = 0; i < exceptions.size(); i++) {
      Schedule.DatedException exception = exceptions.get(i);
      String row = "exceptions." + i;
      form.put(row + ".from", exception.from().toString());
      form.put(row + ".to", exception.to().toString());
      for (int j = 0; j < exception.openings().size(); j++) {
        Schedule.Opening opening = exception.openings().get(j);
        form.put(row + ".hours." + j + ".opens", clock(opening.opens(), "00:00"));
        form.put(row + ".hours." + j + ".closes", clock(opening.closes(), "24:00"));
      }
      form.put(row + ".note", exception.note());
    }
  }

  /// The hours typed, and a problem at each slot that meets another.
  static Schedule read(FormReading form, Schedule before) {
    Schedule.Kind kind = form.choice("hours.kind", Schedule.Kind.class, Schedule.Kind.UNKNOWN);
    List<Schedule.Slot> slots = slots(form);
    if (kind == Schedule.Kind.WEEKLY && slots.isEmpty() && form.problems().isEmpty()) {
      form.refuse("hours.kind", "no-hours");
    }
    if (kind != Schedule.Kind.WEEKLY && !slots.isEmpty()) {
      form.refuse("hours.kind", "hours-unused");
      slots = List.of();
    }
    return new Schedule(
        kind,
        slots,
        form.choice("hours.holidays", Schedule.HolidayPolicy.class, Schedule.HolidayPolicy.UNKNOWN),
        exceptions(form, before),
        form.localized("hours.original", LONGEST_ORIGINAL, before.original()));
  }

  private static List<Schedule.Slot> slots(FormReading form) {
    List<Placed> placed = new ArrayList<>();
    for (int grid : form.fields().rows("week")) {
      Schedule.Season season = season(form, "week." + grid);
      for (DayOfWeek day : DayOfWeek.values()) {
        String field = "week." + grid + "." + day.getValue();
        for (int row : form.fields().rows(field)) {
          Schedule.Opening opening = opening(form, field + "." + row);
          if (opening != null) {
            add(
                new Placed(
                    field + "." + row + ".opens",
                    new Schedule.Slot(day, opening.opens(), opening.closes(), season)),
                placed,
                form);
          }
        }
      }
    }
    return placed.stream().map(Placed::slot).toList();
  }

  private static void add(Placed next, List<Placed> placed, FormReading form) {
    if (placed.size() == MOST_SLOTS) {
      form.refuse(next.field(), "too-many-hours", "max", MOST_SLOTS);
      return;
    }
    for (Placed earlier : placed) {
      if (earlier.slot().overlaps(next.slot())) {
        form.refuse(
            next.field(),
            "overlap",
            "one",
            hours(next.slot()),
            "two",
            hours(earlier.slot()),
            "day",
            earlier.slot().day());
        return;
      }
    }
    placed.add(next);
  }

  private static Schedule.@Nullable Season season(FormReading form, String grid) {
    boolean hasHours =
        form.fields().values().entrySet().stream()
            .anyMatch(
                field ->
                    field.getKey().startsWith(grid + ".")
                        && field.getKey().endsWith(".opens")
                        && field.getValue().stream().anyMatch(value -> !value.isBlank()));
    MonthDay from = form.dayOfYear(grid + ".from");
    MonthDay to = form.dayOfYear(grid + ".to");
    if (from != null && to != null) {
      return new Schedule.Season(from, to);
    }
    if (hasHours && (from != null || to != null)) {
      form.refuse(grid + (from == null ? ".from" : ".to"), "season-half");
    }
    return null;
  }

  private static Schedule.@Nullable Opening opening(FormReading form, String row) {
    LocalTime opens = form.time(row + ".opens");
    LocalTime closes = form.time(row + ".closes");
    if (opens != null && closes != null) {
      return new Schedule.Opening(opens, closes);
    }
    boolean opensGiven = !form.fields().text(row + ".opens").isEmpty();
    boolean closesGiven = !form.fields().text(row + ".closes").isEmpty();
    if (opensGiven != closesGiven) {
      form.refuse(row + (opensGiven ? ".closes" : ".opens"), "time-missing");
    }
    return null;
  }

  private static List<Schedule.DatedException> exceptions(FormReading form, Schedule before) {
    List<LocalizedText> notes =
        before.exceptions().stream().map(Schedule.DatedException::note).toList();
    List<Schedule.DatedException> exceptions = new ArrayList<>();
    for (int number : form.fields().rows("exceptions")) {
      String row = "exceptions." + number;
      LocalDate from = form.date(row + ".from");
      LocalDate last = form.date(row + ".to");
      LocalDate to = last == null ? from : last;
      List<Schedule.Opening> openings = openings(form, row);
      LocalizedText note =
          form.localized(row + ".note", LONGEST_NOTE, form.rowBefore(row + ".note", notes));
      if (from == null || to == null) {
        if (form.fields().text(row + ".from").isEmpty() && !form.fields().isBlank(row)) {
          form.refuse(row + ".from", "day-missing");
        }
      } else if (to.isBefore(from)) {
        form.refuse(row + ".to", "before-start", "from", from.toString(), "to", to.toString());
      } else if (exceptions.stream()
          .anyMatch(other -> !from.isAfter(other.to()) && !other.from().isAfter(to))) {
        form.refuse(row + ".from", "exceptions-meet", "value", form.fields().text(row + ".from"));
      } else {
        exceptions.add(new Schedule.DatedException(from, to, openings, note));
      }
    }
    return exceptions;
  }

  private static List<Schedule.Opening> openings(FormReading form, String row) {
    List<Schedule.Opening> openings = new ArrayList<>();
    for (int number : form.fields().rows(row + ".hours")) {
      String field = row + ".hours." + number;
      Schedule.Opening opening = opening(form, field);
      if (opening != null) {
        if (openings.stream().anyMatch(earlier -> earlier.overlaps(opening))) {
          form.refuse(field + ".opens", "overlap-same-day", "value", opening.toString());
        } else {
          openings.add(opening);
        }
      }
    }
    return openings;
  }

  private static String hours(Schedule.Slot slot) {
    return clock(slot.opens(), "00:00") + "–" + clock(slot.closes(), "24:00");
  }

  private static String clock(LocalTime time, String midnight) {
    return Objects.equals(time, LocalTime.MIDNIGHT) ? midnight : time.toString();
  }

  private static String day(MonthDay day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue();
  }
}
