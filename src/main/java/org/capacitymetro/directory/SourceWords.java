package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.hsds.SourceRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the sources of records last said: each record's own, and those of the records that went on
/// in it. What people made here is no source's word.
@Component
class SourceWords {
  private final SourceStore sources;

  SourceWords(SourceStore sources) {
    this.sources = sources;
  }

  /// A record with whatever its sources last said.
  ///
  /// @param trust in its own source
  /// @param absorbed the records that went on in it
  record Known<D>(
      RecordStore.Kept kept,
      SourceTrust trust,
      Shelf.State<D> state,
      ByPolicy.Told<D> told,
      List<UUID> absorbed) {
    UUID id() {
      return kept.id();
    }

    /// What its own source says or said.
    ByPolicy.Word<D> word(D draft) {
      return new ByPolicy.Word<>(kept.source().source(), trust, draft);
    }
  }

  /// @param kept records that are held until the end of the transaction
  <D> Map<UUID, Known<D>> of(Shelf<D> shelf, Map<UUID, RecordStore.Kept> kept) {
    Map<String, SourceTrust> trusts = sources.trusts();
    Map<UUID, Shelf.State<D>> current = shelf.current(kept.keySet());
    Map<UUID, List<ByPolicy.Word<D>>> words = new HashMap<>();
    Map<UUID, List<UUID>> absorbed = new HashMap<>();
    current.forEach(
        (id, state) -> {
          RecordStore.Kept own = kept.get(id);
          if (own != null) {
            add(words, id, word(shelf, trusts, own.source(), own.said(), state.draft()));
          }
        });
    List<RecordStore.Absorbed> gone = shelf.records().absorbed(kept.keySet());
    Map<UUID, Shelf.State<D>> drafts =
        gone.isEmpty()
            ? Map.of()
            : shelf.current(gone.stream().map(RecordStore.Absorbed::id).distinct().toList());
    for (RecordStore.Absorbed one : gone) {
      Shelf.State<D> state = drafts.get(one.id());
      if (state != null) {
        SourceRef source = shelf.source(state.draft());
        add(words, one.into(), word(shelf, trusts, source, one.said(), state.draft()));
        absorbed.computeIfAbsent(one.into(), id -> new ArrayList<>()).add(one.id());
      }
    }
    Map<UUID, Known<D>> known = new HashMap<>();
    current.forEach(
        (id, state) -> {
          RecordStore.Kept own = kept.get(id);
          if (own != null) {
            known.put(
                id,
                new Known<>(
                    own,
                    Sources.trustOf(trusts, own.source().source()),
                    state,
                    new ByPolicy.Told<>(state.draft(), words.getOrDefault(id, List.of())),
                    absorbed.getOrDefault(id, List.of())));
          }
        });
    return known;
  }

  private static <D> ByPolicy.@Nullable Word<D> word(
      Shelf<D> shelf,
      Map<String, SourceTrust> trusts,
      SourceRef source,
      @Nullable String said,
      D draft) {
    if (source.source().equals(Records.OWN_SOURCE)) {
      return null;
    }
    D word = said == null ? draft : shelf.read(source, said);
    return new ByPolicy.Word<>(source.source(), Sources.trustOf(trusts, source.source()), word);
  }

  private static <D> void add(
      Map<UUID, List<ByPolicy.Word<D>>> words, UUID id, ByPolicy.@Nullable Word<D> word) {
    if (word != null) {
      words.computeIfAbsent(id, one -> new ArrayList<>()).add(word);
    }
  }

  /// All records that are asked for, whether they went on in another or not.
  static Map<UUID, UUID> ends(RecordStore records, Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : records.follow(ids);
  }
}
