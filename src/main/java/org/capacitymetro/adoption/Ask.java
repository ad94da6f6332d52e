package org.capacitymetro.adoption;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.pages.Formats;
import org.jspecify.annotations.Nullable;

/// A question how it went: asked after 6 and after 12 months, and once more where nobody answers.
///
/// @param months after which
record Ask(
    int months, Instant askedAt, @Nullable Instant remindedAt, @Nullable Instant answeredAt) {
  /// After which a question is asked once more.
  static final Duration PATIENCE = Duration.ofDays(30);

  static final List<Integer> MONTHS = List.of(12, 6);

  /// Who told something so shortly before a question is due need not be asked.
  private static final int FRESH_MONTHS = 1;

  boolean isOpen() {
    return answeredAt == null;
  }

  /// Asked twice, and nobody answered.
  boolean isUnanswered() {
    return isOpen() && remindedAt != null;
  }

  boolean isToBeRepeated(Instant now) {
    return isOpen() && remindedAt == null && !now.isBefore(askedAt.plus(PATIENCE));
  }

  /// The question to ask now, if any. Months count from the beginning, but not from before the
  /// adoption was published: nobody is asked the day after.
  static Optional<Integer> due(Adoption adoption, LocalDate today) {
    YearMonth since = adoption.details().since();
    Instant published = adoption.publishedAt();
    if (!adoption.state().isPublic()
        || since == null
        || published == null
        || adoption.details().status() == Details.Status.STOPPED) {
      return Optional.empty();
    }
    LocalDate known = LocalDate.ofInstant(published, Formats.ZONE);
    LocalDate begun = since.atDay(1).isAfter(known) ? since.atDay(1) : known;
    return MONTHS.stream()
        .filter(months -> !today.isBefore(begun.plusMonths(months)))
        .findFirst()
        .filter(months -> adoption.asks().stream().noneMatch(ask -> ask.months() >= months))
        .filter(
            months -> {
              LocalDate fresh = begun.plusMonths(months - FRESH_MONTHS);
              return adoption.told().stream()
                  .map(told -> LocalDate.ofInstant(told.at(), Formats.ZONE))
                  .allMatch(day -> day.isBefore(fresh));
            });
  }
}
