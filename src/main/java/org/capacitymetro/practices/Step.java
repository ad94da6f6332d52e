package org.capacitymetro.practices;

import static org.capacitymetro.practices.PracticeState.*;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A way from one state of a sheet to another: the whole of the state machine. Peer review adds who
/// may begin and end it; the steps are these.
public enum Step {
  SUBMIT(EnumSet.of(DRAFT), SUBMITTED, Who.AUTHOR),
  /// The authors want to go on writing.
  WITHDRAW(EnumSet.of(SUBMITTED), DRAFT, Who.AUTHOR),
  BEGIN_REVIEW(EnumSet.of(SUBMITTED), IN_REVIEW, Who.PUBLISHER),
  /// Needs a reason.
  SEND_BACK(EnumSet.of(SUBMITTED, IN_REVIEW), DRAFT, Who.PUBLISHER),
  /// Also shows a newer version of a sheet that is published already.
  PUBLISH(EnumSet.of(SUBMITTED, IN_REVIEW, PUBLISHED, RECHECK_DUE), PUBLISHED, Who.PUBLISHER),
  /// Nobody has checked it for two years.
  ASK(EnumSet.of(PUBLISHED), RECHECK_DUE, Who.JOB),
  /// It is still true.
  CONFIRM(EnumSet.of(PUBLISHED, RECHECK_DUE), PUBLISHED, Who.EITHER),
  /// Needs a reason.
  ARCHIVE(EnumSet.of(PUBLISHED, RECHECK_DUE), ARCHIVED, Who.PUBLISHER),
  /// A draft that will not be finished.
  DROP(EnumSet.of(DRAFT), ARCHIVED, Who.AUTHOR),
  REOPEN(EnumSet.of(ARCHIVED), DRAFT, Who.EITHER);

  /// A step that was taken.
  ///
  /// @param state it led to
  /// @param version of the sheet then
  /// @param by actor
  public record Taken(
      Step step, PracticeState state, int version, String by, Instant at, String reason) {}

  /// Who may take a step.
  public enum Who {
    AUTHOR,
    /// Whoever may publish sheets in the city.
    PUBLISHER,
    EITHER,
    JOB
  }

  private final Set<PracticeState> from;
  private final PracticeState to;
  private final Who who;

  Step(Set<PracticeState> from, PracticeState to, Who who) {
    this.from = from;
    this.to = to;
    this.who = who;
  }

  public PracticeState to() {
    return to;
  }

  public boolean leadsFrom(PracticeState state) {
    return from.contains(state);
  }

  /// Whether somebody may take it.
  public boolean isFor(boolean author, boolean publisher) {
    return switch (who) {
      case AUTHOR -> author;
      case PUBLISHER -> publisher;
      case EITHER -> author || publisher;
      case JOB -> false;
    };
  }

  /// Whether those who wrote must be told why.
  public boolean needsReason() {
    return this == SEND_BACK || this == ARCHIVE;
  }

  /// Whether what is shown from then on must be complete.
  public boolean needsWholeSheet() {
    return this == SUBMIT || this == PUBLISH;
  }

  /// As in forms and message keys: `send-back`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads [#code]; empty for anything else.
  public static Optional<Step> parse(String code) {
    return Stream.of(values()).filter(step -> step.code().equals(code)).findFirst();
  }
}
