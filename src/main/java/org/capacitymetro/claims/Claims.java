package org.capacitymetro.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.accounts.Attempts;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.PersonalData;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.OrganizationNotes;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How people come to speak for an organization: by a code sent to an address of its own, or by an
/// editor's word. Either makes them contributor of it.
@Component
class Claims implements OrganizationNotes, PersonalData {
  static final Duration CODE_LIFE = Duration.ofDays(2);
  private static final Duration REFUSALS_KEPT = Duration.ofDays(90);
  private static final int CODE_LIMIT = 100_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Within the window of attempts: codes one person may ask for, codes one mailbox may get, codes
  /// one person may try.
  private static final int CODES_PER_PERSON = 5;

  private static final int CODES_PER_MAILBOX = 3;
  private static final int TRIES = 10;

  private final ClaimStore store;
  private final ClaimLetters letters;
  private final Directory directory;
  private final People people;
  private final Attempts attempts;
  private final Areas areas;
  private final Clock clock;

  Claims(
      ClaimStore store,
      ClaimLetters letters,
      Directory directory,
      People people,
      Attempts attempts,
      Areas areas,
      Clock clock) {
    this.store = store;
    this.letters = letters;
    this.directory = directory;
    this.people = people;
    this.attempts = attempts;
    this.areas = areas;
    this.clock = clock;
  }

  /// The addresses a code may be sent to: the person's, where its domain is the organization's own,
  /// and those on the record.
  Set<MailAddress> mailboxes(Person person, Organization body) {
    Set<MailAddress> mailboxes = new LinkedHashSet<>();
    MailAddress.find(person.mail())
        .filter(mail -> OwnDomain.has(body, mail))
        .ifPresent(mailboxes::add);
    body.emails().stream().flatMap(mail -> MailAddress.find(mail).stream()).forEach(mailboxes::add);
    return mailboxes;
  }

  Optional<Claim> findOpen(Person person, Organization body) {
    return store
        .findOpen(person.id(), body.id())
        .filter(
            claim ->
                claim.state() != Claim.State.CODE
                    || claim.begun().plus(CODE_LIFE).isAfter(clock.instant()));
  }

  /// Sends a code to one of [#mailboxes].
  ///
  /// @return how long to wait where there were too many, empty where it was sent
  /// @throws IllegalArgumentException for any other address
  @Transactional
  Optional<Duration> sendCode(Person person, Organization body, MailAddress to) {
    if (!mailboxes(person, body).contains(to)) {
      throw new IllegalArgumentException("mail must be an address of the record");
    }
    Optional<Duration> wait =
        attempts
            .count("claim-code", person.actor(), CODES_PER_PERSON)
            .or(() -> attempts.count("claim-mailbox", to.key(), CODES_PER_MAILBOX));
    if (wait.isPresent()) {
      return wait;
    }
    String code = "%08d".formatted(RANDOM.nextInt(CODE_LIMIT));
    Instant now = clock.instant();
    boolean own = to.key().equals(person.mail().toLowerCase(java.util.Locale.ROOT));
    store.begin(
        claim(
            person,
            body,
            own ? Claim.Way.OWN_DOMAIN : Claim.Way.RECORD_MAIL,
            Claim.State.CODE,
            to.value(),
            null,
            now),
        new ClaimStore.Code(hash(code), now.plus(CODE_LIFE)));
    letters.code(to, person, body, code);
    return Optional.empty();
  }

  /// What came of a code.
  enum Entered {
    GRANTED,
    WRONG,
    TOO_MANY
  }

  /// Tries the code of the open claim; one that is expired is as wrong as any other.
  @Transactional
  Entered enter(Person person, Organization body, String typed) {
    Optional<Claim> open = findOpen(person, body);
    if (attempts.count("claim-try", person.actor(), TRIES).isPresent()) {
      return Entered.TOO_MANY;
    }
    String code = typed.replaceAll("\\s", "");
    if (open.isEmpty()
        || !store.knows(open.get().id(), hash(code), clock.instant())
        || !store.decide(open.get().id(), Claim.State.GRANTED, person.actor(), clock.instant())) {
      return Entered.WRONG;
    }
    attempts.forget("claim-try", person.actor());
    grant(person.actor(), person.id(), body.id());
    return Entered.GRANTED;
  }

  /// Asks an editor.
  @Transactional
  void ask(Person person, Organization body, String reason) {
    store.begin(
        claim(person, body, Claim.Way.EDITOR, Claim.State.WAITING, null, reason, clock.instant()),
        null);
  }

  /// A claim that waits, with what it is about.
  record Waiting(Claim claim, Person person, Organization body) {}

  /// Those this person may decide about, oldest first.
  List<Waiting> waiting(Person reader) {
    return store.listWaiting().stream()
        .flatMap(claim -> waiting(claim).stream())
        .filter(one -> Policy.may(reader, Action.DECIDE_CLAIM, subject(one.body())))
        .toList();
  }

  Optional<Waiting> findWaiting(UUID id) {
    return store.findWaiting(id).flatMap(this::waiting);
  }

  private Optional<Waiting> waiting(Claim claim) {
    Optional<Organization> body = directory.findOrganization(claim.organization());
    return body.flatMap(
        found -> people.find(claim.person()).map(person -> new Waiting(claim, person, found)));
  }

  /// @return false where somebody else decided already
  @Transactional
  boolean accept(Person by, Waiting one) {
    if (!store.decide(one.claim().id(), Claim.State.GRANTED, by.actor(), clock.instant())) {
      return false;
    }
    grant(by.actor(), one.person().id(), one.body().id());
    letters.accepted(one.person(), one.body());
    return true;
  }

  /// @param reason in the editor's words, for the person
  @Transactional
  boolean refuse(Person by, Waiting one, String reason) {
    if (!store.decide(one.claim().id(), Claim.State.REFUSED, by.actor(), clock.instant())) {
      return false;
    }
    letters.refused(one.person(), one.body(), reason);
    return true;
  }

  private void grant(String by, PersonId person, OrganizationId body) {
    people.grant(by, person, new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
  }

  /// Whom the organization belongs to: itself, and the city of the area where it is registered.
  Subject subject(Organization body) {
    String area = body.areaCode();
    return Subject.of(
        area == null ? null : areas.cityOf(area).map(City::code).orElse(null), body.id().value());
  }

  private static Claim claim(
      Person person,
      Organization body,
      Claim.Way way,
      Claim.State state,
      @Nullable String sentTo,
      @Nullable String reason,
      Instant now) {
    return new Claim(TimeOrderedId.next(), body.id(), person.id(), way, state, sentTo, reason, now);
  }

  @Override
  public List<Note> of(OrganizationId id) {
    return store.listGranted(id).stream().map(at -> new Note(at, "claimed")).toList();
  }

  @Override
  public String part() {
    return "claims";
  }

  @Override
  public Object of(PersonId person) {
    return store.list(person).stream()
        .map(
            claim ->
                Map.of(
                    "organization", claim.organization().value(),
                    "way", claim.way().name(),
                    "state", claim.state().name(),
                    "begun", claim.begun()))
        .toList();
  }

  @EventListener
  void forget(PersonDeleted deleted) {
    forgetOld();
  }

  long forgetOld() {
    Instant now = clock.instant();
    return store.forget(now, now.minus(REFUSALS_KEPT));
  }

  private static byte[] hash(String code) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
