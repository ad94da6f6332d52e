package org.capacitymetro.review;

import java.util.List;
import java.util.Map;
import org.capacitymetro.assessment.JudgedGroup;
import org.jspecify.annotations.Nullable;

/// What those who wrote a sheet and those who decide about it see of its review.
///
/// @param version of the sheet, which every decision carries along
/// @param standing where the review stands
/// @param asked who was asked; empty for authors, who know reviewers by role only
/// @param candidates who may be asked, by city; empty where nobody is to be asked
/// @param least how many have to be chosen
/// @param nobody whether somebody has to be asked and nobody can be
/// @param judged what those who judged said; empty while it is not for this reader
/// @param verdict what follows from it; empty while too few have judged
/// @param answer of the authors, null while there is none
/// @param reply the form for it, null where it is not this reader's turn
/// @param decision null for who does not decide, or where there is nothing to decide
public record RoundView(
    String action,
    String sheet,
    int version,
    String standing,
    List<Asked> asked,
    List<Place> candidates,
    int least,
    boolean nobody,
    List<JudgedGroup> judged,
    List<Advice> advice,
    String verdict,
    @Nullable Answer answer,
    GridView.@Nullable Text reply,
    boolean replyKept,
    @Nullable Decision decision,
    List<String> earlier,
    Map<String, String> problems,
    String done,
    String trouble) {

  /// @param release its id, where the request can be taken back; else empty
  public record Asked(String who, String state, String conflict, String release) {}

  public record Place(String city, List<Candidate> people) {}

  public record Candidate(String id, String name, String role, boolean chosen) {}

  public record Advice(String who, String words, @Nullable String language) {}

  /// @param words empty where they have nothing to add
  public record Answer(String about, String words, @Nullable String language) {}

  /// @param publishes whether it can be published now
  /// @param why what would be published, or why it cannot be
  /// @param reason what stands in the field of sending back
  public record Decision(boolean publishes, String why, String reason) {}

  public @Nullable String problem(String name) {
    return problems.get(name);
  }
}
