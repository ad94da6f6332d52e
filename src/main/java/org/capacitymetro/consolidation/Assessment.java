package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.directory.ServiceDraft;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.directory.Status;
import org.capacitymetro.matching.Decision;
import org.capacitymetro.matching.Matcher;
import org.capacitymetro.matching.Pair;
import org.capacitymetro.matching.Settings;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.matching.Watch;

/// What each of many drafts is: compared with the directory, then with each other.
final class Assessment {
  /// How much of the work the comparison with the directory is.
  private static final double FIRST = 0.7;

  private static final int MOST_CANDIDATES = 10;

  private final List<ServiceDraft> incoming;
  private final Outlines outlines;
  private final Map<Integer, List<Candidate>> same = new HashMap<>();
  private final Map<Integer, List<Candidate>> perhaps = new HashMap<>();

  Assessment(Outlines outlines, List<ServiceDraft> incoming) {
    this.outlines = outlines;
    this.incoming = incoming;
  }

  List<Verdict> verdicts(Watch watch) {
    if (incoming.isEmpty()) {
      return List.of();
    }
    RecordTraits traits = new RecordTraits(outlines.codeSchemes());
    List<Traits> drafts = new ArrayList<>();
    for (int i = 0; i < incoming.size(); i++) {
      if (!incoming.get(i).details().demonstration()) {
        drafts.add(traits.of(incoming.get(i), Integer.toString(i)));
      }
    }
    compareWithRecords(traits, drafts, share -> watch.reached(share * FIRST));
    compareWithEachOther(drafts, share -> watch.reached(FIRST + share * (1 - FIRST)));
    List<Verdict> verdicts = new ArrayList<>(incoming.size());
    for (int i = 0; i < incoming.size(); i++) {
      verdicts.add(verdict(i));
    }
    return verdicts;
  }

  private void compareWithRecords(RecordTraits traits, List<Traits> drafts, Watch watch) {
    List<Traits> records = new ArrayList<>();
    Set<ServiceId> shown = new HashSet<>();
    outlines.forEach(
        outline -> {
          records.add(traits.of(outline));
          if (outline.status() instanceof Status.Active) {
            shown.add(outline.id());
          }
        });
    for (Pair pair : Matcher.between(drafts, records, Settings.STANDARD, watch).pairs()) {
      ServiceId record = new ServiceId(UUID.fromString(pair.b()));
      boolean sure = pair.decision() == Decision.SAME && shown.contains(record);
      Candidate candidate = new Candidate(record, null, pair.score(), pair.why());
      add(sure ? same : perhaps, Integer.parseInt(pair.a()), candidate);
    }
  }

  private void compareWithEachOther(List<Traits> drafts, Watch watch) {
    for (Pair pair : Matcher.within(drafts, Settings.STANDARD, watch).pairs()) {
      int a = Integer.parseInt(pair.a());
      int b = Integer.parseInt(pair.b());
      Candidate candidate = new Candidate(null, Math.min(a, b), pair.score(), pair.why());
      add(pair.decision() == Decision.SAME ? same : perhaps, Math.max(a, b), candidate);
    }
  }

  private static void add(
      Map<Integer, List<Candidate>> candidates, int draft, Candidate candidate) {
    candidates.computeIfAbsent(draft, i -> new ArrayList<>()).add(candidate);
  }

  /// A draft that is surely the same as two records is somebody's to decide: it may be that these
  /// two are one.
  private Verdict verdict(int draft) {
    List<Candidate> sure = same.getOrDefault(draft, List.of());
    List<Candidate> unsure = perhaps.getOrDefault(draft, List.of());
    List<Candidate> all = new ArrayList<>(sure);
    all.addAll(unsure);
    all.sort(
        Comparator.comparing((Candidate candidate) -> candidate.record() == null)
            .thenComparing(Comparator.comparingDouble(Candidate::score).reversed()));
    List<Candidate> records = sure.stream().filter(one -> one.record() != null).toList();
    if (records.size() == 1) {
      return new Verdict(Verdict.Outcome.SAME, first(records.getFirst(), all));
    }
    if (records.isEmpty() && !sure.isEmpty()) {
      Candidate earliest =
          sure.stream()
              .min(Comparator.comparing(one -> Objects.requireNonNull(one.incomingIndex())))
              .orElseThrow();
      return new Verdict(Verdict.Outcome.SAME, first(earliest, all));
    }
    return all.isEmpty()
        ? Verdict.NEW
        : new Verdict(
            Verdict.Outcome.PERHAPS, all.subList(0, Math.min(MOST_CANDIDATES, all.size())));
  }

  private static List<Candidate> first(Candidate one, List<Candidate> all) {
    List<Candidate> sorted = new ArrayList<>();
    sorted.add(one);
    all.stream().filter(other -> other != one).limit(MOST_CANDIDATES - 1).forEach(sorted::add);
    return sorted;
  }
}
