package org.capacitymetro.hours;

import ch.poole.openinghoursparser.DateRange;
import ch.poole.openinghoursparser.DateWithOffset;
import ch.poole.openinghoursparser.Holiday;
import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier;
import ch.poole.openinghoursparser.TimeSpan;
import ch.poole.openinghoursparser.TokenMgrError;
import ch.poole.openinghoursparser.WeekDayRange;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.capacitymetro.hours.Schedule.HolidayPolicy;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.hours.Schedule.Season;
import org.capacitymetro.hours.Schedule.Slot;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The weekly part of a schedule in the `opening_hours` notation of OpenStreetMap (`Mo-Fr
/// 09:00-13:00; PH off`). A text is understood whole or kept whole: what the notation says beyond
/// weekly slots, seasons and holidays (sunset, weeks, years, n-th weekdays) stays visible as it was
/// written.
public final class OsmOpeningHours {
  private static final int DAY_MINUTES = 24 * 60;
  private static final Pattern APPOINTMENT =
      Pattern.compile("(by|on) appointment|(su|per|previo) appuntamento", Pattern.CASE_INSENSITIVE);

  private OsmOpeningHours() {}

  /// The schedule that the notation says; of kind UNKNOWN with the text as [Schedule#original]
  /// where it says more than a schedule holds, or nothing.
  public static Schedule parse(String notation) {
    if (notation.isBlank()) {
      return Schedule.UNKNOWN;
    }
    try {
      return new Reading(new OpeningHoursParser(new StringReader(notation)).rules(false))
          .schedule();
    } catch (OpeningHoursParseException
        | TokenMgrError
        | DateTimeException
        | IllegalArgumentException e) {
      return new Schedule(
          Kind.UNKNOWN,
          List.of(),
          HolidayPolicy.UNKNOWN,
          List.of(),
          LocalizedText.of("it", notation));
    }
  }

  /// The notation of the weekly part; dated exceptions are not in it. Empty for unknown hours.
  public static Optional<String> format(Schedule schedule) {
    return switch (schedule.kind()) {
      case ALWAYS -> Optional.of("24/7");
      case BY_APPOINTMENT -> Optional.of("\"by appointment\"");
      case UNKNOWN -> Optional.empty();
      case WEEKLY -> Optional.of(weekly(schedule));
    };
  }

  /// What the rules of one text add up to. A rule replaces the earlier ones on its days, within its
  /// season; an additional rule (after a comma) leaves them.
  private static final class Reading {
    private final List<Slot> slots = new ArrayList<>();
    private HolidayPolicy holidays = HolidayPolicy.UNKNOWN;
    private @Nullable Kind whole;

    Reading(List<Rule> rules) {
      for (Rule rule : rules) {
        read(rule, rules.size() == 1);
      }
    }

    Schedule schedule() {
      Kind kind = whole != null ? whole : Kind.WEEKLY;
      if (kind == Kind.WEEKLY && slots.isEmpty()) {
        throw new IllegalArgumentException("never open");
      }
      return new Schedule(kind, slots, holidays, List.of(), LocalizedText.EMPTY);
    }

    private void read(Rule rule, boolean alone) {
      refuse(rule.isFallBack() || rule.getYears() != null || rule.getWeeks() != null, "rule");
      RuleModifier modifier = rule.getModifier();
      boolean closed = closes(modifier);
      String comment = modifier == null ? rule.getComment() : modifier.getComment();
      if (comment != null) {
        refuse(!alone || closed || !APPOINTMENT.matcher(comment).find() || says(rule), "comment");
        whole = Kind.BY_APPOINTMENT;
      } else if (rule.isTwentyfourseven()) {
        refuse(!alone || closed, "24/7 beside other rules");
        whole = Kind.ALWAYS;
        holidays = HolidayPolicy.AS_USUAL;
      } else if (rule.getHolidays() != null) {
        readHolidays(rule, closed);
      } else {
        readDays(rule, closed);
      }
    }

    private void readHolidays(Rule rule, boolean closed) {
      for (Holiday holiday : rule.getHolidays()) {
        refuse(holiday.getType() != Holiday.Type.PH || holiday.getOffset() != 0, "holiday");
      }
      if (closed) {
        refuse(rule.getDays() != null || rule.getTimes() != null, "closed on days and holidays");
        holidays = HolidayPolicy.CLOSED;
      } else {
        refuse(days(rule).size() < 7 || rule.getDays() == null, "hours of holidays alone");
        holidays = HolidayPolicy.AS_USUAL;
        readDays(rule, false);
      }
    }

    private void readDays(Rule rule, boolean closed) {
      Set<DayOfWeek> days = days(rule);
      for (Season season : seasons(rule)) {
        if (!rule.isAdditive()) {
          slots.removeIf(
              slot -> days.contains(slot.day()) && java.util.Objects.equals(slot.season(), season));
        }
        if (!closed) {
          for (DayOfWeek day : days) {
            for (TimeSpan span : times(rule)) {
              slots.add(slot(day, span, season));
            }
          }
        }
      }
    }

    private static boolean closes(@Nullable RuleModifier modifier) {
      if (modifier == null || modifier.getModifier() == null) {
        return false;
      }
      refuse(modifier.getModifier() == RuleModifier.Modifier.UNKNOWN, "unknown");
      return modifier.getModifier() != RuleModifier.Modifier.OPEN;
    }

    private static boolean says(Rule rule) {
      return rule.getDays() != null || rule.getTimes() != null || rule.getDates() != null;
    }

