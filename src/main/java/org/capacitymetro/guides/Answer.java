package org.capacitymetro.guides;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a question of a self-assessment is answered. What is missing weighs more than what is there
/// in part; who does not know begins by finding out, which weighs as much as in part.
enum Answer {
  YES(0),
  PARTLY(1),
  NO(2),
  UNKNOWN(1);

  private final int need;

  Answer(int need) {
    this.need = need;
  }

  int need() {
    return need;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Answer> parse(String code) {
    return Stream.of(values()).filter(answer -> answer.code().equals(code)).findFirst();
  }
}
