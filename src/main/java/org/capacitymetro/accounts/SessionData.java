package org.capacitymetro.accounts;

import org.capacitymetro.rights.PersonId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/// The sessions of a person, for the person's file.
@Component
@ConditionalOnWebApplication
class SessionData implements PersonalData {
  private final Sessions sessions;

  SessionData(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String part() {
    return "sessions";
  }

  @Override
  public Object of(PersonId person) {
    return sessions.list(person, null).stream()
        .map(
            session ->
                java.util.Map.of(
                    "device", session.device(),
                    "since", session.since(),
                    "last_use", session.lastUse()))
        .toList();
  }
}
