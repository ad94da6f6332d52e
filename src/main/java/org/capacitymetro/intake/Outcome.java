package org.capacitymetro.intake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.platform.UsageException;

/// What becomes of a row.
public enum Outcome {
  /// A place the map does not have.
  NEW,
  /// A place the map has, or an earlier row of the file: becomes one record with it.
  SAME,
  /// Perhaps a place the map has: written hidden until somebody has looked.
  PERHAPS,
  /// Known by its id, and it says something new.
  CHANGED,
  /// Known by its id, and it says the same as last time.
  UNCHANGED,
  /// Cannot be taken.
  REFUSED,
  /// Left out by the profile.
  FILTERED,
  /// On the map from this source and no longer in the file.
  VANISHED;

  /// Those that change something when they are applied.
  public static final Set<Outcome> APPLICABLE = EnumSet.of(NEW, SAME, PERHAPS, CHANGED, VANISHED);

  /// Lower case, as in addresses and on the command line.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// By its code.
  public static Optional<Outcome> find(String code) {
    return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst();
  }

  /// Reads `new,same`.
  ///
  /// @throws UsageException for a word that is none of [#APPLICABLE]
  static Set<Outcome> parseApplicable(String option, String list) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (String word : list.split(",")) {
      outcomes.add(
          find(word.strip().toLowerCase(Locale.ROOT))
              .filter(APPLICABLE::contains)
              .orElseThrow(
                  () ->
                      new UsageException(
                          option
                              + ": \""
                              + word.strip()
                              + "\" is none of "
                              + APPLICABLE.stream()
                                  .map(Outcome::code)
                                  .collect(Collectors.joining(", "))
                              + ".")));
    }
    return outcomes;
  }
}
