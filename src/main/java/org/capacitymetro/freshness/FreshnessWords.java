package org.capacitymetro.freshness;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.capacitymetro.pages.Page;

/// Age and availability in the reader's words.
public final class FreshnessWords {
  /// From so many months on an age is told in years.
  private static final int MONTHS_TOLD = 24;

  /// Roles that [Verification#by] may name.
  private static final Set<String> ROLES =
      Set.of("contributor", "editor", "verifier", "moderator", "administrator");

  private FreshnessWords() {}

  /// One sentence on a whole record: `Verificato a marzo 2026 con l’ente`, or that it was not and
  /// what to do about it.
  ///
  /// @param callable whether there is a number to call first
  public static String badge(Freshness freshness, boolean callable, LocalDate today, Page page) {
    String advice = page.t(callable ? "freshness.call-first" : "freshness.ask-first");
    Verification last = freshness.last();
    if (last == null) {
      return page.t("freshness.never", "advice", advice);
    }
    return switch (freshness.age()) {
      case FRESH -> checked(last, page);
      case AGING -> page.t("freshness.aging", "checked", checked(last, page));
      case OLD, NEVER -> {
        int months = (int) ChronoUnit.MONTHS.between(last.on(), today);
        yield months < MONTHS_TOLD
            ? page.t("freshness.old", "months", months, "advice", advice)
            : page.t("freshness.very-old", "years", months / 12, "advice", advice);
      }
    };
  }

  private static String checked(Verification last, Page page) {
    return page.t(
        "freshness.checked",
        "number",
        last.on().getMonthValue(),
        "month",
        DateTimeFormatter.ofPattern("MMMM uuuu", page.language().locale()).format(last.on()),
        "how",
        how(last.method(), page));
  }

  /// `al telefono`, `con l’ente`.
  public static String how(Method method, Page page) {
    return page.t("freshness.how." + method.code());
  }

  /// The day, how, and by whom where that is known: `3 marzo 2026, al telefono, da chi verifica`.
  public static String line(Verification verification, Page page) {
    String by = by(verification.by(), page);
    return page.t(
        by.isEmpty() ? "freshness.line" : "freshness.line-by",
        "day",
        day(verification.on(), page),
        "how",
        how(verification.method(), page),
        "by",
        by);
  }

  private static String by(String by, Page page) {
    return ROLES.contains(by) ? page.t("freshness.by." + by) : by;
  }

  public static String group(FieldGroup group, Page page) {
    return page.t("freshness.group." + group.code());
  }

  /// `Posti liberi`, `Lista d’attesa di circa 3 settimane`, `Non accoglie nuove persone fino al …`.
  public static String places(Availability availability, Page page) {
    return switch (availability) {
      case Availability.Free _ -> page.t("availability.free");
      case Availability.Waiting(LocalDate _, int weeks) ->
          page.t("availability.waiting", "weeks", weeks);
      case Availability.Closed(LocalDate _, LocalDate until) ->
          page.t("availability.closed", "day", day(until, page));
    };
  }

  /// `detto 3 giorni fa`.
  public static String said(Availability availability, LocalDate today, Page page) {
    int days = (int) Math.max(0, ChronoUnit.DAYS.between(availability.saidOn(), today));
    return page.t("availability.said", "days", days);
  }

  private static String day(LocalDate day, Page page) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", page.language().locale()).format(day);
  }
}
