package org.capacitymetro.freshness;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether new people are taken in, as the body said on a day. Nobody believes such a word for
/// long: after [#DAYS] days it counts as never said.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Availability.Free.class, name = "FREE"),
  @JsonSubTypes.Type(value = Availability.Waiting.class, name = "WAITING"),
  @JsonSubTypes.Type(value = Availability.Closed.class, name = "CLOSED")
})
public sealed interface Availability {
  /// How long it holds.
  int DAYS = 14;

  /// The longest waiting list somebody can mean, in weeks.
  int MOST_WEEKS = 520;

  /// What there is to choose, for filters.
  enum Kind {
    FREE,
    WAITING,
    CLOSED;

    /// As in addresses and message keys: `free`.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
      return Stream.of(values()).map(Kind::code).toList();
    }

    /// Reads [#code]; empty for anything else.
    public static Optional<Kind> parse(String code) {
      return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  /// There are places.
  record Free(LocalDate saidOn) implements Availability {}

  /// One has to wait.
  ///
  /// @param weeks about how many
  record Waiting(LocalDate saidOn, int weeks) implements Availability {
    public Waiting {
      if (weeks < 1 || weeks > MOST_WEEKS) {
        throw new IllegalArgumentException(
            "weeks: " + weeks + " is not allowed; allowed: 1 to " + MOST_WEEKS);
      }
    }
  }

  /// Nobody new before a day.
  ///
  /// @param until first day on which people are taken in again
  record Closed(LocalDate saidOn, LocalDate until) implements Availability {
    public Closed {
      if (!until.isAfter(saidOn)) {
        throw new IllegalArgumentException(
            "until: " + until + " is not allowed; allowed: a day after " + saidOn);
      }
    }
  }

  LocalDate saidOn();

  default Kind kind() {
    return switch (this) {
      case Free _ -> Kind.FREE;
      case Waiting _ -> Kind.WAITING;
      case Closed _ -> Kind.CLOSED;
    };
  }

  /// First day on which it counts as never said.
  default LocalDate expiresOn() {
    LocalDate faded = saidOn().plusDays(DAYS);
    return this instanceof Closed closed && closed.until().isBefore(faded) ? closed.until() : faded;
  }

  default boolean holdsOn(LocalDate day) {
    return day.isBefore(expiresOn());
  }
}
