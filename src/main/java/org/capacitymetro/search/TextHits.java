package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.capacitymetro.index.View;
import org.capacitymetro.index.Words;
import org.jspecify.annotations.Nullable;

/// The documents of one [View] that the words of a query find, and their scores.
final class TextHits {
  /// When fewer services than this are found as spelt, words one slip away count too.
  static final int ENOUGH = 10;

  private final Scored scored;

  private TextHits(Scored scored) {
    this.scored = scored;
  }

  Words words() {
    return scored.words();
  }

  /// The score of the document at bit `bit` of the word at `slot` of [#words].
  int score(int slot, int bit) {
    return scored.scores()[slot << 6 | bit];
  }

  /// One per view; null where the query has no words. Documents found as spelt always score above
  /// those found by a slip.
  static List<@Nullable TextHits> find(Snapshot snapshot, String text, List<Words> ground) {
    List<@Nullable TextHits> found = new ArrayList<>();
    TextQuery query = TextQuery.parse(text, snapshot.lexicon.synonyms());
    if (query.isEmpty()) {
      ground.forEach(words -> found.add(null));
      return found;
    }
    TextMatcher exact = new TextMatcher(query, snapshot.lexicon, Set.of());
    long total = 0;
    boolean everywhere = true;
    for (int i = 0; i < ground.size(); i++) {
      View view = snapshot.views.get(i);
      Scored spelt = exact.match(view, ground.get(i));
      found.add(new TextHits(spelt).raised());
      total += spelt.words().cardinality();
      everywhere &= ground.get(i) == view.live;
    }
    if (total < ENOUGH && (everywhere || snapshot.typoNeed.of(text, exact))) {
      TextMatcher forgiving =
          new TextMatcher(query, snapshot.lexicon, snapshot.typoNeed.forgiven(query));
      for (int i = 0; i < ground.size(); i++) {
        TextHits hits = new TextHits(forgiving.match(snapshot.views.get(i), ground.get(i)));
        found.set(i, hits.under(found.get(i)));
      }
    }
    return found;
  }

  private TextHits raised() {
    Words words = scored.words();
    for (int i = 0; i < words.size; i++) {
      for (long rest = words.bits[i]; rest != 0; rest &= rest - 1) {
        scored.scores()[i << 6 | Long.numberOfTrailingZeros(rest)] += Weights.FIRST_TIER;
      }
    }
    return this;
  }

  /// Puts the scores of the first tier, a subset of these documents, in the place of ours.
  private TextHits under(@Nullable TextHits first) {
    if (first == null) {
      return this;
    }
    int slot = 0;
    Words spelt = first.words();
    for (int i = 0; i < spelt.size; i++) {
      while (words().at[slot] != spelt.at[i]) {
        slot++;
      }
      for (long rest = spelt.bits[i]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        scored.scores()[slot << 6 | bit] = (short) first.score(i, bit);
      }
    }
    return this;
  }
}
