package org.capacitymetro.assessment;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.assessment.Criterion.Group;

/// What several grids come to. For each criterion the answers are put in order and the middle one
/// counts, of two middle ones the more careful: of two people the stricter, of three the one
/// between the others. So one person's no stops a sheet until a third has read it.
public record Verdict(Map<Criterion, Degree> degrees) {
  /// How many have to judge.
  public static final int LEAST_READERS = 2;

  public Verdict {
    degrees = Collections.unmodifiableMap(new EnumMap<>(degrees));
  }

  /// Empty while too few have judged.
  public static Optional<Verdict> of(Collection<Map<Criterion, Mark>> grids) {
    if (grids.size() < LEAST_READERS) {
      return Optional.empty();
    }
    Map<Criterion, Degree> degrees = new EnumMap<>(Criterion.class);
    for (Criterion criterion : Criterion.values()) {
      List<Degree> answers =
          grids.stream()
              .flatMap(grid -> Optional.ofNullable(grid.get(criterion)).stream())
              .map(Mark::degree)
              .sorted()
              .toList();
      degrees.put(criterion, answers.isEmpty() ? Degree.NO : answers.get((answers.size() - 1) / 2));
    }
    return Optional.of(new Verdict(degrees));
  }

  public Degree degree(Criterion criterion) {
    return degrees.getOrDefault(criterion, Degree.NO);
  }

  /// The criteria for whose sake it is not published.
  public List<Criterion> failed() {
    return Criterion.of(Group.EXCLUSION).stream()
        .filter(criterion -> degree(criterion) != Degree.YES)
        .toList();
  }

  public boolean isPassed() {
    return failed().isEmpty();
  }

  /// Good: it works for everybody, also in other places, and meets the rest at least partly.
  /// Promising: it works where it was tried, at least partly. Innovation: that is still to be seen.
  public Evidence evidence() {
    if (!isPassed()) {
      return Evidence.NOT_ASSESSED;
    }
    if (all(Group.CORE, Degree.YES)
        && degree(Criterion.TRANSFERABILITY) == Degree.YES
        && all(Group.QUALIFIER, Degree.PARTLY)) {
      return Evidence.GOOD;
    }
    return all(Group.CORE, Degree.PARTLY) ? Evidence.PROMISING : Evidence.INNOVATION;
  }

  private boolean all(Group group, Degree least) {
    return Criterion.of(group).stream()
        .allMatch(criterion -> degree(criterion).compareTo(least) >= 0);
  }
}
