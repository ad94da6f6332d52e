package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is signed in, asked of the database once a request: an account that was switched off, or a
/// role that was taken, counts from the next request on.
@Component
public class CurrentPerson {
  private static final String ATTRIBUTE = CurrentPerson.class.getName();

  private record Known(@Nullable Person person) {}

  private final People people;

  CurrentPerson(People people) {
    this.people = people;
  }

  /// Empty for readers; a request without the session cookie costs nothing.
  public Optional<Person> find(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Known known) {
      return Optional.ofNullable(known.person());
    }
    Optional<Person> person = look();
    request.setAttribute(ATTRIBUTE, new Known(person.orElse(null)));
    return person;
  }

  /// For the rest of a request that signs in or out.
  void forget(HttpServletRequest request) {
    request.removeAttribute(ATTRIBUTE);
  }

  private Optional<Person> look() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null
        ? Optional.empty()
        : PersonId.parseUuid(authentication.getName())
            .flatMap(people::find)
            .filter(person -> person.state() == Person.State.ACTIVE);
  }
}
