package org.capacitymetro.editing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Reads the values of one form and gathers what cannot be taken. A value that cannot be taken is
/// read as not given: the record is only written when there is no problem.
final class FormReading {
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");
  private static final Pattern DAY_AND_MONTH = Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})");
  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2})(?:[:.,h ]?([0-9]{2}))?");

  private final Fields fields;
  private final List<FieldProblem> problems = new ArrayList<>();

  FormReading(Fields fields) {
    this.fields = fields;
  }

  Fields fields() {
    return fields;
  }

  List<FieldProblem> problems() {
    return List.copyOf(problems);
  }

  void refuse(String field, String key, Object... namesAndValues) {
    problems.add(FieldProblem.of(field, key, namesAndValues));
  }

  /// @param max characters
  String text(String name, int max) {
    String text = fields.text(name);
    if (text.length() > max) {
      refuse(name, "too-long", "length", text.length(), "max", max);
      return "";
    }
    return text;
  }

  @Nullable String orNull(String name, int max) {
    String text = text(name, max);
    return text.isEmpty() ? null : text;
  }

  /// A text in its languages. A translation nobody touched keeps the mark of the source it was made
  /// from, so that it shows as old when the source changed; one that was written or confirmed now
  /// belongs to the source of now.
  ///
  /// @param before the text as it was
  LocalizedText localized(String name, int max, LocalizedText before) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String language : languages(name, before)) {
      String words = text(name + "." + language, max);
      if (!words.isEmpty()) {
        typed.put(language, words);
      }
    }
    if (typed.isEmpty()) {
      return LocalizedText.EMPTY;
    }
    String wanted = fields.text(name + ".source");
    String source =
        typed.containsKey(wanted)
            ? wanted
            : typed.containsKey(before.source())
                ? before.source()
                : typed.keySet().iterator().next();
    LocalizedText text = LocalizedText.of(source, typed.getOrDefault(source, ""));
    Map<String, LocalizedText.Entry> entries = new LinkedHashMap<>(text.texts());
    for (Map.Entry<String, String> words : typed.entrySet()) {
      String language = words.getKey();
      if (!language.equals(source)) {
        LocalizedText.Entry old = before.texts().get(language);
        boolean same =
            old != null
                && Fields.NONE.with("t", old.text()).text("t").equals(words.getValue())
                && before.source().equals(source);
        boolean confirmed = fields.has(name + "." + language + ".current", "yes");
        String madeFrom =
            same && old != null && old.of() != null && !confirmed ? old.of() : text.sourceHash();
        entries.put(
            language,
            same && old != null && !(confirmed && old.state() == LocalizedText.State.MACHINE)
                ? new LocalizedText.Entry(words.getValue(), madeFrom, old.state(), old.author())
                : new LocalizedText.Entry(words.getValue(), madeFrom));
      }
    }
    return new LocalizedText(source, entries);
  }

  /// The language of each field of a text: Italian, English and those it has already.
  static List<String> languages(String name, Fields fields) {
    List<String> languages = new ArrayList<>(List.of("it", "en"));
    for (String field : fields.values().keySet()) {
      if (field.startsWith(name + ".")) {
        String part = field.substring(name.length() + 1);
        if (part.matches("[a-z]{2,3}(-[A-Za-z0-9]+)*") && !languages.contains(part)) {
          languages.add(part);
        }
      }
    }
    return languages;
  }

  private List<String> languages(String name, LocalizedText before) {
    List<String> languages = new ArrayList<>(List.of("it", "en"));
    before.texts().keySet().stream()
        .filter(language -> !languages.contains(language))
        .forEach(languages::add);
    return languages;
  }

  /// The text among `before` that a row was made from: with the same source words, else with the
  /// same translation, so that moving a row does not make its translation old.
  LocalizedText rowBefore(String name, List<LocalizedText> before) {
    String italian = fields.text(name + ".it");
    String english = fields.text(name + ".en");
    return before.stream()
        .filter(text -> !italian.isEmpty() && text.in("it").equals(italian))
        .findFirst()
        .or(
            () ->
                before.stream()
                    .filter(
                        text ->
                            !english.isEmpty()
                                && text.texts().containsKey("en")
                                && text.in("en").equals(english))
                    .findFirst())
        .orElse(LocalizedText.EMPTY);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E missing) {
    String value = fields.text(name);
    if (value.isEmpty()) {
      return missing;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    refuse(
        name, "choice", "value", value, "allowed", joined(Arrays.asList(type.getEnumConstants())));
    return missing;
  }

  /// As a browser's date field sends it (`2026-11-24`), or typed day first (`24/11/2026`).
  @Nullable LocalDate date(String name) {
    String value = fields.text(name);
    if (value.isEmpty()) {
      return null;
    }
    try {
      Matcher dayFirst = DAY_FIRST.matcher(value);
      LocalDate date =
          dayFirst.matches()
              ? LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1))
              : LocalDate.parse(value);
      if (date.getYear() < 1990 || date.getYear() > 2100) {
        refuse(name, "year", "value", value);
        return null;
      }
      return date;
    } catch (DateTimeException e) {
      refuse(name, "date", "value", value);
      return null;
    }
  }

  /// A day of the year, day first: `1/6` is the first of June.
  @Nullable MonthDay dayOfYear(String name) {
    String value = fields.text(name);
    Matcher day = DAY_AND_MONTH.matcher(value);
    try {
      if (day.matches()) {
        return MonthDay.of(number(day, 2), number(day, 1));
      }
    } catch (DateTimeException e) {
      refuse(name, "day-of-year", "value", value);
      return null;
    }
    if (!value.isEmpty()) {
      refuse(name, "day-of-year", "value", value);
    }
    return null;
  }

  /// `9`, `9:30`, `9.30` or `0930`; 24 is midnight.
  @Nullable LocalTime time(String name) {
    String value = fields.text(name);
    if (value.isEmpty()) {
      return null;
    }
    Optional<LocalTime> time = parseTime(value);
    if (time.isEmpty()) {
      refuse(name, "time", "value", value);
    }
    return time.orElse(null);
  }

  static Optional<LocalTime> parseTime(String value) {
    Matcher clock = CLOCK.matcher(value);
    if (!clock.matches()) {
      return Optional.empty();
    }
    int hour = number(clock, 1);
    int minute = clock.group(2) == null ? 0 : number(clock, 2);
    if (hour == 24 && minute == 0) {
      return Optional.of(LocalTime.MIDNIGHT);
    }
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  /// Euro with a comma or a point; not below zero.
  @Nullable BigDecimal amount(String name) {
    String value = fields.text(name);
    if (value.isEmpty()) {
      return null;
    }
    String plain = value.replace("€", "").strip().replace(',', '.');
    if (plain.matches("[0-9]{1,6}(\\.[0-9]{1,2})?")) {
      return new BigDecimal(plain);
    }
    refuse(name, "amount", "value", value);
    return null;
  }

  /// Degrees with a comma or a point.
  @Nullable Double degrees(String name, double min, double max) {
    String value = fields.text(name);
    if (value.isEmpty()) {
      return null;
    }
    if (value.matches("-?[0-9]{1,3}([.,][0-9]{1,15})?")) {
      double degrees = Double.parseDouble(value.replace(',', '.'));
      if (degrees >= min && degrees <= max) {
        return degrees;
      }
    }
    refuse(name, "degrees", "value", value, "min", min, "max", max);
    return null;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static String joined(List<?> allowed) {
    return String.join(", ", allowed.stream().map(Object::toString).toList())
        .toLowerCase(Locale.ROOT);
  }
}
