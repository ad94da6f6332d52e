package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The documents of one [View] that the words of a query find, and their scores.
final class TextHits {
  /// When fewer services than this are found as spelt, words one slip away count too.
  static final int ENOUGH = 10;

  private final Words words;
  private final short[] scores;

  /// @param scores one per bit of each word that `words` keeps
  TextHits(Words words, short[] scores) {
    this.words = words;
    this.scores = scores;
  }

  Words words() {
    return words;
  }

  /// The score of the document at bit `bit` of the word at `slot` of [#words].
  int score(int slot, int bit) {
    return scores[slot << 6 | bit];
  }

  short[] scores() {
    return scores;
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
    long total = 0;
    TextMatcher exact = new TextMatcher(query, snapshot.lexicon, false);
    for (int i = 0; i < ground.size(); i++) {
      TextHits hits = exact.match(snapshot.views.get(i), ground.get(i)).raised();
      found.add(hits);
      total += hits.words.cardinality();
    }
    if (total < ENOUGH && snapshot.typoNeed.of(text, exact)) {
      TextMatcher forgiving = new TextMatcher(query, snapshot.lexicon, true);
      for (int i = 0; i < ground.size(); i++) {
        TextHits hits = forgiving.match(snapshot.views.get(i), ground.get(i));
        found.set(i, hits.under(found.get(i)));
      }
    }
    return found;
  }

  private TextHits raised() {
    for (int i = 0; i < words.size; i++) {
      for (long rest = words.bits[i]; rest != 0; rest &= rest - 1) {
        scores[i << 6 | Long.numberOfTrailingZeros(rest)] += Weights.FIRST_TIER;
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
    for (int i = 0; i < first.words.size; i++) {
      while (words.at[slot] != first.words.at[i]) {
        slot++;
      }
      for (long rest = first.words.bits[i]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        scores[slot << 6 | bit] = first.scores[i << 6 | bit];
      }
    }
    return this;
  }
}
