package org.capacitymetro.mapping;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.hours.OsmOpeningHours;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hours.Schedule.HolidayPolicy;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.hours.Schedule.Slot;
import org.capacitymetro.text.LocalizedText;

/// Reads opening hours written in Italian for people, such as `dal lunedì al venerdì 08:30 alle
/// 12:30 e dalle 13:30 alle 16:00` or `Lunedì 14-17; martedì 13-16`. A text is either understood to
/// its last word or not at all: half understood hours would send somebody to a closed door. Only a
/// sentence about answering the telephone may be left over, because it says nothing about the door.
public final class ItalianHours {
  private static final Map<String, DayOfWeek> DAYS =
      Map.ofEntries(
          Map.entry("lun", DayOfWeek.MONDAY),
          Map.entry("mar", DayOfWeek.TUESDAY),
          Map.entry("mer", DayOfWeek.WEDNESDAY),
          Map.entry("gio", DayOfWeek.THURSDAY),
          Map.entry("ven", DayOfWeek.FRIDAY),
          Map.entry("sab", DayOfWeek.SATURDAY),
          Map.entry("dom", DayOfWeek.SUNDAY));
  private static final Pattern DAY =
      Pattern.compile(
          "(lun|mar|mer|gio|ven)(?:edi|tedi|coledi|vedi|erdi)?\\.?|(sab)(?:ato)?\\.?|(dom)(?:enica)?\\.?");
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\d{1,2}(?:[:.,]\\d{2})?(?![\\d])|[a-z]+\\.?|[,;:|/&\\-])");
  private static final Pattern ABOUT_THE_PHONE =
      Pattern.compile("telefonic|richieste di colloquio");
  private static final Pattern ALWAYS =
      Pattern.compile("24/7|h ?24|24 ore su 24(,? tutti i giorni)?|sempre aperto|aperto 24 ore");
  private static final Pattern BY_APPOINTMENT =
      Pattern.compile("(solo |riceve |aperto )*(su|previo|per) appuntamento");

  private final List<String> tokens;
  private int next;

  private ItalianHours(List<String> tokens) {
    this.tokens = tokens;
  }

  /// The schedule that the words say, always with the words themselves; of kind UNKNOWN where they
  /// are not understood whole. Empty for a blank text.
  public static Optional<ParsedHours> parse(String text) {
    return whole(text)
        .map(
            schedule ->
                new ParsedHours(
                    schedule,
                    schedule.kind() == Kind.UNKNOWN ? 0 : 1,
                    schedule.original().in("it"),
                    List.of(),
                    schedule.kind() == Kind.BY_APPOINTMENT));
  }

  private static Optional<Schedule> whole(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    LocalizedText original = LocalizedText.of("it", text.replaceFirst("^[\\s:;,-]+", ""));
    String plain = plain(text);
    if (ALWAYS.matcher(plain).matches()) {
      return Optional.of(schedule(Kind.ALWAYS, List.of(), HolidayPolicy.AS_USUAL, original));
    }
    if (BY_APPOINTMENT.matcher(plain).matches()) {
      return Optional.of(schedule(Kind.BY_APPOINTMENT, List.of(), HolidayPolicy.UNKNOWN, original));
    }
    List<Slot> slots =
        tokens(plain).map(found -> new ItalianHours(found).slots()).orElse(List.of());
    Kind kind = slots.isEmpty() || overlap(slots) ? Kind.UNKNOWN : Kind.WEEKLY;
    if (kind == Kind.UNKNOWN) {
      Schedule notation = OsmOpeningHours.parse(text.strip());
      if (notation.kind() != Kind.UNKNOWN) {
        return Optional.of(notation);
      }
    }
    return Optional.of(
        schedule(kind, kind == Kind.WEEKLY ? slots : List.of(), HolidayPolicy.UNKNOWN, original));
  }

  private static Schedule schedule(
      Kind kind, List<Slot> slots, HolidayPolicy holidays, LocalizedText original) {
    return new Schedule(kind, slots, holidays, List.of(), original);
  }

  private static String plain(String text) {
    String lower =
        text.toLowerCase(Locale.ITALIAN)
            .replace('ì', 'i')
            .replace("i'", "i")
            .replace('–', '-')
            .replace('’', '\'')
            .replaceAll("\\s+", " ")
            .replaceFirst("^[ :;,-]+", "")
            .strip();
    StringBuilder kept = new StringBuilder();
    for (String sentence : lower.split("(?<=[a-z\\d])\\. (?=[a-z])")) {
      boolean first = kept.isEmpty();
      if (first || !ABOUT_THE_PHONE.matcher(sentence).find()) {
        kept.append(first ? "" : " ; ").append(sentence);
      }
    }
    return kept.toString().replaceAll("(?<=[a-z\\d])\\.$", "");
  }

  private static Optional<List<String>> tokens(String plain) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(plain);
    int end = 0;
    while (end < matcher.regionEnd()) {
      matcher.region(end, matcher.regionEnd());
      if (!matcher.lookingAt()) {
        return Optional.empty();
      }
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    return Optional.of(tokens);
  }

  /// Empty when a single word is not understood.
  private List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    while (next < tokens.size()) {
      Set<DayOfWeek> days = days();
      if (days.isEmpty()) {
        return List.of();
      }
      skip(":", ",");
      if (is("chiuso") || is("chiusa")) {
        next++;
      } else {
        List<LocalTime[]> openings = openings();
        if (openings.isEmpty()) {
          return List.of();
        }
        for (DayOfWeek day : days) {
          openings.forEach(opening -> slots.add(new Slot(day, opening[0], opening[1], null)));
        }
      }
      skip(",", ";", "|", "-", "e", "/");
    }
    slots.sort(Comparator.comparing(Slot::day).thenComparing(Slot::opens));
    return slots;
  }

  private Set<DayOfWeek> days() {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (is("tutti") && is(1, "i") && is(2, "giorni")) {
      next += 3;
      return EnumSet.allOf(DayOfWeek.class);
    }
    boolean worded = is("dal") || is("da") || is("dalla");
    next += worded ? 1 : 0;
    if (day(next).isEmpty()) {
      return days;
    }
    DayOfWeek first = day(next++).get();
    if (worded) {
      return (is("al") || is("a") || is("alla")) && day(next + 1).isPresent()
          ? range(first, dayAfterWord())
          : days;
    }
    if (is("-") && day(next + 1).isPresent() && !(is(2, "-") && day(next + 3).isPresent())) {
      return range(first, dayAfterWord());
    }
    days.add(first);
    while ((is(",") || is("e") || is("-") || is("&")) && day(next + 1).isPresent()) {
      days.add(dayAfterWord());
    }
    return days;
  }

  private DayOfWeek dayAfterWord() {
    next += 2;
    return day(next - 1).orElseThrow();
  }

  private static Set<DayOfWeek> range(DayOfWeek first, DayOfWeek last) {
    EnumSet<DayOfWeek> days = EnumSet.of(first);
    for (DayOfWeek day = first; day != last; day = day.plus(1)) {
      days.add(day.plus(1));
    }
    return days;
  }

  private List<LocalTime[]> openings() {
    List<LocalTime[]> openings = new ArrayList<>();
    boolean more = true;
    while (more) {
      skip("dalle", "dall", "ore");
      skip("ore");
      Optional<LocalTime> opens = time(next);
      boolean joined = is(1, "-") || is(1, "/") || is(1, "alle") || is(1, "a");
      Optional<LocalTime> closes = time(next + 2);
      if (opens.isEmpty() || !joined || closes.isEmpty() || !plausible(opens.get(), closes.get())) {
        return List.of();
      }
      openings.add(new LocalTime[] {opens.get(), closes.get()});
      next += 3;
      int joint = is(",") || is("e") || is("-") || is("/") ? 1 : 0;
      int worded = is(joint, "dalle") || is(joint, "ore") ? 1 : 0;
      more = time(next + joint + worded).isPresent();
      next += more ? joint : 0;
    }
    return openings;
  }

  /// A day ends after it begins; only evening hours may end in the following morning.
  private static boolean plausible(LocalTime opens, LocalTime closes) {
    return closes.isAfter(opens)
        || closes.equals(LocalTime.MIDNIGHT)
        || (opens.getHour() >= 17 && closes.getHour() <= 8 && !closes.equals(opens));
  }

  private static boolean overlap(List<Slot> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      Slot before = sorted.get(i - 1);
      Slot slot = sorted.get(i);
      boolean pastMidnight = !before.closes().isAfter(before.opens());
      if (before.day() == slot.day() && (pastMidnight || slot.opens().isBefore(before.closes()))) {
        return true;
      }
    }
    return false;
  }

  private Optional<DayOfWeek> day(int index) {
    if (index >= tokens.size()) {
      return Optional.empty();
    }
    String token = tokens.get(index);
    return DAY.matcher(token).matches()
        ? Optional.ofNullable(DAYS.get(token.substring(0, 3)))
        : Optional.empty();
  }

  private Optional<LocalTime> time(int index) {
    if (index >= tokens.size() || !Character.isDigit(tokens.get(index).charAt(0))) {
      return Optional.empty();
    }
    String[] parts = tokens.get(index).split("[:.,]");
    int hour = Integer.parseInt(parts[0]);
    int minute = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
      return Optional.empty();
    }
    return Optional.of(LocalTime.of(hour % 24, minute));
  }

  private boolean is(String word) {
    return is(0, word);
  }

  private boolean is(int ahead, String word) {
    return next + ahead < tokens.size() && tokens.get(next + ahead).equals(word);
  }

  private void skip(String... words) {
    for (String word : words) {
      next += is(word) ? 1 : 0;
    }
  }
}
