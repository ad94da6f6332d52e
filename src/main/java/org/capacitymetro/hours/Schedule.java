package org.capacitymetro.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// When a service is open (HSDS `schedule`), in the wall-clock time of Europe/Rome.
///
/// @param kind what is known at all
/// @param slots weekly openings; empty unless `kind` is WEEKLY
/// @param holidays what happens on national holidays and the city's patron saint
/// @param exceptions dated closures and special openings; they win over slots and holidays
/// @param original the hours as the source wrote them, kept and shown where they could not be
///   understood whole
public record Schedule(
    Kind kind,
    List<Slot> slots,
    HolidayPolicy holidays,
    List<DatedException> exceptions,
    LocalizedText original) {

  public static final Schedule UNKNOWN =
      new Schedule(Kind.UNKNOWN, List.of(), HolidayPolicy.UNKNOWN, List.of(), LocalizedText.EMPTY);

  public enum Kind {
    WEEKLY,
    ALWAYS,
    BY_APPOINTMENT,
    UNKNOWN
  }

  public enum HolidayPolicy {
    CLOSED,
    AS_USUAL,
    UNKNOWN
  }

  /// One weekly opening. A closing time not after the opening time lies on the next day
  /// (22:00-06:00; 00:00-00:00 is the whole day).
  ///
  /// @param season when it holds within a year; null for all year
  public record Slot(DayOfWeek day, LocalTime opens, LocalTime closes, @Nullable Season season) {

    /// Whether the two say something about the same moment of some week, also across midnight and
    /// from Sunday to Monday.
    public boolean overlaps(Slot other) {
      return ScheduleOverlaps.overlap(this, other);
    }

    /// Whether this slot's hours hold for a day that begins it.
    public boolean holdsOn(LocalDate date) {
      return date.getDayOfWeek() == day && (season == null || season.contains(date));
    }

    @Override
    public String toString() {
      String hours =
          day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + opens + "-" + closes;
      return season == null ? hours : hours + " (" + season + ")";
    }
  }

  /// Days of the year from `from` to `to`, both included; may cross New Year.
  public record Season(MonthDay from, MonthDay to) {

    public boolean contains(LocalDate date) {
      MonthDay day = MonthDay.from(date);
      boolean afterStart = !day.isBefore(from);
      boolean beforeEnd = !day.isAfter(to);
      return from.isAfter(to) ? afterStart || beforeEnd : afterStart && beforeEnd;
    }

    @Override
    public String toString() {
      return from.toString().substring(2) + " to " + to.toString().substring(2);
    }
  }

  /// @param from and `to`: first and last day, both included
  /// @param openings hours on these days instead of the weekly ones; empty for closed
  public record DatedException(
      LocalDate from, LocalDate to, List<Opening> openings, LocalizedText note) {

    public DatedException {
      openings = List.copyOf(openings);
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(
            "exception: the last day " + to + " is before the first day " + from);
      }
      ScheduleOverlaps.refuse(openings);
    }

    public boolean covers(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }
  }

  /// Hours of one day; a closing time not after the opening time lies on the next day.
  public record Opening(LocalTime opens, LocalTime closes) {

    public boolean overlaps(Opening other) {
      return ScheduleOverlaps.overlap(this, other);
    }

    @Override
    public String toString() {
      return opens + "-" + closes;
    }
  }

  /// @throws IllegalArgumentException for slots that overlap (also across midnight and from Sunday
  ///   to Monday), exceptions that share a day, or slots without the kind WEEKLY; names both
  public Schedule {
    slots = List.copyOf(slots);
    exceptions = List.copyOf(exceptions);
    if (kind != Kind.WEEKLY && !slots.isEmpty()) {
      throw new IllegalArgumentException(
          "slots: " + slots.getFirst() + " needs the kind WEEKLY, not " + kind);
    }
    ScheduleOverlaps.refuse(slots, exceptions);
  }
}
