package org.capacitymetro.freshness;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Messages;

/// Age and availability in the reader's words.
public final class FreshnessWords {
  /// From so many months on an age is told in years.
  private static final int MONTHS_TOLD = 24;

  /// Roles that [Verification#by] may name.
  private static final Set<String> ROLES =
      Set.of("contributor", "editor", "verifier", "moderator", "administrator", "visitor");

  private FreshnessWords() {}

  /// One sentence on a whole record: `Verificato a marzo 2026 con l’ente`, or that it was not and
  /// what to do about it.
  ///
  /// @param callable whether there is a number to call first
  public static String badge(
      Freshness freshness, boolean callable, LocalDate today, Messages words) {
    String advice = words.get(callable ? "freshness.call-first" : "freshness.ask-first");
    Verification last = freshness.last();
    if (last == null) {
      return words.get("freshness.never", "advice", advice);
    }
    return switch (freshness.age()) {
      case FRESH -> checked(last, words);
      case AGING -> words.get("freshness.aging", "checked", checked(last, words));
      case OLD, NEVER -> {
        int months = (int) ChronoUnit.MONTHS.between(last.on(), today);
        yield months < MONTHS_TOLD
            ? words.get("freshness.old", "months", months, "advice", advice)
            : words.get("freshness.very-old", "years", months / 12, "advice", advice);
      }
    };
  }

  private static String checked(Verification last, Messages words) {
    return words.get(
        "freshness.checked",
        "number",
        last.on().getMonthValue(),
        "month",
        new Formats(words.language()).month(YearMonth.from(last.on())),
        "how",
        how(last.method(), words));
  }

  /// `al telefono`, `con l’ente`.
  public static String how(Method method, Messages words) {
    return words.get("freshness.how." + method.code());
  }

  /// The day, how, and by whom where that is known: `3 marzo 2026, al telefono, da chi verifica`.
  public static String line(Verification verification, Messages words) {
    String by = by(verification.by(), words);
    return words.get(
        by.isEmpty() ? "freshness.line" : "freshness.line-by",
        "day",
        day(verification.on(), words),
        "how",
        how(verification.method(), words),
        "by",
        by);
  }

  private static String by(String by, Messages words) {
    return ROLES.contains(by) ? words.get("freshness.by." + by) : by;
  }

  public static String group(FieldGroup group, Messages words) {
    return words.get("freshness.group." + group.code());
  }

  /// `Posti liberi`, `Lista d’attesa di circa 3 settimane`, `Non accoglie nuove persone fino al …`.
  public static String places(Availability availability, Messages words) {
    return switch (availability) {
      case Availability.Free _ -> words.get("availability.free");
      case Availability.Waiting(LocalDate _, int weeks) ->
          words.get("availability.waiting", "weeks", weeks);
      case Availability.Closed(LocalDate _, LocalDate until) ->
          words.get("availability.closed", "day", day(until, words));
    };
  }

  /// `detto 3 giorni fa`.
  public static String said(Availability availability, LocalDate today, Messages words) {
    int days = (int) Math.max(0, ChronoUnit.DAYS.between(availability.saidOn(), today));
    return words.get("availability.said", "days", days);
  }

  private static String day(LocalDate day, Messages words) {
    return new Formats(words.language()).day(day);
  }
}
