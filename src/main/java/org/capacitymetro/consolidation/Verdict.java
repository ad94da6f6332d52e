package org.capacitymetro.consolidation;

import java.util.List;

/// What the matcher says of one draft that is not yet in the directory.
///
/// @param candidates what it may be the same as, best first; for [Outcome#SAME] the first is the
///   one; empty for [Outcome#NEW]
public record Verdict(Outcome outcome, List<Candidate> candidates) {

  public enum Outcome {
    /// Is the place of the first candidate.
    SAME,
    /// A person has to look.
    PERHAPS,
    NEW
  }

  public static final Verdict NEW = new Verdict(Outcome.NEW, List.of());

  public Verdict {
    candidates = List.copyOf(candidates);
  }
}
