package org.capacitymetro.translation;

import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Official terms and the words each language has to use for them (table `translation_term`, in
/// Italian and by language). Reminds; never keeps anybody from saving.
@Component
class Glossary {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NO_SPACES = Pattern.compile("\\p{IsHan}");

  /// Arabic article, conjunctions and prepositions that are written onto a word.
  private static final Pattern ARABIC_PREFIX = Pattern.compile("^[وف]?[بكل]?(ال|لل)?(?=.{3})");

  /// @param words forced in the language that was asked for
  record Term(String term, String words) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Glossary(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Every term with its words by language.
  Map<String, Map<String, String>> all() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    jdbc.sql("select term, language, words from translation_term order by term, language")
        .query(
            row -> {
              all.computeIfAbsent(row.getString(1), term -> new TreeMap<>())
                  .put(row.getString(2), row.getString(3));
            });
    return all;
  }

  List<Term> in(String language) {
    return jdbc.sql(
            "select term, words from translation_term where language = :language order by term")
        .param("language", language)
        .query((row, number) -> new Term(row.getString(1), row.getString(2)))
        .list();
  }

  /// @param words empty to take them away
  @Transactional
  void write(String actor, String term, String language, String words) {
    if (words.isBlank()) {
      jdbc.sql("delete from translation_term where term = :term and language = :language")
          .param("term", term)
          .param("language", language)
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into translation_term (term, language, words, changed_by, changed_at)
            values (:term, :language, :words, :by, :at)
            on conflict (term, language) do update set words = excluded.words,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at
            where translation_term.words <> excluded.words
            """)
        .param("term", term)
        .param("language", language)
        .param("words", words.strip())
        .param("by", actor)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// The terms that occur in a text.
  static List<Term> of(List<Term> terms, String source) {
    return terms.stream().filter(term -> holds(source, term.term())).toList();
  }

  /// Whether a text uses an expression, in whatever inflection: each word of the expression stands
  /// there in a row by its beginning. Small words in between (`of the`) may be left out.
  static boolean holds(String text, String expression) {
    if (NO_SPACES.matcher(expression).find()) {
      return text.contains(expression);
    }
    List<String> all = words(expression);
    List<String> wanted = all.stream().filter(word -> word.length() > 2).toList();
    List<String> words = words(text);
    if (wanted.isEmpty()) {
      return words.containsAll(all);
    }
    if (Collections.indexOfSubList(words, all) >= 0) {
      return true;
    }
    for (int from = 0; from < words.size(); from++) {
      int at = from;
      int found = 0;
      int missed = 0;
      while (at < words.size() && found < wanted.size() && missed < 2) {
        if (begins(words.get(at), wanted.get(found))) {
          found++;
          missed = 0;
        } else if (found == 0) {
          break;
        } else {
          missed++;
        }
        at++;
      }
      if (found == wanted.size()) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String word, String wanted) {
    String beginning =
        wanted.length() <= 4 ? wanted : wanted.substring(0, Math.max(4, wanted.length() - 2));
    return word.startsWith(beginning) || (wanted.length() <= 4 && word.equals(wanted));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("[\\p{InCombiningDiacriticalMarks}\\u064b-\\u0652\\u0640]", "")
            .toLowerCase(Locale.ROOT);
    Matcher matcher = WORD.matcher(plain);
    while (matcher.find()) {
      words.add(ARABIC_PREFIX.matcher(matcher.group()).replaceFirst(""));
    }
    return words;
  }
}
