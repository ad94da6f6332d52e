package org.capacitymetro.hours;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refuses hours that say two things about one moment: nearly always a mistyped time.
final class ScheduleOverlaps {
  private static final int DAY = 24 * 60;

  /// A leap year, so that every season has all its days, and a year in which the first of March
  /// follows the twenty-eighth of February.
  private static final List<LocalDate> YEARS =
      List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1));

  private ScheduleOverlaps() {}

  static void refuse(List<Schedule.Slot> slots, List<Schedule.DatedException> exceptions) {
    for (int i = 0; i < slots.size(); i++) {
      for (int j = i + 1; j < slots.size(); j++) {
        if (overlap(slots.get(i), slots.get(j))) {
          throw refused("slots", slots.get(i), slots.get(j));
        }
      }
    }
    for (int i = 0; i < exceptions.size(); i++) {
      for (int j = i + 1; j < exceptions.size(); j++) {
        Schedule.DatedException one = exceptions.get(i);
        Schedule.DatedException two = exceptions.get(j);
        if (!one.from().isAfter(two.to()) && !two.from().isAfter(one.to())) {
          throw refused(
              "exceptions", one.from() + " to " + one.to(), two.from() + " to " + two.to());
        }
      }
    }
  }

  static void refuse(List<Schedule.Opening> openings) {
    for (int i = 0; i < openings.size(); i++) {
      for (int j = i + 1; j < openings.size(); j++) {
        Schedule.Opening one = openings.get(i);
        Schedule.Opening two = openings.get(j);
        if (overlap(one, two)) {
          throw refused("openings", one, two);
        }
      }
    }
  }

  static boolean overlap(Schedule.Opening one, Schedule.Opening two) {
    return start(one.opens()) < end(two.opens(), two.closes())
        && start(two.opens()) < end(one.opens(), one.closes());
  }

  /// Seen from the first slot's day, the second can begin on the days from six before to six after;
  /// a slot lasts at most a day, so that only neighbours can meet.
  static boolean overlap(Schedule.Slot one, Schedule.Slot two) {
    int from = start(one.opens());
    int to = end(one.opens(), one.closes());
    int daysLater = Math.floorMod(two.day().getValue() - one.day().getValue(), 7);
    for (int days = daysLater; days >= -6; days -= 7) {
      int otherFrom = days * DAY + start(two.opens());
      int otherTo = days * DAY + end(two.opens(), two.closes());
      if (from < otherTo && otherFrom < to && seasonsMeet(one.season(), two.season(), days)) {
        return true;
      }
    }
    return false;
  }

  /// Whether in some year a day of the first season is followed, so many days later, by one of the
  /// second.
  private static boolean seasonsMeet(
      Schedule.@Nullable Season one, Schedule.@Nullable Season two, int daysLater) {
    if (one == null || two == null) {
      return true;
    }
    return YEARS.stream()
        .flatMap(year -> year.datesUntil(year.plusYears(1)))
        .anyMatch(date -> one.contains(date) && two.contains(date.plusDays(daysLater)));
  }

  private static int start(LocalTime opens) {
    return (int) ChronoUnit.MINUTES.between(LocalTime.MIDNIGHT, opens);
  }

  private static int end(LocalTime opens, LocalTime closes) {
    return start(closes) + (closes.isAfter(opens) ? 0 : DAY);
  }

  private static IllegalArgumentException refused(String field, Object one, Object two) {
    return new IllegalArgumentException(field + ": " + one + " and " + two + " overlap");
  }
}
