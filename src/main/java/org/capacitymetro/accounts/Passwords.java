package org.capacitymetro.accounts;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords: kept as Argon2id, refused when they are on the list of those that were stolen and
/// published most often, or as easy to guess as one of them. The list is part of the library
/// zxcvbn, so that nothing about a password ever leaves this server. No rules about digits and
/// signs: they make passwords worse (NIST SP 800-63B).
@Component
class Passwords {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /// Each hash takes its memory while it is computed; a flood of tries waits instead of filling the
  /// heap.
  private static final int AT_ONCE = 4;

  /// What comes after is not looked at: the work grows faster than the length.
  private static final int MEASURED = 72;

  /// On zxcvbn's scale of 0 to 4: more than 10^8 guesses.
  private static final int STRONG_ENOUGH = 3;

  /// Why a password is refused; the sentences are `password.flaw.*` of the messages.
  enum Flaw {
    SHORT,
    LONG,
    STOLEN,
    GUESSABLE
  }

  private static final class Measure {
    static final Zxcvbn ZXCVBN = new Zxcvbn();
  }

  private final PersonStore store;
  private final Argon2PasswordEncoder encoder;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final String nobodys;

  Passwords(PersonStore store, AccountSettings settings) {
    this.store = store;
    this.encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES,
            HASH_BYTES,
            1,
            settings.argon2().memoryKib(),
            settings.argon2().iterations());
    this.nobodys = encode("the password of nobody");
  }

  /// Why the person should not have this password, empty where it is good.
  ///
  /// @param name as the person is called now
  static Optional<Flaw> flaw(String password, String name, String mail) {
    String typed = normal(password);
    int length = typed.codePointCount(0, typed.length());
    if (length < SHORTEST) {
      return Optional.of(isListed(measure(typed, List.of())) ? Flaw.STOLEN : Flaw.SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(Flaw.LONG);
    }
    Strength strength =
        measure(
            typed.substring(0, Math.min(typed.length(), MEASURED)),
            List.of(
                name, mail, mail.substring(0, Math.max(0, mail.indexOf('@'))), "capacity metro"));
    if (isListed(strength)) {
      return Optional.of(Flaw.STOLEN);
    }
    return strength.getScore() < STRONG_ENOUGH ? Optional.of(Flaw.GUESSABLE) : Optional.empty();
  }

  private static Strength measure(String password, List<String> own) {
    return Measure.ZXCVBN.measure(password, own);
  }

  private static boolean isListed(Strength strength) {
    return strength.getSequence().size() == 1
        && strength.getSequence().getFirst().pattern == Pattern.Dictionary
        && "passwords".equals(strength.getSequence().getFirst().dictionaryName);
  }

  void change(PersonId id, String password) {
    store.changePassword(id, encode(normal(password)));
  }

  /// Whether it is the person's password. Takes as long for nobody as for somebody, so that the
  /// time does not tell which addresses have an account.
  boolean matches(@Nullable PersonId id, String password) {
    if (password.length() > 4 * LONGEST) {
      return false;
    }
    Optional<String> kept = id == null ? Optional.empty() : store.findPassword(id);
    String typed = normal(password);
    boolean same = oneOfFew(() -> encoder.matches(typed, kept.orElse(nobodys)));
    if (!same || kept.isEmpty() || id == null) {
      return false;
    }
    if (encoder.upgradeEncoding(kept.get())) {
      store.changePassword(id, encode(typed));
    }
    return true;
  }

  private String encode(String password) {
    return oneOfFew(
        () -> java.util.Objects.requireNonNull(encoder.encode(password), "a hash is never null"));
  }

  private <T> T oneOfFew(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /// The same letters typed on different keyboards are the same password.
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
