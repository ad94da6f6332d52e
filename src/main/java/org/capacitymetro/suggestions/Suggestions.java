package org.capacitymetro.suggestions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.MailState;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Post;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes what visitors say about services, and what becomes of it. Whether somebody may decide is
/// asked here, of the policy of accounts.
@Component
class Suggestions {
  /// How long a contact is kept for an answer that never came.
  static final Duration CONTACT_LIFE = Duration.ofDays(90);

  private final SuggestionStore store;
  private final Directory directory;
  private final Records records;
  private final AnswerLetters letters;
  private final Post post;
  private final Outbox outbox;
  private final Clock clock;

  Suggestions(
      SuggestionStore store,
      Directory directory,
      Records records,
      AnswerLetters letters,
      Post post,
      Outbox outbox,
      Clock clock) {
    this.store = store;
    this.directory = directory;
    this.records = records;
    this.letters = letters;
    this.post = post;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// Keeps a suggestion. One that says only that all is still true is counted and waits for nobody.
  ///
  /// @param ticket number of the form
  /// @return false when this form was sent before
  boolean send(
      PublicService service,
      Suggestion.Kind kind,
      String text,
      @Nullable String contact,
      String language,
      UUID ticket) {
    boolean nothingToDo = kind == Suggestion.Kind.STILL_TRUE && text.isEmpty() && contact == null;
    return store.insert(
        new Suggestion(
            TimeOrderedId.next(),
            service.id(),
            service.place().city(),
            service.provider() == null ? null : service.provider().id().value(),
            kind,
            text,
            contact,
            language,
            clock.instant(),
            nothingToDo ? Suggestion.State.CONFIRMATION : Suggestion.State.WAITING,
            null,
            null),
        ticket);
  }

  /// Whether the form with this number has arrived: a browser whose answer was lost on the way asks
  /// by sending it again, however late.
  boolean arrived(UUID ticket) {
    return store.hasTicket(ticket);
  }

  /// A suggestion the person may decide about.
  ///
  /// @throws org.capacitymetro.rights.NotAllowed where it is not the person's to read
  Optional<Suggestion> find(Person person, UUID id) {
    forgetOldContacts();
    Optional<Suggestion> found = store.find(id);
    found.ifPresent(
        suggestion -> Policy.require(person, Action.REVIEW_SUGGESTION, suggestion.subject()));
    return found;
  }

  /// What lies with the person: waiting ones oldest first, others newest first.
  ///
  /// @param city null for all cities
  List<Suggestion> list(
      Person person, Suggestion.State state, @Nullable String city, int offset, int limit) {
    forgetOldContacts();
    return store.list(Policy.scopes(person, Action.REVIEW_SUGGESTION), state, city, offset, limit);
  }

  /// How many lie with the person, by code of the city.
  Map<String, Long> count(Person person, Suggestion.State state) {
    return store.count(Policy.scopes(person, Action.REVIEW_SUGGESTION), state);
  }

  SuggestionStore.Confirmations confirmations(ServiceId service) {
    return store.confirmations(service);
  }

  /// Whether the person may close the service a suggestion is about: that changes the record, which
  /// deciding alone does not.
  static boolean mayClose(Person person, Suggestion suggestion) {
    return Policy.may(person, Action.EDIT, suggestion.subject());
  }

  /// The visitor is right that the service is no more: closes it, in a change set that credits the
  /// visitor; who decided stands in the suggestion.
  ///
  /// @param on first day without the service
  /// @param reason for the public; may be empty
  /// @param answer to the visitor, who has a mail if an address was left; may be empty
  /// @return false when somebody decided before
  @Transactional
  boolean close(
      Person person,
      Suggestion suggestion,
      LocalDate on,
      String reason,
      String answer,
      String language) {
    Policy.require(person, Action.EDIT, suggestion.subject());
    Directory.ChangeSetInfo info =
        directory.begin(new Directory.ChangeSetInfo("visitor", "suggestion " + suggestion.id()));
    boolean first = decide(person, suggestion, Suggestion.State.APPLIED, reason, info.begun());
    if (first) {
      records.close(
          info,
          suggestion.service(),
          on,
          reason.isEmpty() ? LocalizedText.EMPTY : LocalizedText.of(language, reason));
      answer(suggestion, "closed", answer);
    }
    return first;
  }

  /// Whether accepting a suggestion verifies that the service exists: a visitor says so, and
  /// somebody who may verify vouches for it. What nobody has read verifies nothing.
  boolean verifies(Person person, Suggestion suggestion) {
    return suggestion.kind() == Suggestion.Kind.STILL_TRUE
        && Policy.may(person, Action.VERIFY, suggestion.subject())
        && directory.find(suggestion.service()).isPresent();
  }

  /// The record says now what the visitor said. Where the person has changed the record since, that
  /// change set is remembered with the suggestion, and the public history credits a visitor with
  /// it.
  ///
  /// @param answer to the visitor, who has a mail if an address was left; may be empty
  /// @return false when somebody decided before
  @Transactional
  boolean apply(Person person, Suggestion suggestion, String note, String answer) {
    if (verifies(person, suggestion)) {
      return verify(person, suggestion, note, answer);
    }
    Long changeSet =
        records.history(suggestion.service()).stream()
            .filter(revision -> revision.at().isAfter(suggestion.at()))
            .filter(revision -> revision.actor().equals(person.actor()))
            .findFirst()
            .map(Revision::changeSet)
            .orElse(null);
    boolean first = decide(person, suggestion, Suggestion.State.APPLIED, note, changeSet);
    if (first) {
      if (changeSet != null) {
        records.creditVisitor(changeSet);
      }
      answer(suggestion, changeSet == null ? "read" : "applied", answer);
    }
    return first;
  }

  /// As of the day the visitor said it, in a change set that credits the visitor.
  private boolean verify(Person person, Suggestion suggestion, String note, String answer) {
    Directory.ChangeSetInfo info =
        directory.begin(new Directory.ChangeSetInfo("visitor", "suggestion " + suggestion.id()));
    boolean first = decide(person, suggestion, Suggestion.State.APPLIED, note, info.begun());
    if (first) {
      LocalDate day = LocalDate.ofInstant(suggestion.at(), Formats.ZONE);
      records.verify(
          info,
          suggestion.service(),
          Map.of(FieldGroup.EXISTENCE, new Verification(day, Method.VISIT, "visitor")));
      answer(suggestion, "read", answer);
    }
    return first;
  }

  /// @param answer to the visitor, who has a mail if an address was left; may be empty
  /// @return false when somebody decided before
  @Transactional
  boolean refuse(Person person, Suggestion suggestion, String reason, String answer) {
    boolean first = decide(person, suggestion, Suggestion.State.REFUSED, reason, null);
    if (first) {
      answer(suggestion, "refused", answer);
    }
    return first;
  }

  /// Whether a visitor left an address that is answered by mail.
  static boolean isAnsweredByMail(Suggestion suggestion) {
    String contact = suggestion.contact();
    return contact != null && MailAddress.find(contact).isPresent();
  }

  /// In the transaction of the decision, so that each decision is told once.
  private void answer(Suggestion suggestion, String outcome, String words) {
    String contact = suggestion.contact();
    if (contact != null) {
      MailAddress.find(contact)
          .ifPresent(
              to ->
                  store.answered(
                      suggestion.id(), post.send(to, letters.of(suggestion, outcome, words))));
    }
  }

  /// What became of the answer by mail; empty when none was sent or it is no longer kept.
  Optional<MailState> answerState(Suggestion suggestion) {
    return Optional.ofNullable(suggestion.answer()).flatMap(outbox::find).map(Posted::state);
  }

  /// The work of the job that deletes contacts: those whose answer has gone, and the old ones. The
  /// contact of an answer that did not arrive stays until then, for another try.
  ///
  /// @return how many were deleted
  @Transactional
  long forgetContacts() {
    long forgotten = 0;
    for (Map.Entry<UUID, UUID> answered : store.answeredContacts().entrySet()) {
      MailState state = outbox.find(answered.getValue()).map(Posted::state).orElse(MailState.SENT);
      if (state == MailState.SENT || state == MailState.WRITTEN) {
        store.forgetContact(answered.getKey());
        forgotten++;
      }
    }
    return forgotten + forgetOldContacts();
  }

  /// The visitor has an answer: the contact is deleted.
  void answered(Person person, Suggestion suggestion) {
    Policy.require(person, Action.REVIEW_SUGGESTION, suggestion.subject());
    store.forgetContact(suggestion.id());
  }

  private boolean decide(
      Person person,
      Suggestion suggestion,
      Suggestion.State state,
      String reason,
      @Nullable Long changeSet) {
    Policy.require(person, Action.REVIEW_SUGGESTION, suggestion.subject());
    Instant now = clock.instant();
    return store.decide(
        suggestion.id(), state, new Suggestion.Decision(now, person.actor(), reason, changeSet));
  }

  private int forgetOldContacts() {
    return store.forgetContactsBefore(clock.instant().minus(CONTACT_LIFE));
  }
}
