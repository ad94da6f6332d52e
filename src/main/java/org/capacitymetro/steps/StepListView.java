package org.capacitymetro.steps;

import java.util.List;

/// All guides.
public record StepListView(List<StepGuides.Tile> tiles) {}
