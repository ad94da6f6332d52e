package org.capacitymetro.mapping;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.hours.Schedule.HolidayPolicy;
import org.capacitymetro.hours.Schedule.Opening;
import org.capacitymetro.hours.Schedule.Season;
import org.capacitymetro.hours.Schedule.Slot;
import org.jspecify.annotations.Nullable;

/// Reads the tokens of one text from left to right: clauses of days and hours, closed days, months.
/// What it cannot use it leaves over and goes on with the at.next clause.
final class HoursReader {
  private static final Set<String> ORDINALS =
      Set.of(
          "primo", "secondo", "terzo", "quarto", "ultimo", "prima", "ultima", "alterne", "alterni");
  private static final Set<String> CLOSED =
      Set.of("chiuso", "chiusa", "chiusi", "chiusura", "riposo", "chiude");
  private static final Set<String> EXCEPT =
      Set.of("tranne", "eccetto", "escluso", "esclusa", "esclusi", "escluse", "salvo");

  private final HoursTokens at;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Season> closures = new ArrayList<>();
  private final List<String> leftOver = new ArrayList<>();
  private HolidayPolicy holidays = HolidayPolicy.UNKNOWN;
  private List<Season> seasons = List.of();
  private Set<DayOfWeek> lastDays = Set.of();
  private boolean appointment;
  private int unread;

  HoursReader(List<String> tokens) {
    this.at = new HoursTokens(tokens);
  }

  List<Slot> slots() {
    return slots;
  }

  HolidayPolicy holidays() {
    return holidays;
  }

  boolean appointment() {
    return appointment;
  }

  List<String> leftOver() {
    return leftOver;
  }

  List<String> assumed() {
    return at.assumed();
  }

  /// Share of the tokens that were understood.
  double share() {
    return at.size() == 0 ? 0 : 1 - (double) unread / at.size();
  }

  HoursReader read() {
    boolean timesFirst = timesFirst();
    while (!at.ended()) {
      int begin = at.next;
      boolean understood =
          separator()
              || appointmentClause()
              || closedClause()
              || seasonClause()
              || (timesFirst ? timesThenDays() : daysThenTimes());
      if (!understood) {
        at.next = begin;
        leaveOver();
      }
    }
    seasonsOfTheRest();
    HoursSeasons.close(slots, closures);
    slots.sort(
        Comparator.comparing(Slot::day)
            .thenComparing(Slot::opens)
            .thenComparing(slot -> String.valueOf(slot.season())));
    return this;
  }

  private boolean separator() {
    int begin = at.next;
    while (at.isOneOf(",", ";", "|", "-", "e", "ed", "/", "+", "&", ":", "(", ")", "nonche", ".")
        && !(at.isOneOf("e", "ed") && at.isOneOf(2, "appuntamento", "prenotazione"))) {
      at.next++;
    }
    return at.next > begin;
  }

  /// Takes the tokens of what is not understood, up to where a clause may begin. After "first" or
  /// "every other" the days and hours that follow are not those of every week.
  private void leaveOver() {
    StringBuilder words = new StringBuilder();
    boolean notEveryWeek = false;
    do {
      String token = at.word(0);
      at.next++;
      notEveryWeek |= ORDINALS.contains(token) || token.endsWith("^");
      words.append(words.isEmpty() ? "" : " ").append(token);
      unread++;
    } while (!at.ended()
        && !at.is(";")
        && (notEveryWeek
            || (at.day(at.next).isEmpty() && !at.isOneOf("da", "dal", "tutti", "ogni"))));
    leftOver.add(words.toString());
  }

  private boolean appointmentClause() {
    int begin = at.next;
    boolean also = at.isOneOf("anche", "o", "oppure", "e", "ed");
    at.next += also ? 1 : 0;
    if (at.isOneOf("su", "previo", "per", "con", "tramite")
        && at.isOneOf(1, "appuntamento", "prenotazione")) {
      at.next += 2;
      boolean whole = begin == 0 || at.onlyFrom(at.next, ")", ";", ",", ".");
      if (whole && !also) {
        appointment = true;
        return true;
      }
      appointment |= !also;
    }
    at.next = begin;
    return false;
  }

  /// `chiuso il martedì`, `chiuso ad agosto`, `chiuso nei festivi`.
  private boolean closedClause() {
    if (!CLOSED.contains(at.word(0))) {
      return false;
    }
    at.next++;
    at.skipWords(
        "settimanale", "estiva", "nel", "nei", "il", "la", "al", "di", "giorni", "giorno", ":");
    return closed();
  }

