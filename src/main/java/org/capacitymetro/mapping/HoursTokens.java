package org.capacitymetro.mapping;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitymetro.hours.Schedule.Opening;

/// The tokens of one text and the place reached in them: what days, months and times are.
final class HoursTokens {
  private static final Map<String, DayOfWeek> DAYS =
      Map.of(
          "lun", DayOfWeek.MONDAY,
          "mar", DayOfWeek.TUESDAY,
          "mer", DayOfWeek.WEDNESDAY,
          "gio", DayOfWeek.THURSDAY,
          "ven", DayOfWeek.FRIDAY,
          "sab", DayOfWeek.SATURDAY,
          "dom", DayOfWeek.SUNDAY);
  private static final Pattern DAY =
      Pattern.compile(
          "lun(?:edi)?\\.?|mart?(?:edi)?\\.?|mer(?:c|coledi)?\\.?|gio(?:v|vedi)?\\.?|ven(?:erdi)?\\.?|sab(?:ato)?\\.?|dom(?:enica)?\\.?");
  private static final List<String> MONTHS =
      List.of("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic");
  private static final Pattern MONTH =
      Pattern.compile(
          "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre");

  private final List<String> tokens;
  private final List<String> assumed = new ArrayList<>();
  int next;

  HoursTokens(List<String> tokens) {
    this.tokens = tokens;
  }

  int size() {
    return tokens.size();
  }

  boolean ended() {
    return next >= tokens.size();
  }

  /// What was read one way and could have been meant in another.
  List<String> assumed() {
    return assumed;
  }

  void assume(int from, int to) {
    assumed.add(words(from, to));
  }

  String words(int from, int to) {
    return String.join(" ", tokens.subList(from, Math.min(to, tokens.size())));
  }

  boolean onlyFrom(int index, String... allowed) {
    return tokens.subList(index, tokens.size()).stream().allMatch(List.of(allowed)::contains);
  }

  EnumSet<DayOfWeek> namedDays() {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if ((is("tutti") && isOneOf(1, "i") && isOneOf(2, "giorni"))
        || (is("ogni") && isOneOf(1, "giorno"))) {
      next += is("ogni") ? 2 : 3;
      if (isOneOf("feriali")) {
        next++;
        assume(next - 1, next);
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
      }
      return EnumSet.allOf(DayOfWeek.class);
    }
    if (isOneOf("feriali")) {
      next++;
      assume(next - 1, next);
      return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
    }
    boolean worded = isOneOf("dal", "da", "dalla", "al") && day(next + 1).isPresent();
    next += worded ? 1 : 0;
    if (is("ogni") && day(next + 1).isPresent()) {
      next++;
    }
    if (day(next).isEmpty()) {
      return days;
    }
    DayOfWeek first = day(next++).get();
    if (worded) {
      boolean to = isOneOf("al", "a", "alla", "ad", "sino", "fino") || is("-");
      int more = isOneOf("sino", "fino") ? 1 : 0;
      if (to && day(next + 1 + more).isPresent()) {
        next += more;
        return range(first, dayAfterWord());
      }
      next--;
      return days;
    }
    if (isOneOf("al", "a") && day(next + 1).isPresent()) {
      return range(first, dayAfterWord());
    }
    boolean pair = day(next + 1).isPresent() && day(next + 3).isEmpty();
    if (is("-") && (pair || !isOneOf(2, "-"))) {
      if (day(next + 1).isPresent()) {
        return range(first, dayAfterWord());
      }
    }
    if (is("/") && pair) {
      DayOfWeek last = dayAfterWord();
      assume(next - 3, next);
      return first == DayOfWeek.MONDAY && last.getValue() >= 5
          ? range(first, last)
          : EnumSet.of(first, last);
    }
    days.add(first);
    boolean more = true;
    while (more) {
      int joint = isOneOf(",", "e", "ed", "-", "&", "/", "+") ? 1 : 0;
      joint += joint == 1 && is(",") && isOneOf(1, "e") ? 1 : 0;
      int article = isOneOf(joint, "il", "la", "di") ? 1 : 0;
      more = day(next + joint + article).isPresent();
      if (more) {
        next += joint + article;
        days.add(day(next++).orElseThrow());
      }
    }
    return days;
  }

  private DayOfWeek dayAfterWord() {
    next += 2;
    return day(next - 1).orElseThrow();
  }

