package org.capacitymetro.rights;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.ShortId;

/// Identifies a person with an account (UUIDv7). It outlives the account: change sets name it as
/// [#actor], so that a deleted account leaves a history without a name.
public record PersonId(UUID value) {
  private static final String ACTOR = "person:";

  /// How change sets name this person: `person:` and the UUID.
  public String actor() {
    return ACTOR + value;
  }

  /// Reads [#actor] back; empty for visitors, jobs, imports and anything else.
  public static Optional<PersonId> ofActor(String actor) {
    return actor.startsWith(ACTOR) ? parseUuid(actor.substring(ACTOR.length())) : Optional.empty();
  }

  /// As shown in addresses.
  public String shortForm() {
    return ShortId.encode(value);
  }

  /// Reads the short form; empty for anything else.
  public static Optional<PersonId> parse(String shortForm) {
    return ShortId.decode(shortForm).map(PersonId::new);
  }

  public static Optional<PersonId> parseUuid(String text) {
    try {
      return Optional.of(new PersonId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
