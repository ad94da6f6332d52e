package org.capacitymetro.adoption;

/// How an adoption stands in the eyes of readers: what was told last, else what its form says.
enum Standing {
  PLANNED("state-by-appointment"),
  TRYING("clock"),
  WORKS("state-open"),
  PARTLY("state-partly"),
  PAUSED("state-paused"),
  STOPPED("state-closed");

  private final String icon;

  Standing(String icon) {
    this.icon = icon;
  }

  /// Its shape, so that it is told by more than its colour.
  String icon() {
    return icon;
  }

  static Standing of(Adoption adoption) {
    return switch (adoption.details().status()) {
      case PLANNED -> PLANNED;
      case PAUSED -> PAUSED;
      case STOPPED -> STOPPED;
      case WORKING -> WORKS;
      case TRYING -> partly(adoption) ? PARTLY : TRYING;
    };
  }

  private static boolean partly(Adoption adoption) {
    return !adoption.told().isEmpty()
        && adoption.told().getFirst().outcome() == Told.Outcome.PARTLY;
  }
}