  private static EnumSet<DayOfWeek> range(DayOfWeek first, DayOfWeek last) {
    EnumSet<DayOfWeek> days = EnumSet.of(first);
    for (DayOfWeek day = first; day != last; day = day.plus(1)) {
      days.add(day.plus(1));
    }
    return days;
  }

  List<Opening> openings() {
    List<Opening> openings = new ArrayList<>();
    boolean more = true;
    while (more) {
      skipWords("dalle", "dall'", "ore", "h", "h.", ":");
      Optional<LocalTime> opens = time(next);
      int hour = isOneOf(1, "h", "h.") ? 1 : 0;
      int until = hour + (isOneOf(1 + hour, "fino", "sino") ? 1 : 0);
      boolean joined = isOneOf(1 + until, "-", "/", "alle", "a", "all'");
      int before = until + (isOneOf(2 + until, "ore", "h", "h.") ? 1 : 0);
      Optional<LocalTime> closes = time(next + 2 + before);
      if (opens.isEmpty() || !joined || closes.isEmpty() || !plausible(opens.get(), closes.get())) {
        return List.of();
      }
      openings.add(new Opening(opens.get(), closes.get()));
      next += 3 + before;
      next += isOneOf("h", "h.") ? 1 : 0;
      int joint = isOneOf(",", "e", "ed", "-", "/", ";", "|") ? 1 : 0;
      joint += joint == 1 && isOneOf(1, "e") ? 1 : 0;
      int worded = isOneOf(joint, "dalle", "ore", "h") ? 1 : 0;
      worded += worded == 1 && isOneOf(joint + 1, "ore") ? 1 : 0;
      int time = next + joint + worded;
      more = time(time).isPresent() && month(time + 1).isEmpty() && !tokenEnds(time, "^");
      next += more ? joint : 0;
    }
    for (int i = 0; i < openings.size(); i++) {
      for (int j = i + 1; j < openings.size(); j++) {
        if (openings.get(i).overlaps(openings.get(j))) {
          return List.of();
        }
      }
    }
    return openings;
  }

  /// A day ends after it begins; only evening hours may end in the following morning.
  private static boolean plausible(LocalTime opens, LocalTime closes) {
    return closes.isAfter(opens)
        || closes.equals(LocalTime.MIDNIGHT)
        || (opens.getHour() >= 17 && closes.getHour() <= 8 && !closes.equals(opens));
  }

  Optional<DayOfWeek> day(int index) {
    if (index >= tokens.size() || tokens.get(index).length() < 3) {
      return Optional.empty();
    }
    String token = tokens.get(index);
    return DAY.matcher(token).matches()
        ? Optional.ofNullable(DAYS.get(token.substring(0, 3)))
        : Optional.empty();
  }

  Optional<Month> month(int index) {
    return index < tokens.size() && MONTH.matcher(tokens.get(index)).matches()
        ? Optional.of(Month.of(MONTHS.indexOf(tokens.get(index).substring(0, 3)) + 1))
        : Optional.empty();
  }

  /// A day of a month.
  Optional<Integer> number(int index) {
    return index < tokens.size() && tokens.get(index).matches("[0-3]?\\d\\^?")
        ? Optional.of(Integer.valueOf(tokens.get(index).replace("^", "")))
        : Optional.empty();
  }

  Optional<LocalTime> time(int index) {
    if (index >= tokens.size()
        || !Character.isDigit(tokens.get(index).charAt(0))
        || tokenEnds(index, "^")) {
      return Optional.empty();
    }
    String token = tokens.get(index);
    boolean four = token.length() == 4 && token.chars().allMatch(Character::isDigit);
    String[] parts =
        four ? new String[] {token.substring(0, 2), token.substring(2)} : token.split("[:.,]");
    int hour = Integer.parseInt(parts[0]);
    int minute = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
      return Optional.empty();
    }
    return Optional.of(LocalTime.of(hour % 24, minute));
  }

  boolean tokenEnds(int index, String end) {
    return index < tokens.size() && tokens.get(index).endsWith(end);
  }

  String word(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead) : "";
  }

  boolean is(String word) {
    return word(0).equals(word);
  }

  boolean isOneOf(String... words) {
    return isOneOf(0, words);
  }

  boolean isOneOf(int ahead, String... words) {
    return List.of(words).contains(word(ahead));
  }

  void skipWords(String... words) {
    while (isOneOf(words)) {
      next++;
    }
  }
}
