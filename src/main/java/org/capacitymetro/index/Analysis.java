package org.capacitymetro.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/// How text becomes words: cut by Unicode rules, elided articles taken off (`l'impiego`), case,
/// accents and Arabic vowel signs folded; and how words become light Italian and English stems.
public final class Analysis {
  /// What is taken off before an apostrophe.
  public static final CharArraySet ARTICLES =
      new CharArraySet(
          List.of(
              "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl",
              "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d", "quest", "sant"),
          true);

  /// Words that say nothing about a service. Words such as `near` are here too: the place itself
  /// comes with the query.
  public static final Set<String> STOP_WORDS =
      Set.copyOf(
          List.of(
              ("a ad al allo ai agli alla alle con col coi da dal dallo dai dagli dalla dalle di del"
                      + " dello dei degli della delle in nel nello nei negli nella nelle su sul sullo"
                      + " sui sugli sulla sulle per tra fra il lo la i gli le un uno una e ed o od che"
                      + " chi mi si ci vi non piu vicino presso dove come cerco trovare the an of for"
                      + " to and or at by from with on near where how find is are my i")
                  .split(" ")));

  private static final Analyzer WORDS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer cut = new ICUTokenizer();
          TokenStream folded =
              new ArabicNormalizationFilter(
                  new ICUFoldingFilter(
                      new ElisionFilter(new EnglishPossessiveFilter(cut), ARTICLES)));
          return new TokenStreamComponents(cut, folded);
        }
      };

  private static final Analyzer ITALIAN = stemmer(ItalianLightStemFilter::new);
  private static final Analyzer ENGLISH =
      stemmer(word -> new KStemFilter(new ArabicStemFilter(word)));

  private static final Cache<String, Stems> STEMS =
      Caffeine.newBuilder().maximumSize(100_000).build();

  /// Stems as they stand in the index, with the letter of their language.
  public record Stems(String italian, String english) {}

  private Analysis() {}

  private static Analyzer stemmer(java.util.function.UnaryOperator<TokenStream> filter) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer whole = new KeywordTokenizer();
        return new TokenStreamComponents(whole, filter.apply(whole));
      }
    };
  }

  /// All words of a text in order, stop words included.
  public static List<String> words(String text) {
    return text.isEmpty() ? List.of() : run(WORDS, text);
  }

  public static boolean isStopWord(String word) {
    return STOP_WORDS.contains(word);
  }

  /// The words that say something; all of them when none does.
  public static List<String> tellingWords(String text) {
    List<String> words = words(text);
    List<String> telling = words.stream().filter(word -> !isStopWord(word)).toList();
    return telling.isEmpty() ? words : telling;
  }

  /// The stems of a word in both languages, whatever language it is of.
  public static Stems stems(String word) {
    return STEMS.get(
        word, w -> new Stems("i:" + withoutEnding(first(ITALIAN, w)), "e:" + first(ENGLISH, w)));
  }

  /// The Italian stemmer leaves words of five letters and fewer as they are (`donna`, `mense`).
  private static String withoutEnding(String stem) {
    int last = stem.length() - 1;
    return last >= 3 && last < 5 && "aeio".indexOf(stem.charAt(last)) >= 0
        ? stem.substring(0, last)
        : stem;
  }

  private static String first(Analyzer analyzer, String word) {
    List<String> found = run(analyzer, word);
    return found.isEmpty() ? word : found.getFirst();
  }

  private static List<String> run(Analyzer analyzer, String text) {
    List<String> found = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (!term.isEmpty()) {
          found.add(term.toString());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
