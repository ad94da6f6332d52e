package org.capacitymetro.editing;

import java.util.List;

/// Records a service may be merged with.
///
/// @param problem what was wrong with the one that was typed, empty for nothing
public record MergeView(
    String name, String action, List<ServiceFormView.Similar> alike, String problem) {}
