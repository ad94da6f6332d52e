package org.capacitymetro.assessment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.text.LocalizedText;

/// What nobody ever answered about a practice that does not exist.
public final class TestGrids {
  private TestGrids() {}

  /// All answers yes but those given, each with a reason.
  public static Grid grid(Map<Criterion, Degree> but) {
    return new Grid(marks(but), LocalizedText.of("it", "Scrivete anche quanto dura."));
  }

  static Map<Criterion, Mark> marks(Map<Criterion, Degree> but) {
    Map<Criterion, Mark> marks = new EnumMap<>(Criterion.class);
    for (Criterion criterion : Criterion.values()) {
      marks.put(
          criterion,
          new Mark(
              but.getOrDefault(criterion, Degree.YES),
              LocalizedText.of(
                  "it", "Lo dicono le cifre su " + criterion.code() + " della felce")));
    }
    return marks;
  }

  /// Two people who found everything good.
  public static Assessment assessment(int version) {
    return new Assessment(
        version,
        Instant.parse("2026-11-20T10:00:00Z"),
        List.of(
            new Assessment.Opinion("editor", marks(Map.of())),
            new Assessment.Opinion("verifier", marks(Map.of()))),
        LocalizedText.of("it", "Grazie, abbiamo aggiunto la felce."));
  }
}
