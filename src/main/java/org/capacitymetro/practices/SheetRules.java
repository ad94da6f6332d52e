package org.capacitymetro.practices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.text.Words;

/// What a sheet must keep to: always, and before it is handed in.
public final class SheetRules {
  /// Words of the summary of a good practice.
  public static final int LEAST_SUMMARY = 75;

  /// Words of all of a micro-practice.
  public static final int MOST_MICRO = 150;

  /// The passages that count into [#MOST_MICRO].
  public static final List<Passage> MICRO_WORDS =
      List.of(Passage.PROBLEM, Passage.SUMMARY, Passage.STEPS, Passage.CAUTION);

  private SheetRules() {}

  /// Why a text cannot stay as long as it is, in a draft either.
  public static Optional<SheetProblem> tooLong(Passage passage, String text) {
    int words = Words.count(text);
    if (words > passage.mostWords()) {
      return Optional.of(
          SheetProblem.of(passage.code(), "words", "most", passage.mostWords(), "typed", words));
    }
    int mostCharacters = passage.mostWords() * Passage.MOST_CHARACTERS_OF_A_WORD / 5;
    return text.length() <= mostCharacters
        ? Optional.empty()
        : Optional.of(
            SheetProblem.of(
                passage.code(), "characters", "most", mostCharacters, "typed", text.length()));
  }

  /// What is missing before others are asked to read it, in the order of the form.
  public static List<SheetProblem> unready(Sheet sheet) {
    List<SheetProblem> problems = new ArrayList<>();
    Passage.of(sheet.kind())
        .filter(passage -> passage.isNeeded(sheet.kind()) && sheet.text(passage).isEmpty())
        .forEach(passage -> problems.add(SheetProblem.of(passage.code(), "missing")));
    int summary = words(sheet, Passage.SUMMARY);
    if (sheet.kind() == PracticeKind.GOOD && summary > 0 && summary < LEAST_SUMMARY) {
      problems.add(
          SheetProblem.of(
              Passage.SUMMARY.code(),
              "short",
              "least",
              LEAST_SUMMARY,
              "most",
              Passage.SUMMARY.mostWords(),
              "typed",
              summary));
    }
    if (sheet.kind() == PracticeKind.MICRO && microWords(sheet) > MOST_MICRO) {
      problems.add(
          SheetProblem.of(
              Passage.STEPS.code(), "micro", "most", MOST_MICRO, "typed", microWords(sheet)));
    }
    if (sheet.cities().isEmpty()) {
      problems.add(SheetProblem.of("cities", "choose"));
    }
    if (sheet.sectors().isEmpty()) {
      problems.add(SheetProblem.of("sectors", "choose"));
    }
    if (sheet.kind() == PracticeKind.GOOD) {
      if (sheet.targets().isEmpty()) {
        problems.add(SheetProblem.of("targets", "choose"));
      }
      if (sheet.period().state() == Sheet.Running.UNKNOWN) {
        problems.add(SheetProblem.of("period.state", "choose"));
      }
      if (sheet.money() == Sheet.Money.UNKNOWN) {
        problems.add(SheetProblem.of("money", "choose"));
      }
      if (sheet.results().isEmpty()) {
        problems.add(SheetProblem.of("results", "rows"));
      }
    }
    if (sheet.contact().mail().isEmpty()) {
      problems.add(SheetProblem.of("contact.mail", "missing"));
    }
    return problems;
  }

  static int microWords(Sheet sheet) {
    return MICRO_WORDS.stream().mapToInt(passage -> words(sheet, passage)).sum();
  }

  private static int words(Sheet sheet, Passage passage) {
    return Words.count(sheet.text(passage).in(sheet.language()));
  }
}
