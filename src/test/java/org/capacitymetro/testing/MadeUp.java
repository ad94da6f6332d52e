package org.capacitymetro.testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// Words no other test uses.
public final class MadeUp {
  private static final int LETTERS = 6;

  private MadeUp() {}

  /// A word that begins like this and ends in letters from `a` to `f`, six of them.
  public static String word(String beginning) {
    return beginning
        + ThreadLocalRandom.current()
            .ints(LETTERS, 'a', 'g')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
  }
}
