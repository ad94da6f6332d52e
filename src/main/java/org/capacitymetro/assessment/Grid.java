package org.capacitymetro.assessment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Words;
import org.jspecify.annotations.Nullable;

/// What one person answered, to every criterion.
///
/// @param advice to those who wrote the sheet and those who decide about it, never published; may
///   be empty
public record Grid(Map<Criterion, Mark> marks, LocalizedText advice) {
  /// Words of a reason that is needed: fewer say nothing.
  public static final int LEAST_REASON = 5;

  public static final int MOST_REASON = 120;
  public static final int MOST_ADVICE = 300;

  /// No word needs more: what is longer is no reason.
  public static final int MOST_CHARACTERS_OF_A_WORD = 20;

  public Grid {
    Map<Criterion, Mark> copy = new EnumMap<>(Criterion.class);
    copy.putAll(marks);
    marks = Collections.unmodifiableMap(copy);
    for (Criterion criterion : Criterion.values()) {
      check(criterion, marks.get(criterion));
    }
    if (words(advice) > MOST_ADVICE) {
      throw new IllegalArgumentException(
          "advice must have 0 to " + MOST_ADVICE + " words, not " + words(advice));
    }
  }

  private static void check(Criterion criterion, @Nullable Mark mark) {
    if (mark == null || !criterion.degrees().contains(mark.degree())) {
      throw new IllegalArgumentException(
          criterion.code()
              + " must be one of "
              + criterion.degrees()
              + ", not "
              + (mark == null ? "nothing" : mark.degree()));
    }
    int words = words(mark.reason());
    int least = criterion.needsReason(mark.degree()) ? LEAST_REASON : 0;
    if (words < least || words > MOST_REASON) {
      throw new IllegalArgumentException(
          criterion.code()
              + " reason must have "
              + least
              + " to "
              + MOST_REASON
              + " words, not "
              + words);
    }
  }

  private static int words(LocalizedText text) {
    return Words.count(text.in(text.source()));
  }
}
