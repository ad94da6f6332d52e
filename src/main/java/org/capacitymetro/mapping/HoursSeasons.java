package org.capacitymetro.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.capacitymetro.hours.Schedule.Season;
import org.capacitymetro.hours.Schedule.Slot;

/// Parts of the year as sets of days of a leap year.
final class HoursSeasons {
  private static final int YEAR = 2024;
  private static final int DAYS = 366;

  private HoursSeasons() {}

  static Season of(Month month) {
    return new Season(MonthDay.of(month, 1), MonthDay.of(month, month.maxLength()));
  }

  /// @throws DateTimeException for a day that the month does not have
  static MonthDay day(Month month, int day) {
    return MonthDay.of(month, day);
  }

  /// Months that follow each other as one season.
  static List<Season> joined(List<Season> seasons) {
    return seasons(days(seasons));
  }

  /// Takes the closed parts of the year out of the slots.
  static void close(List<Slot> slots, List<Season> closed) {
    if (closed.isEmpty()) {
      return;
    }
    List<Slot> open = new ArrayList<>();
    BitSet shut = days(closed);
    for (Slot slot : slots) {
      BitSet held = slot.season() == null ? all() : days(List.of(slot.season()));
      held.andNot(shut);
      for (Season season : seasons(held)) {
        open.add(new Slot(slot.day(), slot.opens(), slot.closes(), season));
      }
    }
    slots.clear();
    slots.addAll(open);
  }

  private static BitSet all() {
    BitSet days = new BitSet(DAYS);
    days.set(0, DAYS);
    return days;
  }

  private static BitSet days(List<Season> seasons) {
    BitSet days = new BitSet(DAYS);
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = LocalDate.ofYearDay(YEAR, day + 1);
      if (seasons.stream().anyMatch(season -> season.contains(date))) {
        days.set(day);
      }
    }
    return days;
  }

  /// The runs of days; one that goes on after New Year is one season.
  private static List<Season> seasons(BitSet days) {
    List<Season> seasons = new ArrayList<>();
    for (int first = days.nextSetBit(0); first >= 0; ) {
      int end = days.nextClearBit(first);
      seasons.add(new Season(monthDay(first), monthDay(end - 1)));
      first = days.nextSetBit(end);
    }
    boolean acrossNewYear = seasons.size() > 1 && days.get(0) && days.get(DAYS - 1);
    if (acrossNewYear) {
      Season beginning = seasons.removeFirst();
      Season end = seasons.removeLast();
      seasons.add(new Season(end.from(), beginning.to()));
    }
    return seasons;
  }

  private static MonthDay monthDay(int day) {
    return MonthDay.from(LocalDate.ofYearDay(YEAR, day + 1));
  }
}
