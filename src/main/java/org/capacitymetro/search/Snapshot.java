package org.capacitymetro.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Parts;
import org.capacitymetro.index.View;

/// The whole index at one moment, in memory. Counted like the reader under it, so that a query in
/// flight keeps what it reads from.
final class Snapshot {
  final DirectoryReader reader;
  final List<View> views;
  final Lexicon lexicon;
  final long generation;
  final int today;
  final Set<ServiceId> practised;
  final TypoNeed typoNeed = new TypoNeed(this);

  private Snapshot(
      DirectoryReader reader,
      List<View> views,
      Lexicon lexicon,
      long generation,
      int today,
      Set<ServiceId> practised) {
    this.reader = reader;
    this.views = views;
    this.lexicon = lexicon;
    this.generation = generation;
    this.today = today;
    this.practised = practised;
  }

  /// Takes over one reference of the reader.
  static Snapshot of(
      DirectoryReader reader, Parts parts, LexiconSource words, long generation, int today)
      throws IOException {
    Set<ServiceId> practised = words.practised();
    List<View> views = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      views.add(new View(parts.get(leaf.reader()), leaf.reader(), today, practised));
    }
    return new Snapshot(
        reader, List.copyOf(views), words.lexicon(views), generation, today, practised);
  }

  long count() {
    return views.stream().mapToLong(view -> view.live.cardinality()).sum();
  }
}
