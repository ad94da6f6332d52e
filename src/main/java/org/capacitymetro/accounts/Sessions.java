package org.capacitymetro.accounts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Where a person is signed in.
@Component
@ConditionalOnWebApplication
class Sessions {
  static final String HANDLE = "capacity.handle";
  static final String DEVICE = "capacity.device";

  /// A session as its person sees it.
  ///
  /// @param handle names it in forms; the session's own id stays in the cookie
  /// @param device such as `Firefox · Windows`, may be empty
  record Open(String handle, String device, Instant since, Instant lastUse, boolean current) {}

  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /// The last used first.
  ///
  /// @param current id of the session that asks
  List<Open> list(PersonId person, @Nullable String current) {
    return of(person).values().stream()
        .filter(session -> !session.isExpired())
        .map(
            session ->
                new Open(
                    text(session, HANDLE),
                    text(session, DEVICE),
                    session.getCreationTime(),
                    session.getLastAccessedTime(),
                    session.getId().equals(current)))
        .sorted(Comparator.comparing(Open::current).thenComparing(Open::lastUse).reversed())
        .toList();
  }

  /// Ends one session of the person; a handle of somebody else's does nothing.
  void end(PersonId person, String handle) {
    of(person).values().stream()
        .filter(session -> text(session, HANDLE).equals(handle))
        .forEach(session -> sessions.deleteById(session.getId()));
  }

  private Map<String, ? extends Session> of(PersonId person) {
    return sessions.findByPrincipalName(person.value().toString());
  }

  private static String text(Session session, String name) {
    return Objects.requireNonNullElse(session.<String>getAttribute(name), "");
  }
}
