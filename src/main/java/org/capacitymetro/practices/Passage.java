package org.capacitymetro.practices;

import java.util.Locale;
import java.util.stream.Stream;

/// The texts of a sheet, in the order in which they are read.
public enum Passage {
  TITLE(15, 1, true, true),
  SUMMARY(150, 6, true, true),
  PROBLEM(400, 6, true, true),
  LEAD(60, 2, true, false),
  PARTNERS(150, 3, false, false),
  PARTICIPANTS(150, 3, false, false),
  BENEFICIARIES(250, 4, true, false),
  STEPS(800, 10, true, true),
  VOICES(300, 5, false, false),
  DIFFICULTIES(400, 6, true, false),
  FACTORS(400, 6, true, false),
  PRECONDITIONS(250, 4, true, false),
  ADAPTABLE(250, 4, false, false),
  FIXED(250, 4, false, false),
  MINIMUM(250, 4, true, false),
  FIRST_STEPS(250, 4, true, false),
  SUSTAINABILITY(300, 4, true, false),
  CAUTION(100, 3, false, true),
  /// Quarters or comuni, in words.
  WHERE(40, 1, false, false),
  /// The role that answers: never the name of a person.
  CONTACT(30, 1, true, true);

  static final int MOST_CHARACTERS_OF_A_WORD = 100;

  private final int mostWords;
  private final int lines;
  private final boolean neededInGood;
  private final boolean neededInMicro;

  Passage(int mostWords, int lines, boolean neededInGood, boolean neededInMicro) {
    this.mostWords = mostWords;
    this.lines = lines;
    this.neededInGood = neededInGood;
    this.neededInMicro = neededInMicro;
  }

  public int mostWords() {
    return mostWords;
  }

  /// How tall its field is; one that has a single line takes no Markdown.
  public int lines() {
    return lines;
  }

  /// Whether a sheet cannot be handed in without it.
  public boolean isNeeded(PracticeKind kind) {
    return kind == PracticeKind.GOOD ? neededInGood : neededInMicro;
  }

  /// Whether sheets of this kind have it at all.
  public boolean isIn(PracticeKind kind) {
    return switch (this) {
      case CAUTION -> kind == PracticeKind.MICRO;
      case TITLE, SUMMARY, PROBLEM, STEPS, WHERE, CONTACT -> true;
      default -> kind == PracticeKind.GOOD;
    };
  }

  /// As in field names and message keys: `first-steps`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The passages of one kind of sheet, in order.
  public static Stream<Passage> of(PracticeKind kind) {
    return Stream.of(values()).filter(passage -> passage.isIn(kind));
  }
}
