package org.capacitymetro.assessment;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.text.LocalizedText;

/// What is published of a review: who judged by role and never by name, what each answered and why,
/// what the authors said to it.
///
/// @param version of the sheet that was read
/// @param at when it was published
/// @param answer of the authors; empty where they had nothing to add
public record Assessment(int version, Instant at, List<Opinion> opinions, LocalizedText answer) {

  public Assessment {
    opinions = List.copyOf(opinions);
  }

  /// @param role code of what the person is trusted with, as in `role.editor`
  public record Opinion(String role, Map<Criterion, Mark> marks) {
    public Opinion {
      Map<Criterion, Mark> copy = new EnumMap<>(Criterion.class);
      copy.putAll(marks);
      marks = Collections.unmodifiableMap(copy);
    }
  }

  /// @throws IllegalArgumentException where too few have judged
  public Verdict verdict() {
    return Verdict.of(opinions.stream().map(Opinion::marks).toList())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "opinions must be at least "
                        + Verdict.LEAST_READERS
                        + ", not "
                        + opinions.size()));
  }
}
