package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.matching.Evidence;
import org.capacitymetro.matching.Matcher;
import org.capacitymetro.matching.Traits;

/// Rows whose code goes on after a hyphen where the map has the code before it: `MIPS012018-LU` is
/// a course of the school `MIPS012018`, `030943-00` a site of the hospital `030943`. In one place
/// they are one. A list that names the whole as well tells its parts apart from it.
final class Parts {
  private static final double SAME_STREET = 0.8;
  private static final double ONE_PLACE_METRES = 250;

  /// A draft and the record that it is a part of.
  ///
  /// @param sure both in one place, as far as both places are known
  interface Found {
    void accept(int draft, Candidate candidate, boolean sure);
  }

  private record Part(int draft, Traits traits, String source) {}

  private final Map<String, List<Part>> byWhole = new HashMap<>();
  private final Map<ServiceId, Traits> records = new HashMap<>();
  private final Map<Integer, ServiceId> wholes = new HashMap<>();

  Parts(List<ServiceDraft> incoming, List<Traits> drafts) {
    Set<String> all = new HashSet<>();
    drafts.forEach(draft -> all.addAll(draft.codes()));
    for (Traits traits : drafts) {
      int draft = Integer.parseInt(traits.id());
      for (String code : traits.codes()) {
        int hyphen = code.lastIndexOf('-');
        if (hyphen > code.indexOf(':') + 1 && !all.contains(code.substring(0, hyphen))) {
          byWhole
              .computeIfAbsent(code.substring(0, hyphen), whole -> new ArrayList<>())
              .add(new Part(draft, traits, incoming.get(draft).source().source()));
        }
      }
    }
  }

  void see(Outline outline, Traits record) {
    for (String code : record.codes()) {
      for (Part part : byWhole.getOrDefault(code, List.of())) {
        if (outline.refs().stream().map(SourceRef::source).noneMatch(part.source()::equals)) {
          records.put(outline.id(), record);
          wholes.putIfAbsent(part.draft(), outline.id());
        }
      }
    }
  }

  boolean isOf(int draft, ServiceId record) {
    return record.equals(wholes.get(draft));
  }

  void each(Found found) {
    for (List<Part> parts : byWhole.values()) {
      for (Part part : parts) {
        ServiceId whole = wholes.get(part.draft());
        if (whole != null) {
          Matcher.compare(part.traits(), Objects.requireNonNull(records.get(whole)))
              .ifPresent(
                  pair ->
                      found.accept(
                          part.draft(),
                          new Candidate(whole, null, pair.score(), pair.why()),
                          isOnePlace(pair.why(), parts.size() == 1)));
        }
      }
    }
  }

  /// @param only whether the list has no other part: where nothing tells of the place, that is one
  private static boolean isOnePlace(List<Evidence> why, boolean only) {
    boolean known = false;
    for (Evidence reason : why) {
      switch (reason.kind()) {
        case ADDRESS -> {
          if (reason.value() < SAME_STREET) {
            return false;
          }
          known = true;
        }
        case DISTANCE -> {
          if (reason.value() > ONE_PLACE_METRES) {
            return false;
          }
          known = true;
        }
        default -> {}
      }
    }
    return known || only;
  }
}
