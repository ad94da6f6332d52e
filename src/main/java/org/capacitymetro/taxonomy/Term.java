package org.capacitymetro.taxonomy;

import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// One entry of a vocabulary (HSDS `taxonomy_term`).
///
/// @param code never changes and is never reused; lower case words joined by hyphens, e.g.
///   `health-stp-eni`
/// @param parent code of the first-level term, null on the first level
/// @param icon name of the pictogram shown with the words, null on the second level (the parent's
///   is used)
/// @param colour CSS hexadecimal colour on map and list, null on the second level
/// @param position order in which people need the terms
public record Term(
    Vocabulary vocabulary,
    String code,
    @Nullable String parent,
    LocalizedText name,
    LocalizedText description,
    @Nullable String icon,
    @Nullable String colour,
    int position) {}
