package org.capacitymetro.suggestions;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;

/// What a visitor said about a service.
///
/// @param city and `provider`: what the service belonged to when it was said, which decides whose
///   list it is on
/// @param text as typed, possibly empty
/// @param contact mail or telephone for an answer; null when none was left, and once it was deleted
/// @param language the visitor read the site in, BCP 47
/// @param answer id of the mail that answered, null when none was sent
/// @param decision null while nobody has decided
public record Suggestion(
    UUID id,
    ServiceId service,
    @Nullable String city,
    @Nullable UUID provider,
    Kind kind,
    String text,
    @Nullable String contact,
    String language,
    Instant at,
    State state,
    @Nullable UUID answer,
    @Nullable Decision decision) {

  public enum Kind {
    STILL_TRUE,
    CHANGED,
    CLOSED,
    OTHER;

    /// As in forms and message keys: `still-true`.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> parse(String code) {
      return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  public enum State {
    WAITING,
    APPLIED,
    REFUSED,
    /// Says only that the record is still true: counted, there is nothing to decide.
    CONFIRMATION;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> parse(String code) {
      return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
    }
  }

  /// @param by actor, as in change sets
  /// @param reason for those who keep the map; may be empty
  /// @param changeSet what changed the record, null when nothing did
  public record Decision(Instant at, String by, String reason, @Nullable Long changeSet) {}

  Subject subject() {
    return Subject.of(city, provider);
  }
}
