package org.capacitymetro.adoption;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where those who try a practice say how it went.
///
/// @param asked the question that waits for an answer; null where nobody asked
/// @param seen how many answers there are already
/// @param told them, newest first
/// @param publicPage null where it is hidden
public record OutcomeView(
    String action,
    String practice,
    String organization,
    @Nullable String asked,
    int seen,
    List<AdoptionView.Told> told,
    String outcome,
    String why,
    String figures,
    Map<String, String> problems,
    String done,
    String trouble,
    String edit,
    @Nullable String publicPage) {}
