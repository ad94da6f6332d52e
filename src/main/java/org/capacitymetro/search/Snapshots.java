package org.capacitymetro.search;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.ReferenceManager;
import org.capacitymetro.index.Parts;
import org.jspecify.annotations.Nullable;

/// Hands out the newest snapshot and replaces it after changes and at midnight.
final class Snapshots extends ReferenceManager<Snapshot> {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private final Parts parts;
  private final LexiconSource words;
  private final Clock clock;

  Snapshots(IndexWriter writer, Parts parts, LexiconSource words, Clock clock) throws IOException {
    this.parts = parts;
    this.words = words;
    this.clock = clock;
    this.current = Snapshot.of(DirectoryReader.open(writer), parts, words, 1, today());
  }

  private int today() {
    return (int) LocalDate.ofInstant(clock.instant(), ROME).toEpochDay();
  }

  @Override
  protected @Nullable Snapshot refreshIfNeeded(Snapshot old) throws IOException {
    DirectoryReader changed = DirectoryReader.openIfChanged(old.reader);
    if (changed == null) {
      if (old.today == today()
          && words.isCurrent(old.lexicon)
          && words.practised() == old.practised) {
        return null;
      }
      changed = old.reader;
      changed.incRef();
    }
    return Snapshot.of(changed, parts, words, old.generation + 1, today());
  }

  @Override
  protected boolean tryIncRef(Snapshot snapshot) {
    return snapshot.reader.tryIncRef();
  }

  @Override
  protected void decRef(Snapshot snapshot) throws IOException {
    snapshot.reader.decRef();
  }

  @Override
  protected int getRefCount(Snapshot snapshot) {
    return snapshot.reader.getRefCount();
  }
}
