package org.capacitymetro.index;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.text.LocalizedText;

/// A schedule as bytes; equal schedules give equal bytes.
final class ScheduleBytes {
  private ScheduleBytes() {}

  /// @param words whether the notes and the original wording are kept
  static void write(CardOutput out, Schedule schedule, boolean words) {
    out.constant(schedule.kind());
    out.constant(schedule.holidays());
    out.list(
        schedule.slots(),
        slot -> {
          out.constant(slot.day());
          time(out, slot.opens());
          time(out, slot.closes());
          out.optional(
              slot.season(),
              season -> {
                monthDay(out, season.from());
                monthDay(out, season.to());
              });
        });
    out.list(
        schedule.exceptions(),
        exception -> {
          out.day(exception.from());
          out.day(exception.to());
          out.list(
              exception.openings(),
              opening -> {
                time(out, opening.opens());
                time(out, opening.closes());
              });
          if (words) {
            out.text(exception.note());
          }
        });
    if (words) {
      out.text(schedule.original());
    }
  }

  static Schedule read(CardInput in, boolean words) {
    Schedule.Kind kind = in.constant(Schedule.Kind.values());
    Schedule.HolidayPolicy holidays = in.constant(Schedule.HolidayPolicy.values());
    List<Schedule.Slot> slots =
        in.list(
            i ->
                new Schedule.Slot(
                    i.constant(DayOfWeek.values()),
                    time(i),
                    time(i),
                    i.optional(s -> new Schedule.Season(monthDay(s), monthDay(s)))));
    List<Schedule.DatedException> exceptions =
        in.list(
            i ->
                new Schedule.DatedException(
                    i.day(),
                    i.day(),
                    i.list(o -> new Schedule.Opening(time(o), time(o))),
                    words ? i.text() : LocalizedText.EMPTY));
    return new Schedule(kind, slots, holidays, exceptions, words ? in.text() : LocalizedText.EMPTY);
  }

  private static void time(CardOutput out, LocalTime time) {
    out.count(time.toSecondOfDay());
  }

  private static LocalTime time(CardInput in) {
    return LocalTime.ofSecondOfDay(in.count());
  }

  private static void monthDay(CardOutput out, MonthDay day) {
    out.count(day.getMonthValue() * 32 + day.getDayOfMonth());
  }

  private static MonthDay monthDay(CardInput in) {
    int packed = in.count();
    return MonthDay.of(packed / 32, packed % 32);
  }
}
