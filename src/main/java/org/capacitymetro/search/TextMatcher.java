package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.capacitymetro.search.Weights.Match;
import org.jspecify.annotations.Nullable;

/// Finds and scores the documents of a view that meet every unit of a query. Works word by word
/// over the posting lists, on the documents that are still candidates: an exact total needs all of
/// them, so there is nothing to skip by score.
final class TextMatcher {
  /// A beginning of a word is looked up among at most this many words.
  private static final int MAX_LONGER_WORDS = 512;

  private final TextQuery query;
  private final Lexicon lexicon;
  private final boolean typos;
  private final Map<String, CompiledAutomaton> automata = new HashMap<>();

  TextMatcher(TextQuery query, Lexicon lexicon, boolean typos) {
    this.query = query;
    this.lexicon = lexicon;
    this.typos = typos;
  }

  /// The candidates that match; scores are between 1 and [Weights#MAX_SCORE].
  TextHits match(View view, Words candidates) {
    try {
      Words found = candidates;
      short[] totals = new short[0];
      boolean first = true;
      for (TextQuery.Unit unit : query.units()) {
        if (found.isEmpty()) {
          return new TextHits(Words.NONE, new short[0]);
        }
        short[] scores = score(view, unit, found);
        if (!first) {
          add(scores, totals);
        }
        first = false;
        Words kept = keep(found, scores);
        totals = kept.size == found.size ? scores : moved(scores, found, kept);
        found = kept;
      }
      addBonuses(view, found, totals);
      return new TextHits(found, totals);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds what earlier units gave to documents this one found; others stay at zero.
  private static void add(short[] scores, short[] earlier) {
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        scores[i] += earlier[i];
      }
    }
  }

  private static Words keep(Words candidates, short[] scores) {
    Words.Builder kept = new Words.Builder();
    for (int slot = 0; slot < candidates.size; slot++) {
      long members = 0;
      for (long rest = candidates.bits[slot]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        if (scores[slot << 6 | bit] > 0) {
          members |= 1L << bit;
        }
      }
      kept.addWord(candidates.at[slot], members);
    }
    return kept.build();
  }

  private static short[] moved(short[] scores, Words from, Words to) {
    short[] moved = new short[to.size << 6];
    int slot = 0;
    for (int i = 0; i < to.size; i++) {
      while (from.at[slot] != to.at[i]) {
        slot++;
      }
      System.arraycopy(scores, slot << 6, moved, i << 6, 64);
    }
    return moved;
  }

  private short[] score(View view, TextQuery.Unit unit, Words candidates) throws IOException {
    short[] best = new short[candidates.size << 6];
    for (TextQuery.Alternative alternative : unit.alternatives()) {
      List<String> words = alternative.words();
      if (words.size() == 1) {
        scoreWord(view, words.getFirst(), alternative, alternative.beginning(), candidates, best);
        continue;
      }
      short[] sums = new short[best.length];
      Arrays.fill(sums, (short) 1);
      for (int i = 0; i < words.size(); i++) {
        boolean beginning = alternative.beginning() && i == words.size() - 1;
        short[] scores = new short[best.length];
        scoreWord(view, words.get(i), alternative, beginning, candidates, scores);
        for (int j = 0; j < sums.length; j++) {
          sums[j] = scores[j] == 0 ? 0 : (short) (sums[j] == 0 ? 0 : sums[j] + scores[j]);
        }
      }
      for (int j = 0; j < best.length; j++) {
        best[j] = (short) Math.max(best[j], (sums[j] + words.size() - 1) / words.size());
      }
    }
    return best;
  }

  private void scoreWord(
      View view,
      String word,
      TextQuery.Alternative alternative,
      boolean beginning,
      Words candidates,
      short[] best)
      throws IOException {
    boolean synonym = alternative.synonym();
    Terms words = view.reader.terms(Fields.WORD);
    if (words != null) {
      TermsEnum terms = words.iterator();
      scoreTerm(terms, word, synonym ? Match.SYNONYM : Match.EXACT, candidates, best);
      if (beginning && word.length() > Fields.START_LENGTH) {
        scoreLongerWords(terms, word, candidates, best);
      }
      if (typos && !synonym && word.length() >= Spelling.MIN_LENGTH) {
        scoreTypos(words, word, candidates, best);
      }
    }
    Terms stems = view.reader.terms(Fields.STEM);
    if (stems != null) {
      Analysis.Stems stemmed = Analysis.stems(word);
      Match match = synonym ? Match.SYNONYM : Match.STEM;
      TermsEnum terms = stems.iterator();
      scoreTerm(terms, stemmed.italian(), match, candidates, best);
      scoreTerm(terms, stemmed.english(), match, candidates, best);
    }
    Terms starts = view.reader.terms(Fields.START);
    if (starts != null && beginning && word.length() <= Fields.START_LENGTH) {
      scoreTerm(starts.iterator(), word, Match.PREFIX, candidates, best);
    }
    for (Lexicon.Found found : lexicon.find(word, synonym, beginning, typos && !synonym)) {
      Lexicon.Entry entry = found.entry();
      Facet facet = entry.facet();
      Words carriers =
          facet == null
              ? view.part.cities.getOrDefault(entry.code(), Words.NONE)
              : view.part.value(facet, entry.code());
      raise(candidates, carriers, Weights.of(found.match(), entry.term()), best);
    }
  }

