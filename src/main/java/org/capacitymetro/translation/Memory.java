package org.capacitymetro.translation;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Table `translation_memory`: pairs of sentences that people wrote or checked, and which of them
/// are like a sentence to be translated.
@Component
class Memory {
  /// Share of trigrams in common, below which an earlier sentence helps nobody.
  private static final double LEAST = 0.6;

  private static final int MOST = 3;
  private static final int LONGEST = 1_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param source the sentence as it was
  /// @param similarity 0 to 1; 1 for the same
  record Offer(String sentence, String source, String words, double similarity, String origin) {}

  private record Pair(
      String from,
      String into,
      String source,
      String words,
      String kind,
      String record,
      String field) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Memory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Takes what people wrote of today's sources.
  void learn(Collection<TranslatableRecord> records) {
    List<Pair> pairs = new ArrayList<>();
    for (TranslatableRecord record : records) {
      for (Map.Entry<String, LocalizedText> text : record.texts().entrySet()) {
        learn(record, text.getKey(), text.getValue(), pairs);
      }
      jdbc.sql(
              """
              delete from translation_memory
              where kind = :kind and record = :record and field <> all(:fields)
              """)
          .param("kind", record.kind())
          .param("record", record.id())
          .param("fields", record.texts().keySet().toArray(String[]::new))
          .update();
    }
    if (!pairs.isEmpty()) {
      jdbc.sql(
              """
              insert into translation_memory
                (source_language, language, source, words, kind, record, field, learnt_at)
              select "from", "into", source, words, kind, record, field, :now
              from jsonb_to_recordset(cast(:pairs as jsonb)) as p ("from" text, "into" text,
                source text, words text, kind text, record text, field text)
              on conflict do nothing
              """)
          .param("pairs", JSON.writeValueAsString(pairs))
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  private static void learn(
      TranslatableRecord record, String field, LocalizedText text, List<Pair> pairs) {
    List<String> sources = sentences(text.in(text.source()), text.source());
    text.texts()
        .forEach(
            (language, entry) -> {
              if (language.equals(text.source())
                  || entry.state() == LocalizedText.State.MACHINE
                  || text.isOlder(language)) {
                return;
              }
              List<String> words = sentences(entry.text(), language);
              boolean alike = sources.size() == words.size();
              for (int i = 0; i < (alike ? sources.size() : 1); i++) {
                String source = alike ? sources.get(i) : text.in(text.source());
                String said = alike ? words.get(i) : entry.text();
                if (source.length() <= LONGEST) {
                  pairs.add(
                      new Pair(
                          text.source(),
                          language,
                          source,
                          said,
                          record.kind(),
                          record.id(),
                          field));
                }
              }
            });
  }

  void forget(String kind, Collection<String> records) {
    if (!records.isEmpty()) {
      jdbc.sql("delete from translation_memory where kind = :kind and record = any(:records)")
          .param("kind", kind)
          .param("records", records.toArray(String[]::new))
          .update();
    }
  }

  /// What was said before of sentences like those of a text, the likest first; the text's own words
  /// of today do not count.
  List<Offer> offers(String text, String from, String into, String kind, String record) {
    List<Offer> offers = new ArrayList<>();
    for (String sentence : sentences(text, from)) {
      if (sentence.length() <= LONGEST) {
        offers.addAll(like(sentence, from, into, kind, record));
      }
    }
    return offers;
  }

  private List<Offer> like(String sentence, String from, String into, String kind, String record) {
    return jdbc.sql(
            """
            select m.source, m.words, similarity(m.source, :sentence) as figure, r.title
            from translation_memory m
            join translation_record r on r.kind = m.kind and r.record = m.record
            where m.source_language = :from and m.language = :into and m.source % :sentence
              and similarity(m.source, :sentence) >= :least
              and (m.kind <> :kind or m.record <> :record or m.source <> :sentence)
            order by (m.source = :sentence) desc, figure desc, m.learnt_at desc
            limit :most
            """)
        .param("sentence", sentence)
        .param("from", from)
        .param("into", into)
        .param("least", LEAST)
        .param("kind", kind)
        .param("record", record)
        .param("most", MOST)
        .query(
            (row, number) ->
                new Offer(
                    sentence,
                    row.getString("source"),
                    row.getString("words"),
                    row.getDouble("figure"),
                    row.getString("title")))
        .list();
  }

  /// A text cut where its language ends sentences and lines.
  static List<String> sentences(String text, String language) {
    List<String> sentences = new ArrayList<>();
    for (String line : text.split("\\R", -1)) {
      BreakIterator iterator = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
      iterator.setText(line);
      int start = iterator.first();
      for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
        String sentence = line.substring(start, end).strip();
        if (!sentence.isEmpty()) {
          sentences.add(sentence);
        }
        start = end;
      }
    }
    return sentences;
  }
}
