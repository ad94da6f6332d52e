package org.capacitymetro.verification;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a telephone call ended.
enum Call {
  ALL_TRUE(Duration.ofDays(30)),
  /// Something is different: the verifier wrote what, or went on to the form.
  CHANGED(Duration.ofDays(30)),
  /// Tried again the next day.
  NO_ANSWER(Duration.ofHours(20)),
  WRONG_NUMBER(Duration.ofDays(30)),
  CLOSED(Duration.ofDays(30));

  private final Duration rest;

  Call(Duration rest) {
    this.rest = rest;
  }

  /// How long nobody is given the record again.
  Duration rest() {
    return rest;
  }

  /// As in forms and message keys: `no-answer`.
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Call> parse(String code) {
    return Stream.of(values()).filter(call -> call.code().equals(code)).findFirst();
  }
}