    private static Set<DayOfWeek> days(Rule rule) {
      if (rule.getDays() == null) {
        return EnumSet.allOf(DayOfWeek.class);
      }
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (WeekDayRange range : rule.getDays()) {
        refuse(range.getNths() != null || range.getOffset() != 0, "n-th weekday");
        DayOfWeek day = DayOfWeek.of(range.getStartDay().ordinal() + 1);
        DayOfWeek last =
            range.getEndDay() == null ? day : DayOfWeek.of(range.getEndDay().ordinal() + 1);
        days.add(day);
        while (day != last) {
          day = day.plus(1);
          days.add(day);
        }
      }
      return days;
    }

    private static List<TimeSpan> times(Rule rule) {
      if (rule.getTimes() != null) {
        return rule.getTimes();
      }
      TimeSpan wholeDay = new TimeSpan();
      wholeDay.setStart(0);
      wholeDay.setEnd(DAY_MINUTES);
      return List.of(wholeDay);
    }

    private static Slot slot(DayOfWeek day, TimeSpan span, @Nullable Season season) {
      refuse(span.getStartEvent() != null || span.getEndEvent() != null, "sun times");
      refuse(span.isOpenEnded() || span.getInterval() > 0 || span.getEnd() < 0, "open end");
      int start = span.getStart();
      int end = span.getEnd() <= start ? span.getEnd() + DAY_MINUTES : span.getEnd();
      refuse(start >= DAY_MINUTES || end - start > DAY_MINUTES, "times");
      return new Slot(day, time(start), time(end % DAY_MINUTES), season);
    }

    private static List<@Nullable Season> seasons(Rule rule) {
      List<@Nullable Season> seasons = new ArrayList<>();
      if (rule.getDates() == null) {
        seasons.add(null);
      } else {
        for (DateRange range : rule.getDates()) {
          refuse(range.getInterval() > 0, "interval");
          DateWithOffset from = range.getStartDate();
          DateWithOffset to = range.getEndDate() == null ? from : range.getEndDate();
          seasons.add(new Season(monthDay(from, false), monthDay(to, true)));
        }
      }
      return seasons;
    }

    private static MonthDay monthDay(DateWithOffset date, boolean last) {
      refuse(
          date.getMonth() == null
              || !date.undefinedYear()
              || date.isOpenEnded()
              || date.getVarDate() != null
              || date.getNthWeekDay() != null
              || date.getWeekDayOffset() != null
              || date.getDayOffset() != 0,
          "date");
      Month month = Month.of(date.getMonth().ordinal() + 1);
      return MonthDay.of(
          month, date.undefinedDay() ? (last ? month.maxLength() : 1) : date.getDay());
    }

    private static LocalTime time(int minutes) {
      return LocalTime.of(minutes / 60, minutes % 60);
    }

    private static void refuse(boolean more, String what) {
      if (more) {
        throw new IllegalArgumentException(what + ": more than a weekly schedule holds");
      }
    }
  }

  private static String weekly(Schedule schedule) {
    Map<String, Map<DayOfWeek, List<String>>> bySeason = new LinkedHashMap<>();
    for (Slot slot : schedule.slots()) {
      bySeason
          .computeIfAbsent(season(slot.season()), season -> new TreeMap<>())
          .computeIfAbsent(slot.day(), day -> new ArrayList<>())
          .add(clock(slot.opens(), "00:00") + "-" + clock(slot.closes(), "24:00"));
    }
    List<String> rules = new ArrayList<>();
    bySeason.forEach((season, days) -> rules.addAll(rules(season, days)));
    // Slots of a season stand beside those of the year and of other seasons, and replace none.
    String text = String.join(bySeason.size() > 1 ? ", " : "; ", rules);
    return schedule.holidays() == HolidayPolicy.CLOSED ? text + "; PH off" : text;
  }

  /// One rule for each run of days with the same hours.
  private static List<String> rules(String season, Map<DayOfWeek, List<String>> days) {
    List<String> rules = new ArrayList<>();
    List<DayOfWeek> left = new ArrayList<>(days.keySet());
    while (!left.isEmpty()) {
      DayOfWeek first = left.removeFirst();
      DayOfWeek last = first;
      List<String> hours = hours(days, first);
      while (!left.isEmpty()
          && left.getFirst() == last.plus(1)
          && hours(days, left.getFirst()).equals(hours)) {
        last = left.removeFirst();
      }
      String range = first == last ? name(first) : name(first) + "-" + name(last);
      rules.add(season + range + " " + String.join(",", hours));
    }
    return rules;
  }

  private static List<String> hours(Map<DayOfWeek, List<String>> days, DayOfWeek day) {
    return days.getOrDefault(day, List.of()).stream().sorted().toList();
  }

  private static String season(@Nullable Season season) {
    return season == null ? "" : day(season.from()) + "-" + day(season.to()) + " ";
  }

  private static String day(MonthDay day) {
    return "%s %02d".formatted(capital(day.getMonth().name(), 3), day.getDayOfMonth());
  }

  private static String name(DayOfWeek day) {
    return capital(day.name(), 2);
  }

  private static String capital(String name, int letters) {
    return name.charAt(0) + name.substring(1, letters).toLowerCase(Locale.ROOT);
  }

  private static String clock(LocalTime time, String midnight) {
    return time.equals(LocalTime.MIDNIGHT) ? midnight : time.toString();
  }
}
