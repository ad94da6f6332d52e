package org.capacitymetro.steps;

import java.util.List;

/// The pictograms a guide may have: those of the sprite that stand for a matter of life.
final class StepIcons {
  static final List<String> ALL =
      List.of(
          "help",
          "reception",
          "documents",
          "pregnancy",
          "school",
          "registry",
          "women",
          "shelter",
          "health",
          "house",
          "work",
          "italian",
          "legal",
          "minors",
          "food",
          "asylum",
          "family",
          "mental-health",
          "training",
          "disability",
          "citizenship",
          "digital",
          "euro");

  private StepIcons() {}
}
