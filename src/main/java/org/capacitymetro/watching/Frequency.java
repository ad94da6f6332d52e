package org.capacitymetro.watching;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.pages.Formats;

/// How often somebody wants to be told. Public for the pages.
public enum Frequency {
  /// Within minutes, but several changes in a row make one mail.
  IMMEDIATE,
  DAILY,
  WEEKLY;

  private static final Duration PAUSE = Duration.ofMinutes(15);

  /// When the desks open, in Rome.
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  /// When somebody who is told at `now` may be told again.
  Instant after(Instant now) {
    ZonedDateTime today = now.atZone(Formats.ZONE);
    return switch (this) {
      case IMMEDIATE -> now.plus(PAUSE);
      case DAILY ->
          today.plusDays(today.toLocalTime().isBefore(MORNING) ? 0 : 1).with(MORNING).toInstant();
      case WEEKLY -> {
        ZonedDateTime monday =
            today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)).with(MORNING);
        yield (monday.isAfter(today) ? monday : monday.plusWeeks(1)).toInstant();
      }
    };
  }

  /// When somebody who begins at `now` is told first.
  Instant first(Instant now) {
    return this == IMMEDIATE ? now : after(now);
  }

  /// As in forms and message keys.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Frequency> parse(String code) {
    return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
