package org.capacitymetro.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.capacitymetro.jobs.Schedule;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;

/// Instants, durations and schedules in the words of a page.
final class Moments {
  private Moments() {}

  /// `martedì 24 novembre 2026, 17:00`.
  static String at(Page page, Instant instant) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE))
        + ", "
        + page.formats().time(instant);
  }

  static String took(Page page, Duration took) {
    return took.toSeconds() < 60
        ? page.t("operations.seconds", "seconds", took.toMillis() / 1000.0)
        : page.t(
            "operations.minutes", "minutes", took.toMinutes(), "seconds", took.toSecondsPart());
  }

  static String of(Page page, Schedule schedule) {
    return switch (schedule) {
      case Schedule.Every(Duration pause) when pause.toSeconds() < 60 ->
          page.t("operations.every-seconds", "count", pause.toSeconds());
      case Schedule.Every(Duration pause) ->
          page.t("operations.every-minutes", "count", pause.toMinutes());
      case Schedule.Daily(var time) ->
          page.t("operations.daily", "time", page.formats().time(time));
      case Schedule.Monthly(int day, var time) ->
          page.t("operations.monthly", "day", day, "time", page.formats().time(time));
    };
  }
}
