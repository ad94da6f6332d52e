package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.capacitymetro.index.Analysis;
import org.capacitymetro.index.Facet;
import org.capacitymetro.index.Fields;
import org.capacitymetro.index.View;
import org.capacitymetro.index.Words;
import org.capacitymetro.search.Weights.Match;
import org.jspecify.annotations.Nullable;

/// Finds and scores the documents of a view that meet every unit of a query. Works word by word
/// over the posting lists, on the documents that are still candidates: an exact total needs all of
/// them, so there is nothing to skip by score.
final class TextMatcher {
  /// A beginning of a word is looked up among at most this many words.
  static final int MAX_LONGER_WORDS = 512;

  private final TextQuery query;
  private final Lexicon lexicon;
  private final Set<String> forgiven;
  private final Map<String, CompiledAutomaton> automata = new HashMap<>();

  /// @param forgiven words of the query for which words one slip away count too
  TextMatcher(TextQuery query, Lexicon lexicon, Set<String> forgiven) {
    this.query = query;
    this.lexicon = lexicon;
    this.forgiven = forgiven;
  }

  /// The candidates that match; scores are between 1 and [Weights#MAX_SCORE]. Rare words come
  /// first, so that common ones are only looked up in what those leave.
  Scored match(View view, Words candidates) {
    try {
      Scored found = new Scored(candidates, new short[0]);
      boolean first = true;
      for (TextQuery.Unit unit : rarestFirst(view)) {
        if (found.words().isEmpty()) {
          return Scored.NONE;
        }
        Scored scored = score(view, unit, found.words());
        found = first ? scored : scored.plus(found);
        first = false;
      }
      addBonuses(view, found);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<TextQuery.Unit> rarestFirst(View view) throws IOException {
    Terms words = view.reader.terms(Fields.WORD);
    if (words == null || query.units().size() == 1) {
      return query.units();
    }
    TermsEnum terms = words.iterator();
    Map<TextQuery.Unit, Integer> frequencies = new HashMap<>();
    for (TextQuery.Unit unit : query.units()) {
      int frequency = 0;
      for (TextQuery.Alternative alternative : unit.alternatives()) {
        if (terms.seekExact(new BytesRef(alternative.words().getFirst()))) {
          frequency += terms.docFreq();
        }
      }
      frequencies.put(unit, frequency);
    }
    return query.units().stream().sorted(Comparator.comparing(frequencies::get)).toList();
  }

  private Scored score(View view, TextQuery.Unit unit, Words candidates) throws IOException {
    Scored best = Scored.NONE;
    for (TextQuery.Alternative alternative : unit.alternatives()) {
      best = best.or(score(view, alternative, candidates));
    }
    return best;
  }

  private Scored score(View view, TextQuery.Alternative alternative, Words candidates)
      throws IOException {
    List<String> words = alternative.words();
    Scored found = new Scored(candidates, new short[0]);
    for (int i = 0; i < words.size(); i++) {
      if (found.words().isEmpty()) {
        return Scored.NONE;
      }
      boolean beginning = alternative.beginning() && i == words.size() - 1;
      Scored.Collector collector = new Scored.Collector(found.words());
      scoreWord(view, words.get(i), alternative.synonym(), beginning, collector);
      found = i == 0 ? collector.collected() : collector.collected().plus(found);
    }
    return found.dividedBy(words.size());
  }

  private void scoreWord(
      View view, String word, boolean synonym, boolean beginning, Scored.Collector found)
      throws IOException {
    boolean forgive = forgiven.contains(word) && !synonym;
    List<Lexicon.Found> meanings = lexicon.find(word, synonym, beginning, forgive);
    boolean namesSector = meanings.stream().anyMatch(TextMatcher::isNameOfSector);
    Terms words = view.reader.terms(Fields.WORD);
    if (words != null) {
      TermsEnum terms = words.iterator();
      scoreTerm(terms, word, Weights.byFrequency(synonym ? Match.SYNONYM : Match.EXACT), found);
      if (beginning && word.length() > Fields.START_LENGTH) {
        scoreLongerWords(terms, word, found);
      }
      if (forgive) {
        scoreTypos(words, word, found);
      }
    }
    Terms stems = view.reader.terms(Fields.STEM);
    if (stems != null) {
      Analysis.Stems stemmed = Analysis.stems(word);
      Match match = synonym ? Match.SYNONYM : Match.STEM;
      short[] weights = namesSector ? Weights.besideSector(match) : Weights.byFrequency(match);
      TermsEnum terms = stems.iterator();
      scoreTerm(terms, stemmed.italian(), weights, found);
      scoreTerm(terms, stemmed.english(), weights, found);
    }
    Terms starts = view.reader.terms(Fields.START);
    if (starts != null && beginning && word.length() <= Fields.START_LENGTH) {
      scoreTerm(starts.iterator(), word, Weights.byFrequency(Match.PREFIX), found);
    }
    for (Lexicon.Found met : meanings) {
      Lexicon.Entry entry = met.entry();
      Facet facet = entry.facet();
      Words carriers =
          facet == null
              ? view.part.cities.getOrDefault(entry.code(), Words.NONE)
              : view.values(facet).getOrDefault(entry.code(), Words.NONE);
      raise(carriers, Weights.of(met.match(), entry.term()), isNameOfSector(met), found);
    }
  }

  private static boolean isNameOfSector(Lexicon.Found met) {
    return met.match() == Match.EXACT && met.entry().term() == Weights.Term.SECTOR;
  }

  private static void scoreTerm(
      TermsEnum terms, String term, short[] weights, Scored.Collector found) throws IOException {
    if (terms.seekExact(new BytesRef(term))) {
      scorePostings(terms, weights, found);
    }
  }

  private static void scoreLongerWords(TermsEnum terms, String word, Scored.Collector found)
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
        scorePostings(terms, weights, found);
      }
      if (terms.next() == null) {
        return;
      }
    }
  }

  private void scoreTypos(Terms words, String word, Scored.Collector found) throws IOException {
    CompiledAutomaton automaton =
        automata.computeIfAbsent(word, w -> FuzzyQuery.getFuzzyAutomaton(w, 1, 1, true));
    TermsEnum terms = words.intersect(automaton, null);
    short[] weights = Weights.byFrequency(Match.TYPO);
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      scorePostings(terms, weights, found);
    }
  }

  /// Walks a posting list and the candidates together.
  private static void scorePostings(TermsEnum terms, short[] weights, Scored.Collector found)
      throws IOException {
    Words candidates = found.candidates;
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
        found.offer(slot, document, weights[Math.min(postings.freq(), weights.length - 1)]);
      }
      document = postings.nextDoc();
    }
  }

  /// @param namesSector whether the word names the sector these carry
  private static void raise(
      Words carriers, short weight, boolean namesSector, Scored.Collector found) {
    Words candidates = found.candidates;
    int slot = 0;
    int i = 0;
    while (i < carriers.size) {
      slot = candidates.seek(carriers.at[i], slot);
      if (slot == candidates.size) {
        return;
      }
      if (candidates.at[slot] > carriers.at[i]) {
        i = carriers.seek(candidates.at[slot], i);
        continue;
      }
      long both = candidates.bits[slot] & carriers.bits[i++];
      for (long rest = both; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        boolean shown = namesSector && found.best(slot, bit) == Weights.BESIDE_SECTOR;
        found.offer(slot, bit, shown ? Weights.FORM_AND_SECTOR : weight);
      }
    }
  }

  private void addBonuses(View view, Scored found) throws IOException {
    if (found.words().isEmpty()) {
      return;
    }
    for (String pair : query.pairs()) {
      addBonus(view.reader.terms(Fields.PAIR), pair, Weights.PAIR_BONUS, found);
    }
    addBonus(view.reader.terms(Fields.NAME), query.whole(), Weights.WHOLE_NAME_BONUS, found);
    short[] totals = found.scores();
    for (int i = 0; i < totals.length; i++) {
      totals[i] = (short) Math.min(totals[i], Weights.MAX_SCORE);
    }
  }

  private static void addBonus(@Nullable Terms field, String term, int bonus, Scored found)
      throws IOException {
    if (field == null) {
      return;
    }
    TermsEnum terms = field.iterator();
    if (terms.seekExact(new BytesRef(term))) {
      Scored.Collector bonuses = new Scored.Collector(found.words());
      scorePostings(terms, new short[] {(short) bonus, (short) bonus}, bonuses);
      bonuses.addTo(found.scores());
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
