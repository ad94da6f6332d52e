package org.capacitymetro.watching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.MailBounced;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Begins, changes and ends what people follow. Whoever asks is answered by mail only, the same
/// whether the address follows the thing already or not: nobody learns what others follow.
@Component
class Follows {
  /// Links to one address for one thing come no faster than this.
  static final Duration PAUSE = Duration.ofMinutes(10);

  /// What an address may have open without confirming: nobody's post is filled by somebody else.
  static final int MOST_UNCONFIRMED = 5;

  private static final int MOST = 200;

  private final FollowStore store;
  private final FollowLetters letters;
  private final Directory directory;
  private final Post post;
  private final Clock clock;

  Follows(FollowStore store, FollowLetters letters, Directory directory, Post post, Clock clock) {
    this.store = store;
    this.letters = letters;
    this.directory = directory;
    this.post = post;
    this.clock = clock;
  }

  /// Sends the link that confirms; for what is followed already, the link that manages it.
  ///
  /// @param person who is signed in; with the account's own address nothing is to be confirmed
  /// @return whether it is followed from now on
  @Transactional
  boolean ask(
      MailAddress mail,
      Target target,
      Frequency frequency,
      Language language,
      @Nullable Person person) {
    Instant now = clock.instant();
    boolean own = person != null && person.mail().equalsIgnoreCase(mail.value());
    Optional<Follow> kept = store.find(mail, target);
    if (kept.isPresent()) {
      return askAgain(kept.get(), frequency, language, own, now);
    }
    List<Follow> all = store.list(mail);
    if (all.size() >= MOST
        || all.stream().filter(follow -> !follow.isConfirmed()).count() >= MOST_UNCONFIRMED) {
      return false;
    }
    Follow follow =
        new Follow(
            TimeOrderedId.next(),
            mail,
            own && person != null ? person.id() : null,
            target,
            frequency,
            language,
            now,
            own ? now : null,
            directory.head());
    if (store.insert(follow, frequency.first(now)) && !own) {
      post.send(mail, letters.confirm(follow));
    }
    return own;
  }

  private boolean askAgain(
      Follow follow, Frequency frequency, Language language, boolean own, Instant now) {
    if (own) {
      store.confirm(follow.id(), directory.head(), now, follow.frequency().first(now));
      return true;
    }
    if (follow.askedAt().plus(PAUSE).isBefore(now)) {
      store.ask(follow.id(), frequency, language, now);
      post.send(
          follow.mail(), follow.isConfirmed() ? letters.already(follow) : letters.confirm(follow));
    }
    return false;
  }

  Optional<Follow> find(UUID id) {
    return store.find(id);
  }

  /// What a person follows with the account's address, confirmed ones only.
  List<Follow> of(Person person) {
    return store.list(MailAddress.parse(person.mail())).stream()
        .filter(Follow::isConfirmed)
        .toList();
  }

  /// The reader is told of everything that changes from now on. Again changes nothing.
  void confirm(Follow follow) {
    Instant now = clock.instant();
    store.confirm(follow.id(), directory.head(), now, follow.frequency().first(now));
  }

  void change(Follow follow, Frequency frequency, Language language) {
    store.change(follow.id(), frequency, language, frequency.first(clock.instant()));
  }

  /// Forgets it, address and all. Again changes nothing.
  void stop(UUID id) {
    store.remove(id);
  }

  /// The work of the job that forgets addresses nobody confirmed.
  long forgetUnconfirmed() {
    return store.removeUnconfirmedBefore(clock.instant().minus(FollowLinks.LIFE));
  }

  /// An address that takes no mail follows nothing.
  @EventListener
  void bounced(MailBounced bounced) {
    store.removeAll(bounced.to());
  }

  @EventListener
  void deleted(PersonDeleted deleted) {
    store.removeAll(deleted.id());
  }
}
