package org.capacitymetro.adoption;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The first step of an adoption: which body tries it, and in which city.
///
/// @param own bodies the person speaks for
/// @param typed in the box in which other bodies are looked for; null where the person may not
/// @param found what the box found
/// @param searched whether something was looked for
/// @param problems by field, `organization` and `city`
public record BeginView(
    String action,
    String practice,
    String practiceHref,
    List<AdoptionFormView.Option> own,
    @Nullable String typed,
    List<AdoptionFormView.Option> found,
    boolean searched,
    List<AdoptionFormView.Option> cities,
    Map<String, String> problems) {}