  private boolean closed() {
    boolean any = false;
    int end = at.next;
    do {
      at.skipWords(
          "ad", "a", "in", "nel", "nei", "il", "i", "la", "mese", "mesi", "di", "anche", "giorni");
      Optional<List<Season>> months = season();
      Set<DayOfWeek> days = months.isPresent() ? EnumSet.noneOf(DayOfWeek.class) : days();
      if (months.isPresent()) {
        closures.addAll(months.get());
      } else if (!days.isEmpty()) {
        slots.removeIf(slot -> days.contains(slot.day()));
      } else if (at.isOneOf("festivi", "festivita", "festivo")) {
        at.next++;
        holidays = HolidayPolicy.CLOSED;
      } else {
        break;
      }
      any = true;
      end = at.next;
      at.skipWords(",", "e", "ed");
    } while (!at.ended());
    at.next = any ? end : at.next;
    return any;
  }

  /// Months or dates that the clauses after them hold in.
  private boolean seasonClause() {
    at.skipWords("nel", "nei", "in", "a", "mese", "mesi", "di", "periodo");
    Optional<List<Season>> found = season();
    if (found.isEmpty()) {
      return false;
    }
    at.skipWords(":", ",", "-");
    if (CLOSED.contains(at.word(0))) {
      at.next++;
      closures.addAll(found.get());
      return true;
    }
    seasons = found.get();
    return true;
  }

  private Optional<List<Season>> season() {
    int begin = at.next;
    boolean worded = at.isOneOf("da", "dal", "dall'");
    at.next += worded ? 1 : 0;
    Optional<MonthDay> from = dayOfYear(false);
    boolean range =
        from.isPresent() && (worded ? at.isOneOf("a", "al", "all'", "fino") : at.is("-"));
    if (range) {
      at.next++;
      at.skipWords("al", "a");
      Optional<MonthDay> to = dayOfYear(true);
      if (to.isPresent()) {
        return Optional.of(List.of(new Season(from.get(), to.get())));
      }
    }
    at.next = begin;
    if (worded) {
      return dayRangeOfOneMonth();
    }
    List<Season> months = new ArrayList<>();
    int end = at.next;
    while (at.month(at.next).isPresent()) {
      months.add(HoursSeasons.of(at.month(at.next).get()));
      end = ++at.next;
      at.skipWords(",", "e", "ed");
    }
    at.next = end;
    return months.isEmpty() ? Optional.empty() : Optional.of(HoursSeasons.joined(months));
  }

  /// `dal 10 al 20 agosto`.
  private Optional<List<Season>> dayRangeOfOneMonth() {
    int begin = at.next;
    at.next++;
    Optional<Integer> first = at.number(at.next);
    if (first.isPresent() && at.isOneOf(1, "al", "all'") && at.number(at.next + 2).isPresent()) {
      Optional<Month> month = at.month(at.next + 3);
      if (month.isPresent()) {
        int last = at.number(at.next + 2).get();
        at.next += 4;
        return Optional.of(
            List.of(
                new Season(
                    HoursSeasons.day(month.get(), first.get()),
                    HoursSeasons.day(month.get(), last))));
      }
    }
    at.next = begin;
    return Optional.empty();
  }

  /// `1 giugno`, `giugno`.
  private Optional<MonthDay> dayOfYear(boolean last) {
    Optional<Integer> day = at.number(at.next);
    Optional<Month> month = at.month(day.isPresent() ? at.next + 1 : at.next);
    if (month.isEmpty()) {
      return Optional.empty();
    }
    at.next += day.isPresent() ? 2 : 1;
    return Optional.of(
        HoursSeasons.day(month.get(), day.orElse(last ? month.get().maxLength() : 1)));
  }

  private boolean timesFirst() {
    at.skipWords("dalle", "ore", "h");
    boolean first = at.time(at.next).isPresent() && at.month(at.next + 1).isEmpty();
    at.next = 0;
    return first;
  }

  private boolean daysThenTimes() {
    int begin = at.next;
    at.skipWords(
        "anche", "nei", "nelle", "il", "i", "la", "di", "giorni", "giornate", "le", "nella", "del");
    Set<DayOfWeek> days = days();
    if (days.isEmpty()) {
      return holidaysClosed() || hoursOfASeason();
    }
    boolean holidaysToo = false;
    if ((at.is("e") || at.is(",")) && at.isOneOf(1, "festivi", "festivita")) {
      at.next += 2;
      holidaysToo = true;
    }
    at.skipWords(":", ",", "anche", "-", "(", ")");
    if (CLOSED.contains(at.word(0))) {
      at.next++;
      slots.removeIf(slot -> days.contains(slot.day()));
      holidays = holidaysToo ? HolidayPolicy.CLOSED : holidays;
      return true;
    }
    List<Opening> openings = at.openings();
    if (openings.isEmpty() || holidaysToo) {
      return false;
    }
    add(days, openings, begin);
    withoutHolidays();
    return true;
  }

