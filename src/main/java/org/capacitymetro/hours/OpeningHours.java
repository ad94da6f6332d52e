package org.capacitymetro.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The one evaluator of schedules: open, closed, opens at or unknown for an instant in Europe/Rome,
/// with national holidays and the patron saint of the city computed.
///
/// Hours belong to the day they begin on: Saturday 22:00-06:00 runs into Sunday even when Sunday is
/// a holiday. When clocks go forward, a time that does not exist is the moment of the change; when
/// they go back, a time that comes twice is the first one.
@Component
public class OpeningHours {
  public static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private static final ZoneRules RULES = ROME.getRules();
  private static final int HORIZON_DAYS = 14;
  private static final List<Schedule.Opening> WHOLE_DAY =
      List.of(new Schedule.Opening(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

  private final Function<String, Optional<MonthDay>> patronDays;

  @Autowired
  OpeningHours(Areas areas) {
    this(city -> areas.findCity(city).map(City::patronDay));
  }

  OpeningHours(Function<String, Optional<MonthDay>> patronDays) {
    this.patronDays = patronDays;
  }

  /// @param city code of the city whose patron saint counts, null for none
  public OpenState at(Schedule schedule, @Nullable String city, Instant instant) {
    MonthDay patron = patronDay(city);
    LocalDate today = localDate(instant);
    Instant until = closing(schedule, patron, today.minusDays(1), instant);
    if (until == null) {
      until = closing(schedule, patron, today, instant);
    }
    if (until != null) {
      return new OpenState(
          OpenState.Kind.OPEN, lastClosing(schedule, patron, localDate(until), until, today), null);
    }
    OpenState.Kind kind = kindOf(schedule, patron, today);
    if (kind == OpenState.Kind.UNKNOWN || kind == OpenState.Kind.BY_APPOINTMENT) {
      return new OpenState(kind, null, null);
    }
    return new OpenState(
        OpenState.Kind.CLOSED, null, nextOpening(schedule, patron, today, instant));
  }

  /// As [#at] without the times: for counting and filtering many services.
  public OpenState.Kind kindAt(Schedule schedule, @Nullable String city, Instant instant) {
    if (schedule.exceptions().isEmpty()) {
      if (schedule.kind() == Schedule.Kind.UNKNOWN) {
        return OpenState.Kind.UNKNOWN;
      }
      if (schedule.kind() == Schedule.Kind.ALWAYS
          && schedule.holidays() != Schedule.HolidayPolicy.CLOSED) {
        return OpenState.Kind.OPEN;
      }
    }
    MonthDay patron = patronDay(city);
    LocalDate today = localDate(instant);
    if (closing(schedule, patron, today.minusDays(1), instant) != null
        || closing(schedule, patron, today, instant) != null) {
      return OpenState.Kind.OPEN;
    }
    OpenState.Kind kind = kindOf(schedule, patron, today);
    return kind == OpenState.Kind.OPEN ? OpenState.Kind.CLOSED : kind;
  }

  /// The hours of the seven days that begin with `monday` (or any other day).
  public List<DayHours> week(Schedule schedule, @Nullable String city, LocalDate monday) {
    MonthDay patron = patronDay(city);
    List<DayHours> days = new ArrayList<>(7);
    for (int i = 0; i < 7; i++) {
      LocalDate date = monday.plusDays(i);
      Schedule.DatedException exception = exceptionOn(schedule, date);
      List<Schedule.Opening> openings =
          openings(schedule, patron, date).stream()
              .sorted(Comparator.comparing(Schedule.Opening::opens))
              .toList();
      days.add(
          new DayHours(
              date,
              kindOf(schedule, patron, date),
              openings,
              because(exception, patron, date),
              exception == null ? LocalizedText.EMPTY : exception.note()));
    }
    return days;
  }

  private static DayHours.Because because(
      Schedule.@Nullable DatedException exception, @Nullable MonthDay patron, LocalDate date) {
    if (exception != null) {
      return DayHours.Because.EXCEPTION;
    }
    if (Holidays.isNational(date)) {
      return DayHours.Because.NATIONAL_HOLIDAY;
    }
    return isPatronDay(patron, date) ? DayHours.Because.PATRON_DAY : DayHours.Because.WEEKLY;
  }

  /// The closing time of the opening of `date` that holds the instant; null when none does.
  private static @Nullable Instant closing(
      Schedule schedule, @Nullable MonthDay patron, LocalDate date, Instant instant) {
    for (Schedule.Opening opening : openings(schedule, patron, date)) {
      if (!instant.isBefore(opens(date, opening))) {
        Instant closes = closes(date, opening);
        if (instant.isBefore(closes)) {
          return closes;
        }
      }
    }
    return null;
  }

  /// Follows openings that join without a gap; null when they do so beyond the horizon.
  private static @Nullable Instant lastClosing(
      Schedule schedule,
      @Nullable MonthDay patron,
      LocalDate closingDay,
      Instant closes,
      LocalDate today) {
    Instant until = closes;
    LocalDate day = closingDay;
    while (!day.isAfter(today.plusDays(HORIZON_DAYS))) {
      Instant next = closing(schedule, patron, day, until);
      if (next == null) {
        return until;
      }
      until = next;
      day = localDate(next);
    }
    return null;
  }

  private static @Nullable Instant nextOpening(
      Schedule schedule, @Nullable MonthDay patron, LocalDate today, Instant instant) {
    Instant horizon = instant.plusSeconds(HORIZON_DAYS * 24L * 3600);
    for (int i = 0; i <= HORIZON_DAYS; i++) {
      LocalDate date = today.plusDays(i);
      Instant earliest = null;
      for (Schedule.Opening opening : openings(schedule, patron, date)) {
        Instant opens = opens(date, opening);
        boolean real = opens.isBefore(closes(date, opening));
        if (real
            && opens.isAfter(instant)
            && !opens.isAfter(horizon)
            && (earliest == null || opens.isBefore(earliest))) {
          earliest = opens;
        }
      }
      if (earliest != null) {
        return earliest;
      }
    }
    return null;
  }

  /// The hours that begin on a day; none where closed or not known.
  private static List<Schedule.Opening> openings(
      Schedule schedule, @Nullable MonthDay patron, LocalDate date) {
    Schedule.DatedException exception = exceptionOn(schedule, date);
    if (exception != null) {
      return exception.openings();
    }
    return switch (schedule.kind()) {
      case UNKNOWN, BY_APPOINTMENT -> List.of();
      case ALWAYS ->
          schedule.holidays() == Schedule.HolidayPolicy.CLOSED && isHoliday(patron, date)
              ? List.of()
              : WHOLE_DAY;
      case WEEKLY ->
          schedule.holidays() != Schedule.HolidayPolicy.AS_USUAL && isHoliday(patron, date)
              ? List.of()
              : weekly(schedule.slots(), date);
    };
  }

  private static List<Schedule.Opening> weekly(List<Schedule.Slot> slots, LocalDate date) {
    List<Schedule.Opening> openings = new ArrayList<>(2);
    for (Schedule.Slot slot : slots) {
      if (slot.holdsOn(date)) {
        openings.add(new Schedule.Opening(slot.opens(), slot.closes()));
      }
    }
    return openings;
  }

  private static OpenState.Kind kindOf(
      Schedule schedule, @Nullable MonthDay patron, LocalDate date) {
    if (exceptionOn(schedule, date) == null) {
      if (schedule.kind() == Schedule.Kind.UNKNOWN) {
        return OpenState.Kind.UNKNOWN;
      }
      boolean holiday =
          schedule.holidays() != Schedule.HolidayPolicy.AS_USUAL && isHoliday(patron, date);
      if (schedule.kind() == Schedule.Kind.BY_APPOINTMENT
          && !(holiday && schedule.holidays() == Schedule.HolidayPolicy.CLOSED)) {
        return OpenState.Kind.BY_APPOINTMENT;
      }
      if (schedule.kind() == Schedule.Kind.WEEKLY
          && holiday
          && schedule.holidays() == Schedule.HolidayPolicy.UNKNOWN) {
        return OpenState.Kind.UNKNOWN;
      }
    }
    return openings(schedule, patron, date).isEmpty() ? OpenState.Kind.CLOSED : OpenState.Kind.OPEN;
  }

  private static Schedule.@Nullable DatedException exceptionOn(Schedule schedule, LocalDate date) {
    for (Schedule.DatedException exception : schedule.exceptions()) {
      if (exception.covers(date)) {
        return exception;
      }
    }
    return null;
  }

  private @Nullable MonthDay patronDay(@Nullable String city) {
    return city == null ? null : patronDays.apply(city).orElse(null);
  }

  private static boolean isHoliday(@Nullable MonthDay patron, LocalDate date) {
    return isPatronDay(patron, date) || Holidays.isNational(date);
  }

  private static boolean isPatronDay(@Nullable MonthDay patron, LocalDate date) {
    return patron != null
        && patron.getMonthValue() == date.getMonthValue()
        && patron.getDayOfMonth() == date.getDayOfMonth();
  }

  private static LocalDate localDate(Instant instant) {
    ZoneOffset offset = RULES.getOffset(instant);
    return LocalDate.ofEpochDay(
        Math.floorDiv(instant.getEpochSecond() + offset.getTotalSeconds(), 86_400L));
  }

  private static Instant opens(LocalDate date, Schedule.Opening opening) {
    return instant(date.atTime(opening.opens()));
  }

  private static Instant closes(LocalDate date, Schedule.Opening opening) {
    boolean nextDay = !opening.closes().isAfter(opening.opens());
    return instant((nextDay ? date.plusDays(1) : date).atTime(opening.closes()));
  }

  private static Instant instant(LocalDateTime wallClock) {
    ZoneOffsetTransition change = RULES.getTransition(wallClock);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    ZoneOffset offset = change == null ? RULES.getOffset(wallClock) : change.getOffsetBefore();
    return wallClock.toInstant(offset);
  }
}
