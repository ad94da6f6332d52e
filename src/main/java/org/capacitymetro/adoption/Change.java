package org.capacitymetro.adoption;

import org.capacitymetro.practices.Passage;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// One thing that was done otherwise than the sheet says, in the terms of FRAME (Wiltsey Stirman,
/// Baumann, Miller 2019, "The FRAME: an expanded framework for reporting adaptations and
/// modifications to evidence-based interventions", doi:10.1186/s13012-019-0898-y).
///
/// @param passage of the sheet that it touches; null where it is none in particular
/// @param level, timing, decidedBy and goal are null where nobody said
/// @param ours what is done instead; empty where that needs no words
/// @param reason in the words of those who did it
record Change(
    What what,
    @Nullable Passage passage,
    Nature nature,
    @Nullable Level level,
    @Nullable Timing timing,
    @Nullable DecidedBy decidedBy,
    Fidelity fidelity,
    @Nullable Goal goal,
    LocalizedText ours,
    LocalizedText reason) {
  static final int MOST_OURS = 4_000;
  static final int MOST_REASON = 1_000;

  /// What is modified. Of the context FRAME tells four parts apart.
  enum What {
    CONTENT,
    CONTEXT_FORMAT,
    CONTEXT_SETTING,
    CONTEXT_PERSONNEL,
    CONTEXT_POPULATION,
    TRAINING_AND_EVALUATION,
    IMPLEMENTATION_AND_SCALE_UP
  }

  /// At what level of delivery, for whom or what.
  enum Level {
    INDIVIDUAL,
    GROUP,
    TEAM,
    UNIT,
    ORGANIZATION,
    NETWORK,
    COMMUNITY
  }

  /// What is the nature of the modification.
  enum Nature {
    TAILORING,
    PACKAGING,
    ADDING,
    REMOVING,
    SHORTENING,
    LENGTHENING,
    SUBSTITUTING,
    REORDERING,
    SPREADING,
    /// Parts of the practice go into another one.
    INTEGRATING_PARTS,
    /// Another practice goes into this one.
    INTEGRATING_ANOTHER,
    REPEATING,
    LOOSENING,
    DEPARTING
  }

  /// Whether it was planned.
  enum Timing {
    PLANNED_PROACTIVE,
    PLANNED_REACTIVE,
    UNPLANNED_REACTIVE
  }

  /// Who decided it, most of all.
  enum DecidedBy {
    RECIPIENTS,
    PRACTITIONER,
    TEAM,
    PROGRAM_MANAGER,
    ADMINISTRATION,
    FUNDER,
    POLITICS,
    DEVELOPER,
    RESEARCHER,
    COMMUNITY
  }

  /// Whether what must not change is kept: the core that makes it work.
  enum Fidelity {
    CONSISTENT,
    INCONSISTENT,
    UNKNOWN
  }

  /// What it was for, most of all.
  enum Goal {
    REACH,
    RETENTION,
    FEASIBILITY,
    FIT,
    CULTURE,
    EFFECTIVENESS,
    COST,
    SATISFACTION
  }

  Change {
    checkLength("changes.ours", ours, MOST_OURS);
    checkLength("changes.reason", reason, MOST_REASON);
  }

  private static void checkLength(String field, LocalizedText text, int most) {
    text.texts()
        .values()
        .forEach(
            entry -> {
              if (entry.text().length() > most) {
                throw new IllegalArgumentException(
                    field
                        + " must have at most "
                        + most
                        + " characters, not "
                        + entry.text().length());
              }
            });
  }
}
