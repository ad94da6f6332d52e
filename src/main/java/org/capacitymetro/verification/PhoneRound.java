package org.capacitymetro.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Remarks;
import org.capacitymetro.directory.Worklist;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Hands each verifier the next record to telephone about: those of this month's sample first, then
/// those of bodies that did not answer their mails, then the longest unverified. A record in
/// somebody's hand is nobody else's for half an hour.
@Component
class PhoneRound {
  private static final Duration HAND = Duration.ofMinutes(30);
  private static final int MOST = 300;

  private final CallStore store;
  private final Lookups lookups;
  private final Directory directory;
  private final Records records;
  private final Remarks remarks;
  private final VerificationSettings settings;
  private final Clock clock;

  PhoneRound(
      CallStore store,
      Lookups lookups,
      Directory directory,
      Records records,
      Remarks remarks,
      VerificationSettings settings,
      Clock clock) {
    this.store = store;
    this.lookups = lookups;
    this.directory = directory;
    this.records = records;
    this.remarks = remarks;
    this.settings = settings;
    this.clock = clock;
  }

  /// What the person has in the hand.
  Optional<PublicService> held(Person person) {
    return store
        .held(person.actor(), clock.instant())
        .flatMap(directory::find)
        .filter(service -> Policy.may(person, Action.VERIFY, subject(service)));
  }

  /// How many records wait, as far as they are counted.
  int waiting(Person person) {
    return store.free(candidates(person), person.actor(), clock.instant()).size();
  }

  /// The next record, now in the person's hand; what was there before is put back.
  Optional<PublicService> next(Person person) {
    Policy.requireSomewhere(person, Action.VERIFY);
    store.release(person.actor());
    Instant now = clock.instant();
    for (ServiceId id : store.free(candidates(person), person.actor(), now)) {
      Optional<PublicService> service =
          directory.find(id).filter(found -> Policy.may(person, Action.VERIFY, subject(found)));
      if (service.isPresent() && store.take(id, person.actor(), now, now.plus(HAND))) {
        return service;
      }
    }
    return Optional.empty();
  }

  List<CallStore.Past> past(PublicService service) {
    return store.past(service.id(), 5);
  }

  /// Takes down what came of a call, in one transaction with what it changes.
  ///
  /// @param text what is different, possibly empty
  @Transactional
  public void end(Person person, PublicService service, Call call, String text, String language) {
    Policy.require(person, Action.VERIFY, subject(service));
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Formats.ZONE);
    ServiceId id = service.id();
    Directory.ChangeSetInfo info = new Directory.ChangeSetInfo(person.actor(), "telephone call");
    switch (call) {
      case ALL_TRUE ->
          records.verify(
              info, id, new Verification(today, Method.CALL, role(person)).ofEveryGroup());
      case CLOSED -> {
        if (Policy.may(person, Action.EDIT, subject(service))) {
          records.close(info, id, today, closedReason());
        } else {
          remark(service, true, "phone.remark.closed", text, language);
        }
      }
      case CHANGED -> {
        if (!text.isEmpty()) {
          remark(service, false, "phone.remark.changed", text, language);
        }
      }
      case WRONG_NUMBER -> remark(service, false, "phone.remark.number", text, language);
      case NO_ANSWER -> {}
    }
    store.add(TimeOrderedId.next(), id, person.actor(), call, now);
    if (call != Call.NO_ANSWER) {
      store.judge(month(today), id, call == Call.ALL_TRUE, now);
    }
    store.release(person.actor());
  }

  private void remark(
      PublicService service, boolean closed, String key, String text, String language) {
    Messages words = Messages.in(Language.find(language).orElse(Language.ITALIAN));
    remarks.add(
        new Remarks.Remark(
            service.id(),
            closed,
            (words.get(key) + "\n" + text).strip(),
            null,
            words.language().code()));
  }

  private static LocalizedText closedReason() {
    return LocalizedText.ofItalianAndEnglish(
        Messages.in(Language.ITALIAN).get("phone.closed.reason"),
        Messages.in(Language.ENGLISH).get("phone.closed.reason"));
  }

  /// As verifications name who looked: by role, never by name.
  private static String role(Person person) {
    Set<Role> roles = new HashSet<>();
    person.grants().stream().map(Grant::role).forEach(roles::add);
    for (Role role : List.of(Role.VERIFIER, Role.EDITOR, Role.CONTRIBUTOR)) {
      if (roles.contains(role)) {
        return role.code();
      }
    }
    return Role.ADMINISTRATOR.code();
  }

  private List<ServiceId> candidates(Person person) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    Set<ServiceId> ordered = new LinkedHashSet<>();
    directory.list(store.unheard(month(today))).stream()
        .filter(service -> Policy.may(person, Action.VERIFY, subject(service)))
        .map(PublicService::id)
        .forEach(ordered::add);
    for (OrganizationId body : store.silentBodies()) {
      directory.servicesOf(body).stream()
          .filter(service -> service.provider() != null)
          .filter(service -> Objects.requireNonNull(service.provider()).id().equals(body))
          .filter(service -> isStale(service, today))
          .filter(service -> Policy.may(person, Action.VERIFY, subject(service)))
          .map(PublicService::id)
          .forEach(ordered::add);
      if (ordered.size() >= MOST) {
        break;
      }
    }
    lookups
        .unverifiedSince(within(person), today.minusMonths(settings.staleMonths()), MOST)
        .entries()
        .forEach(entry -> ordered.add(entry.id()));
    return List.copyOf(ordered);
  }

  private boolean isStale(PublicService service, LocalDate today) {
    LocalDate stale = today.minusMonths(settings.staleMonths());
    return service.details().checkedOn().filter(on -> !on.isBefore(stale)).isEmpty();
  }

  private static Worklist.Within within(Person person) {
    Set<String> cities = new HashSet<>();
    Set<UUID> organizations = new HashSet<>();
    boolean everything = false;
    for (Scope scope : Policy.scopes(person, Action.VERIFY)) {
      switch (scope) {
        case Scope.Everything _ -> everything = true;
        case Scope.City city -> cities.add(city.code());
        case Scope.Organization organization -> organizations.add(organization.id());
      }
    }
    return new Worklist.Within(everything, cities, organizations, null, null);
  }

  static Subject subject(PublicService service) {
    return Subject.of(
        service.place().city(),
        service.provider() == null ? null : service.provider().id().value());
  }

  static LocalDate month(LocalDate day) {
    return day.withDayOfMonth(1);
  }
}
