package org.capacitymetro.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Secrets in links that prove who opened a mail: 256 random bits, good once and for a while. Only
/// their hash is kept, so that a copy of the database opens nothing. Looking at a link changes
/// nothing; using it does.
@Component
class Links {
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  enum Purpose {
    /// To take up an account and choose its first password.
    INVITATION(Duration.ofDays(7)),
    /// To choose another password.
    PASSWORD(Duration.ofHours(2)),
    /// To prove a new mail address.
    MAIL(Duration.ofDays(2));

    private final Duration life;

    Purpose(Duration life) {
      this.life = life;
    }

    Duration life() {
      return life;
    }
  }

  /// What became of a link.
  sealed interface Found {
    /// Good.
    ///
    /// @param mail the new address, for [Purpose#MAIL] only
    record Good(PersonId person, @Nullable String mail) implements Found {}

    record Expired() implements Found {}

    record Used() implements Found {}

    /// Never given out, tampered with, for another purpose, or so old that it is forgotten.
    record Unknown() implements Found {}
  }

  private final LinkStore store;
  private final Clock clock;

  Links(LinkStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A new secret; earlier unused ones for the same purpose no longer work.
  ///
  /// @param mail the new address, for [Purpose#MAIL] only
  String create(Purpose purpose, PersonId person, @Nullable String mail) {
    Instant now = clock.instant();
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    store.withdraw(person, purpose, now);
    store.insert(
        hash(secret),
        new LinkStore.Kept(purpose, person, mail, now.plus(purpose.life()), null),
        now);
    return secret;
  }

  Found look(Purpose purpose, String secret) {
    Optional<LinkStore.Kept> kept =
        store.find(hash(secret)).filter(link -> link.purpose() == purpose);
    if (kept.isEmpty()) {
      return new Found.Unknown();
    }
    LinkStore.Kept link = kept.get();
    if (link.used() != null) {
      return new Found.Used();
    }
    return link.expires().isAfter(clock.instant())
        ? new Found.Good(link.person(), link.mail())
        : new Found.Expired();
  }

  /// As [#look], but a good link is used up by it; of several at once one wins. Call it in the
  /// transaction of what the link allows.
  Found use(Purpose purpose, String secret) {
    Found found = look(purpose, secret);
    return found instanceof Found.Good && !store.use(hash(secret), clock.instant())
        ? new Found.Used()
        : found;
  }

  /// Notes which mail carries the link: its text is emptied when the link is worth nothing.
  void posted(String secret, UUID mail) {
    store.posted(hash(secret), mail);
  }

  /// Until when the invitation of each invited person is good; those without one are missing.
  Map<PersonId, Instant> invitationEnds() {
    return store.ends(Purpose.INVITATION);
  }

  void withdraw(PersonId person, Purpose purpose) {
    store.withdraw(person, purpose, clock.instant());
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
