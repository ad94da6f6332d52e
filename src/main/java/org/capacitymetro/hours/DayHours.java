package org.capacitymetro.hours;

import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.text.LocalizedText;

/// The hours of one calendar day, for the table of a service page.
///
/// @param kind OPEN when there are openings, CLOSED when there are none, else what is known
/// @param openings in the order of the day; the last may end on the next day
/// @param because what makes this day differ from the weekly hours
/// @param note of the dated exception; empty otherwise
public record DayHours(
    LocalDate date,
    OpenState.Kind kind,
    List<Schedule.Opening> openings,
    Because because,
    LocalizedText note) {

  public enum Because {
    WEEKLY,
    NATIONAL_HOLIDAY,
    PATRON_DAY,
    EXCEPTION
  }

  public DayHours {
    openings = List.copyOf(openings);
  }
}