  /// `luglio e agosto 8-14` after hours with days: taken for the same days.
  private boolean hoursOfASeason() {
    int begin = at.next;
    List<Opening> openings = seasons.isEmpty() || lastDays.isEmpty() ? List.of() : at.openings();
    if (openings.isEmpty()) {
      return false;
    }
    at.assume(begin, at.next);
    add(lastDays, openings, begin);
    return true;
  }

  private boolean holidaysClosed() {
    if (at.isOneOf("festivi", "festivita") && CLOSED.contains(at.word(1))) {
      at.next += 2;
      holidays = HolidayPolicy.CLOSED;
      return true;
    }
    return false;
  }

  /// `..., festivi esclusi`.
  private void withoutHolidays() {
    int comma = at.is(",") || at.is("(") ? 1 : 0;
    if (at.isOneOf(comma, "festivi") && EXCEPT.contains(at.word(comma + 1))) {
      at.next += comma + 2;
      holidays = HolidayPolicy.CLOSED;
    } else if (EXCEPT.contains(at.word(comma))) {
      int article = at.isOneOf(comma + 1, "i", "giorni", "nei") ? 1 : 0;
      if (at.isOneOf(comma + 1 + article, "festivi", "festivita")) {
        at.next += comma + 2 + article;
        holidays = HolidayPolicy.CLOSED;
      }
    }
  }

  private boolean timesThenDays() {
    int begin = at.next;
    List<Opening> openings = at.openings();
    if (openings.isEmpty()) {
      return false;
    }
    int afterTimes = at.next;
    at.skipWords(",", ":", "(", "di", "il", "i", "nei", "giorni", "e");
    Set<DayOfWeek> days = days();
    if (!days.isEmpty()) {
      at.skipWords(")");
      add(days, openings, begin);
      withoutHolidays();
      return true;
    }
    at.next = afterTimes;
    if (slots.isEmpty()) {
      at.assume(0, at.size());
      add(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), openings, begin);
      return true;
    }
    return false;
  }

  /// Hours that meet earlier ones of the same day are taken to replace them.
  private void add(Set<DayOfWeek> days, List<Opening> openings, int begin) {
    List<@Nullable Season> wanted = new ArrayList<>(seasons);
    if (wanted.isEmpty()) {
      wanted.add(null);
    }
    for (Season season : wanted) {
      List<Slot> more = new ArrayList<>();
      for (DayOfWeek day : days) {
        openings.forEach(each -> more.add(new Slot(day, each.opens(), each.closes(), season)));
      }
      boolean meets =
          slots.stream()
              .filter(slot -> season == null || slot.season() != null)
              .anyMatch(slot -> more.stream().anyMatch(slot::overlaps));
      if (meets) {
        at.assume(begin, at.next);
        at.assume(0, begin);
        slots.removeIf(slot -> days.contains(slot.day()));
      }
      slots.addAll(more);
    }
    lastDays = days;
  }

  /// Hours of the year beside hours of a season hold in the rest of the year.
  private void seasonsOfTheRest() {
    List<Season> named =
        slots.stream()
            .flatMap(slot -> Optional.ofNullable(slot.season()).stream())
            .distinct()
            .toList();
    if (!named.isEmpty() && slots.stream().anyMatch(slot -> slot.season() == null)) {
      at.assume(0, at.size());
      List<Slot> ofTheYear = slots.stream().filter(slot -> slot.season() == null).toList();
      slots.removeAll(ofTheYear);
      List<Slot> rest = new ArrayList<>(ofTheYear);
      HoursSeasons.close(rest, named);
      slots.addAll(rest);
    }
  }

  private Set<DayOfWeek> days() {
    EnumSet<DayOfWeek> days = at.namedDays();
    int comma = at.is(",") || at.is("(") ? 1 : 0;
    if (!days.isEmpty() && EXCEPT.contains(at.word(comma))) {
      int begin = at.next;
      at.next += comma + 1;
      at.skipWords("il", "la", "i", "di");
      EnumSet<DayOfWeek> but = at.namedDays();
      if (but.isEmpty() && at.isOneOf("festivi", "festivita")) {
        at.next++;
        holidays = HolidayPolicy.CLOSED;
      } else if (but.isEmpty()) {
        at.next = begin;
      } else {
        days.removeAll(but);
        if (at.is("e") && at.isOneOf(1, "festivi")) {
          at.next += 2;
          holidays = HolidayPolicy.CLOSED;
        }
        at.skipWords(")");
      }
    }
    return days;
  }
}