  private static void scoreTerm(
      TermsEnum terms, String term, Match match, Words candidates, short[] best)
      throws IOException {
    if (terms.seekExact(new BytesRef(term))) {
      scorePostings(terms, Weights.byFrequency(match), candidates, best);
    }
  }

  private static void scoreLongerWords(TermsEnum terms, String word, Words candidates, short[] best)
      throws IOException {
    BytesRef start = new BytesRef(word);
    short[] weights = Weights.byFrequency(Match.PREFIX);
    TermsEnum.SeekStatus status = terms.seekCeil(start);
    for (int i = 0; i < MAX_LONGER_WORDS && status != TermsEnum.SeekStatus.END; i++) {
      BytesRef term = terms.term();
      if (!StringHelper.startsWith(term, start)) {
        return;
      }
      if (term.length > start.length) {
        scorePostings(terms, weights, candidates, best);
      }
      if (terms.next() == null) {
        return;
      }
    }
  }

  private void scoreTypos(Terms words, String word, Words candidates, short[] best)
      throws IOException {
    CompiledAutomaton automaton =
        automata.computeIfAbsent(word, w -> FuzzyQuery.getFuzzyAutomaton(w, 1, 1, true));
    TermsEnum terms = words.intersect(automaton, null);
    short[] weights = Weights.byFrequency(Match.TYPO);
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      scorePostings(terms, weights, candidates, best);
    }
  }

  /// Walks a posting list and the candidates together.
  private static void scorePostings(
      TermsEnum terms, short[] weights, Words candidates, short[] best) throws IOException {
    PostingsEnum postings = terms.postings(null, PostingsEnum.FREQS);
    int slot = 0;
    int document = postings.advance(candidates.at[0] << 6);
    while (document != DocIdSetIterator.NO_MORE_DOCS) {
      int word = document >>> 6;
      if (candidates.at[slot] < word) {
        slot = candidates.seek(word, slot);
        if (slot == candidates.size) {
          return;
        }
      }
      if (candidates.at[slot] != word) {
        document = postings.advance(candidates.at[slot] << 6);
        continue;
      }
      if ((candidates.bits[slot] & (1L << document)) != 0) {
        int at = slot << 6 | (document & 63);
        short weight = weights[Math.min(postings.freq(), weights.length - 1)];
        if (weight > best[at]) {
          best[at] = weight;
        }
      }
      document = postings.nextDoc();
    }
  }

  private static void raise(Words candidates, Words carriers, short weight, short[] best) {
    int slot = 0;
    for (int i = 0; i < carriers.size; i++) {
      slot = candidates.seek(carriers.at[i], slot);
      if (slot == candidates.size) {
        return;
      }
      if (candidates.at[slot] == carriers.at[i]) {
        long both = candidates.bits[slot] & carriers.bits[i];
        for (long rest = both; rest != 0; rest &= rest - 1) {
          int at = slot << 6 | Long.numberOfTrailingZeros(rest);
          if (weight > best[at]) {
            best[at] = weight;
          }
        }
      }
    }
  }

  private void addBonuses(View view, Words found, short[] totals) throws IOException {
    if (found.isEmpty()) {
      return;
    }
    for (String pair : query.pairs()) {
      addBonus(view.reader.terms(Fields.PAIR), pair, Weights.PAIR_BONUS, found, totals);
    }
    addBonus(
        view.reader.terms(Fields.NAME), query.whole(), Weights.WHOLE_NAME_BONUS, found, totals);
    for (int i = 0; i < totals.length; i++) {
      totals[i] = (short) Math.min(totals[i], Weights.MAX_SCORE);
    }
  }

  private static void addBonus(
      @Nullable Terms field, String term, int bonus, Words found, short[] totals)
      throws IOException {
    if (field == null) {
      return;
    }
    TermsEnum terms = field.iterator();
    if (!terms.seekExact(new BytesRef(term))) {
      return;
    }
    short[] bonuses = new short[totals.length];
    short[] weight = new short[] {(short) bonus, (short) bonus};
    scorePostings(terms, weight, found, bonuses);
    for (int i = 0; i < totals.length; i++) {
      totals[i] += bonuses[i];
    }
  }

  /// Words of the index at most two slips from `word`, each with the number of documents that have
  /// it, for a proposal.
  static List<Map.Entry<String, Integer>> nearby(View view, String word, int slips) {
    List<Map.Entry<String, Integer>> near = new ArrayList<>();
    try {
      Terms words = view.reader.terms(Fields.WORD);
      if (words != null) {
        TermsEnum terms = words.intersect(FuzzyQuery.getFuzzyAutomaton(word, slips, 1, true), null);
        for (BytesRef term = terms.next(); term != null; term = terms.next()) {
          near.add(Map.entry(term.utf8ToString(), terms.docFreq()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return near;
  }
}
