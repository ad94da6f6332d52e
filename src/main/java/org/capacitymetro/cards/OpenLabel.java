package org.capacitymetro.cards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.capacitymetro.hours.OpenState;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;

/// An opening state in words; `kind` gives colour and shape: `open`, `closed`, `by-appointment`,
/// `unknown`.
public record OpenLabel(String kind, String words, String icon) {

  /// The state at an instant, in the words of the page.
  public static OpenLabel of(OpenState state, Instant now, Page page) {
    String kind = state.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new OpenLabel(kind, words(state, now, page), "state-" + kind);
  }

  private static String words(OpenState state, Instant now, Page page) {
    Formats formats = page.formats();
    return switch (state.kind()) {
      case BY_APPOINTMENT -> page.t("open.by-appointment");
      case UNKNOWN -> page.t("open.unknown");
      case OPEN -> {
        if (state.until() == null) {
          yield page.t("open.always");
        }
        yield day(state.until()).equals(day(now))
            ? page.t("open.until", "time", formats.time(state.until()))
            : page.t(
                "open.until-day",
                "time",
                formats.time(state.until()),
                "day",
                formats.weekday(day(state.until())));
      }
      case CLOSED -> {
        if (state.opensAt() == null) {
          yield page.t("open.closed");
        }
        LocalDate opens = day(state.opensAt());
        String time = formats.time(state.opensAt());
        if (opens.equals(day(now))) {
          yield page.t("open.opens-today", "time", time);
        }
        if (opens.equals(day(now).plusDays(1))) {
          yield page.t("open.opens-tomorrow", "time", time);
        }
        yield opens.isBefore(day(now).plusDays(7))
            ? page.t("open.opens-day", "time", time, "day", formats.weekday(opens))
            : page.t("open.opens-day", "time", time, "day", formats.dayAndMonth(opens));
      }
    };
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Formats.ZONE);
  }
}
