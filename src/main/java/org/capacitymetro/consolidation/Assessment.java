package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.matching.Decision;
import org.capacitymetro.matching.Evidence;
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

  /// What the same code of a register says, in bits: as much as anything can.
  private static final double CODE_BITS = 18;

  private final List<ServiceDraft> incoming;
  private final Outlines outlines;
  private final Map<Integer, List<Candidate>> registered = new HashMap<>();
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
    Parts parts = new Parts(incoming, drafts);
    List<Traits> records = new ArrayList<>();
    Map<String, Traits> byId = new HashMap<>();
    Map<String, ServiceId> byCode = new HashMap<>();
    Set<ServiceId> shown = new HashSet<>();
    outlines.forEach(
        outline -> {
          Traits record = traits.of(outline);
          records.add(record);
          byId.put(record.id(), record);
          record.codes().forEach(code -> byCode.putIfAbsent(code, outline.id()));
          parts.see(outline, record);
          if (outline.status() instanceof Status.Active) {
            shown.add(outline.id());
          }
        });
    for (Pair pair : Matcher.between(drafts, records, Settings.STANDARD, watch).pairs()) {
      ServiceId record = new ServiceId(UUID.fromString(pair.b()));
      int draft = Integer.parseInt(pair.a());
      Traits own = traitsOf(drafts, draft);
      Traits theirs = Objects.requireNonNull(byId.get(pair.b()));
      if (parts.isOf(draft, record)) {
        continue;
      }
      boolean sure = isSure(pair, own, theirs);
      boolean apart = Registers.tellApart(own.codes(), theirs.codes());
      boolean renumbered = apart && sure && own.codes().stream().noneMatch(byCode::containsKey);
      if (!Registers.agree(own.codes(), theirs.codes())
          && (!apart || renumbered)
          && mayBeOne(own, theirs)) {
        Candidate candidate = new Candidate(record, null, pair.score(), pair.why());
        add(sure && !apart && shown.contains(record) ? same : perhaps, draft, candidate);
      }
    }
    for (Traits draft : drafts) {
      Set<ServiceId> known = new LinkedHashSet<>();
      draft.codes().stream().map(byCode::get).filter(Objects::nonNull).forEach(known::add);
      known.forEach(record -> add(registered, Integer.parseInt(draft.id()), registered(record)));
    }
    parts.each(
        (draft, candidate, sure) ->
            add(
                sure && shown.contains(candidate.record()) ? registered : perhaps,
                draft,
                candidate));
  }

  /// Found by the code of a register, which needs no likeness.
  private static Candidate registered(ServiceId record) {
    return new Candidate(record, null, 1, List.of(new Evidence(Evidence.Kind.CODE, 1, CODE_BITS)));
  }

  private static Traits traitsOf(List<Traits> drafts, int draft) {
    String id = Integer.toString(draft);
    return draft < drafts.size() && drafts.get(draft).id().equals(id)
        ? drafts.get(draft)
        : drafts.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /// Things of two families, `culture-library` and `health-hospital`, are two: not even a question.
  private static boolean mayBeOne(Traits a, Traits b) {
    return a.kinds().isEmpty()
        || b.kinds().isEmpty()
        || !Collections.disjoint(families(a.kinds()), families(b.kinds()));
  }

  private static Set<String> families(Set<String> kinds) {
    return kinds.stream().map(kind -> kind.split("-", 2)[0]).collect(Collectors.toSet());
  }

  /// However alike a library and the hospital around it are, with its name and its telephone: what
  /// is known to be of two kinds is not one without somebody's look.
  private static boolean isSure(Pair pair, Traits a, Traits b) {
    return pair.decision() == Decision.SAME
        && (a.kinds().isEmpty()
            || b.kinds().isEmpty()
            || !Collections.disjoint(a.kinds(), b.kinds()));
  }

  private void compareWithEachOther(List<Traits> drafts, Watch watch) {
    for (Pair pair : Matcher.within(drafts, Settings.STANDARD, watch).pairs()) {
      int a = Integer.parseInt(pair.a());
      int b = Integer.parseInt(pair.b());
      Traits one = traitsOf(drafts, a);
      Traits other = traitsOf(drafts, b);
      if (!Registers.tellApart(one.codes(), other.codes()) && mayBeOne(one, other)) {
        Candidate candidate = new Candidate(null, Math.min(a, b), pair.score(), pair.why());
        add(isSure(pair, one, other) ? same : perhaps, Math.max(a, b), candidate);
      }
    }
  }

  private static void add(
      Map<Integer, List<Candidate>> candidates, int draft, Candidate candidate) {
    candidates.computeIfAbsent(draft, i -> new ArrayList<>()).add(candidate);
  }

  /// Where a register says which record it is, no likeness counts. A draft that is surely the same
  /// as two records is somebody's to decide: it may be that these two are one.
  private Verdict verdict(int draft) {
    List<Candidate> sure = registered.getOrDefault(draft, same.getOrDefault(draft, List.of()));
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
