package org.capacitymetro.hours;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The public holidays of the whole of Italy, computed once per year.
final class Holidays {
  private static final Map<Integer, BitSet> BY_YEAR = new ConcurrentHashMap<>();

  private Holidays() {}

  static boolean isNational(LocalDate date) {
    return BY_YEAR.computeIfAbsent(date.getYear(), Holidays::compute).get(date.getDayOfYear());
  }

  private static BitSet compute(int year) {
    BitSet days = new BitSet(367);
    HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.ITALY))
        .getHolidays(Year.of(year))
        .stream()
        .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
        .forEach(holiday -> days.set(holiday.getDate().getDayOfYear()));
    return days;
  }
}
