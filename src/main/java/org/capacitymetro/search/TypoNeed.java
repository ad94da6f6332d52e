package org.capacitymetro.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.capacitymetro.index.Fields;
import org.capacitymetro.index.View;
import org.capacitymetro.index.Words;

/// Whether a text is so little found as spelt, anywhere in the index, that slips should be
/// forgiven. Asked of the whole index and not of a box or filter, so that list, counts and every
/// map tile of one query agree.
final class TypoNeed {
  private static final int STEP = 1 << 15;

  private final Snapshot snapshot;
  private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(10_000).build();

  TypoNeed(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  boolean of(String text, TextMatcher exact) {
    return known.get(text, t -> isRare(exact));
  }

  /// The words of a query that may be misspelt: those hardly any record has or, when every one of
  /// them is common, all.
  Set<String> forgiven(TextQuery query) {
    Set<String> all = new HashSet<>();
    Set<String> rare = new HashSet<>();
    for (TextQuery.Unit unit : query.units()) {
      for (String word : unit.alternatives().getFirst().words()) {
        if (word.length() >= Spelling.MIN_LENGTH) {
          all.add(word);
          if (!snapshot.lexicon.knows(word) && frequency(word) < TextHits.ENOUGH) {
            rare.add(word);
          }
        }
      }
    }
    return rare.isEmpty() ? all : rare;
  }

  private long frequency(String word) {
    try {
      return snapshot.reader.docFreq(new Term(Fields.WORD, word));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isRare(TextMatcher exact) {
    int found = 0;
    for (View view : snapshot.views) {
      for (int from = 0; from < view.part.size; from += STEP) {
        Words stretch = view.live.range(from, Math.min(view.part.size, from + STEP));
        found += exact.match(view, stretch).words().cardinality();
        if (found >= TextHits.ENOUGH) {
          return false;
        }
      }
    }
    return true;
  }
}
