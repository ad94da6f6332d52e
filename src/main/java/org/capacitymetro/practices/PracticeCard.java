package org.capacitymetro.practices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sheet in a list, in the reader's words.
///
/// @param id short form
/// @param sector first-level sector; null for a sheet without one
/// @param summary its first words
/// @param picture address of its first picture, null for none
/// @param badges short words that matter
/// @param due said where nobody has checked it for long, else null
public record PracticeCard(
    String id,
    PracticeView.Text title,
    String href,
    String kind,
    boolean micro,
    PracticeView.@Nullable Sector sector,
    PracticeView.Text summary,
    String places,
    @Nullable String picture,
    List<String> badges,
    @Nullable String due) {}
