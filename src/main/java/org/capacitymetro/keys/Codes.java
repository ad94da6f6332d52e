package org.capacitymetro.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.capacitymetro.accounts.SignInStep;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The second step of signing in: a code from a second device, or one of ten codes on paper for the
/// day the device is gone. Each code is taken once.
@Component
class Codes implements SignInStep {
  static final int RECOVERY_CODES = 10;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int RECOVERY_LETTERS = 12;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CodeStore store;
  private final Clock clock;

  Codes(CodeStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<String> path(PersonId person) {
    return isOn(person) ? Optional.of("/sign-in/code") : Optional.empty();
  }

  boolean isOn(PersonId person) {
    return since(person).isPresent();
  }

  /// Since when codes are asked of the person; empty where they are not.
  Optional<Instant> since(PersonId person) {
    return store.find(person).flatMap(kept -> Optional.ofNullable(kept.confirmed()));
  }

  /// A new secret for somebody who has no codes yet. They count only once one was right.
  void begin(PersonId person) {
    store.begin(person, TimeCode.secret(), clock.instant());
  }

  /// The secret that waits for its first code.
  Optional<byte[]> begun(PersonId person) {
    return store.find(person).filter(kept -> kept.confirmed() == null).map(CodeStore.Kept::secret);
  }

  /// The first code: from now on codes are asked.
  ///
  /// @return the recovery codes, shown this once; empty where the code is not right
  @Transactional
  Optional<List<String>> confirm(PersonId person, String typed) {
    Optional<byte[]> secret = begun(person);
    if (secret.isEmpty() || !takeTimeCode(person, secret.get(), typed)) {
      return Optional.empty();
    }
    store.confirm(person, clock.instant());
    return Optional.of(recovery(person));
  }

  /// Whether a code of the device or of the paper is right; it is not taken again.
  @Transactional
  boolean take(PersonId person, String typed) {
    Optional<CodeStore.Kept> kept = store.find(person).filter(found -> found.confirmed() != null);
    String code = bare(typed);
    return kept.isPresent()
        && (code.length() == TimeCode.DIGITS
            ? takeTimeCode(person, kept.get().secret(), code)
            : code.length() == RECOVERY_LETTERS
                && store.takeRecovery(person, hash(code), clock.instant()));
  }

  private boolean takeTimeCode(PersonId person, byte[] secret, String typed) {
    OptionalLong step = TimeCode.match(secret, bare(typed), clock.instant());
    return step.isPresent() && store.take(person, step.getAsLong());
  }

  /// Ten new recovery codes instead of those before.
  @Transactional
  List<String> recovery(PersonId person) {
    List<String> codes = new ArrayList<>();
    while (codes.size() < RECOVERY_CODES) {
      StringBuilder code = new StringBuilder();
      for (int i = 0; i < RECOVERY_LETTERS; i++) {
        if (i > 0 && i % GROUP == 0) {
          code.append('-');
        }
        code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
      }
      codes.add(code.toString());
    }
    store.replaceRecovery(person, codes.stream().map(code -> hash(bare(code))).toList());
    return codes;
  }

  int recoveryLeft(PersonId person) {
    return store.countRecovery(person);
  }

  @Transactional
  void remove(PersonId person) {
    store.remove(person);
  }

  private static String bare(String typed) {
    return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  private static byte[] hash(String code) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
