package org.capacitymetro.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
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
  public record Slot(DayOfWeek day, LocalTime opens, LocalTime closes, @Nullable Season season) {}

  /// Days of the year from `from` to `to`, both included; may cross New Year.
  public record Season(MonthDay from, MonthDay to) {}

  /// @param openings hours on these days instead of the weekly ones; empty for closed
  public record DatedException(
      LocalDate from, LocalDate to, List<Opening> openings, LocalizedText note) {}

  public record Opening(LocalTime opens, LocalTime closes) {}

  public Schedule {
    slots = List.copyOf(slots);
    exceptions = List.copyOf(exceptions);
  }
}
