package org.capacitymetro.guides;

import java.util.List;

/// Where a guide begins.
///
/// @param keepers whose it may be
public record NewGuideView(
    String action, String title, String problem, List<GuideListView.Option> keepers) {}
