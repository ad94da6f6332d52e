package org.capacitymetro.pages;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.MeasureUnit;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// How numbers, days, times and distances are written for readers of one language. Times are those
/// of Europe/Rome.
public record Formats(Language language) {
  public static final ZoneId ZONE = ZoneId.of("Europe/Rome");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /// Orders of days that the first two languages have; the others have theirs from CLDR.
  private static final Map<String, String> OWN_ORDER =
      Map.of(
          "yMMMMEEEEd",
          "EEEE d MMMM uuuu",
          "MMMMEEEEd",
          "EEEE d MMMM",
          "yMMMMd",
          "d MMMM uuuu",
          "yMMMM",
          "MMMM uuuu");

  private static final Map<String, DateTimeFormatter> ORDERS = new ConcurrentHashMap<>();

  /// With the day of the week: `martedì 24 novembre 2026`.
  public String date(LocalDate date) {
    return ordered("yMMMMEEEEd").format(date);
  }

  /// `martedì 24 novembre`.
  public String dayAndMonth(LocalDate date) {
    return ordered("MMMMEEEEd").format(date);
  }

  /// Without the day of the week: `24 novembre 2026`.
  public String day(LocalDate date) {
    return ordered("yMMMMd").format(date);
  }

  /// `novembre 2026`.
  public String month(YearMonth month) {
    return ordered("yMMMM").format(month);
  }

  private DateTimeFormatter ordered(String parts) {
    return ORDERS.computeIfAbsent(
        language.code() + " " + parts,
        key ->
            DateTimeFormatter.ofPattern(
                language.equals(Language.ITALIAN) || language.equals(Language.ENGLISH)
                    ? OWN_ORDER.get(parts)
                    : DateTimePatternGenerator.getInstance(language.locale()).getBestPattern(parts),
                language.locale()));
  }

  /// `martedì`.
  public String weekday(LocalDate date) {
    return DateTimeFormatter.ofPattern("EEEE", language.locale()).format(date);
  }

  /// Twenty-four hours in every language, as written on Italian doors: `17:00`.
  public String time(LocalTime time) {
    return TIME.format(time);
  }

  public String time(Instant instant) {
    return time(LocalTime.ofInstant(instant, ZONE));
  }

  /// `09:00–12:30`, the way [#time] writes both.
  public String times(LocalTime from, LocalTime to) {
    return time(from) + "–" + time(to);
  }

  /// One day, or the first and the last of several.
  public String days(LocalDate from, LocalDate to) {
    return from.equals(to)
        ? date(from)
        : Messages.in(language).get("service.from-to", "from", date(from), "to", date(to));
  }

  /// Names after each other, with the comma of the language: `arabo, francese`.
  public String list(Collection<String> names) {
    return names.stream().collect(listing());
  }

  /// Collects names as [#list] writes them.
  public Collector<CharSequence, ?, String> listing() {
    return Collectors.joining(
        switch (language.code()) {
          case "ar", "ur" -> "، ";
          case "zh" -> "、";
          default -> ", ";
        });
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /// Rounded to what a walker needs: `250 m`, `1,2 km`, `14 km`.
  public String distance(double metres) {
    boolean near = metres < 995;
    return NumberFormatter.withLocale(language.locale())
        .unit(near ? MeasureUnit.METER : MeasureUnit.KILOMETER)
        .unitWidth(NumberFormatter.UnitWidth.SHORT)
        .precision(near || metres >= 9950 ? Precision.integer() : Precision.maxFraction(1))
        .format(near ? Math.max(10, Math.round(metres / 10) * 10) : metres / 1000)
        .toString();
  }

  /// The name of a language in the reader's: `arabo` for `ar`.
  public String languageName(String code) {
    return Locale.forLanguageTag(code).getDisplayName(language.locale());
  }
}
