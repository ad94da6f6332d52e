package org.capacitymetro.translation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tables `translation_record`, `translation_text`, `translation_words`, `translation_source`.
@Component
class TextStore {
  private static final String WANTED =
      """
        and (cast(:source as text) is null or t.language = :source)
        and (cast(:city as text) is null or r.city = :city)
        and (cast(:kind as text) is null or r.kind = :kind)
        and (:everything or r.city = any(:cities))
      """;
  private static final String TEXTS =
      """
      from translation_text t
      join translation_record r on r.kind = t.kind and r.record = t.record
      left join translation_words w
        on w.kind = t.kind and w.record = t.record and w.field = t.field and w.language = :language
      cross join lateral (select case
        when w.words is null then 'MISSING'
        when w.made_from <> t.hash then 'OLDER'
        else w.state end as standing) s
      where t.language <> :language
      """
          + WANTED;

  /// A record with something to do.
  ///
  /// @param texts how many of its texts stand as was asked for
  record Line(
      String kind,
      String record,
      String title,
      String titleLanguage,
      String city,
      long texts,
      Instant since) {}

  private record RecordRow(
      String kind,
      String record,
      String version,
      @Nullable String city,
      @Nullable UUID organization,
      String title,
      @JsonProperty("title_language") String titleLanguage,
      String path) {}

  private record TextRow(
      String kind,
      String record,
      String field,
      int position,
      String language,
      String words,
      String hash) {}

  private record WordsRow(
      String kind,
      String record,
      String field,
      String language,
      String words,
      @JsonProperty("made_from") String madeFrom,
      String state,
      @Nullable String author) {}

  /// Own mapper: what is stored must not follow the settings of the web API.
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  TextStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, String> versions(String kind) {
    Map<String, String> versions = new HashMap<>();
    jdbc.sql("select record, version from translation_record where kind = :kind")
        .param("kind", kind)
        .query(
            row -> {
              versions.put(row.getString(1), row.getString(2));
            });
    return versions;
  }

  /// Keeps others from bringing the copy up to date at the same time.
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('translation_record'))")
        .query((row, number) -> "")
        .single();
  }

  void remove(String kind, Collection<String> records) {
    jdbc.sql("delete from translation_record where kind = :kind and record = any(:records)")
        .param("kind", kind)
        .param("records", records.toArray(String[]::new))
        .update();
  }

  /// Writes records whole, in few statements however many they are.
  void write(Collection<TranslatableRecord> records, Map<String, String> versions, Instant now) {
    List<RecordRow> rows = new ArrayList<>();
    List<TextRow> texts = new ArrayList<>();
    List<WordsRow> words = new ArrayList<>();
    for (TranslatableRecord record : records) {
      rows.add(
          new RecordRow(
              record.kind(),
              record.id(),
              versions.getOrDefault(record.id(), ""),
              record.city(),
              record.organization(),
              record.title().in(record.title().source()),
              record.title().source(),
              record.path()));
      int position = 0;
      for (Map.Entry<String, LocalizedText> field : record.texts().entrySet()) {
        LocalizedText text = field.getValue();
        String hash = text.sourceHash();
        texts.add(
            new TextRow(
                record.kind(),
                record.id(),
                field.getKey(),
                position++,
                text.source(),
                text.in(text.source()),
                hash));
        text.texts()
            .forEach(
                (language, entry) -> {
                  if (!language.equals(text.source())) {
                    words.add(
                        new WordsRow(
                            record.kind(),
                            record.id(),
                            field.getKey(),
                            language,
                            entry.text(),
                            entry.of() == null ? hash : entry.of(),
                            entry.state().name(),
                            entry.author()));
                  }
                });
      }
    }
    written(
        """
        insert into translation_record
          (kind, record, version, city, organization, title, title_language, path)
        select kind, record, version, city, organization, title, title_language, path
        from jsonb_to_recordset(cast(:rows as jsonb)) as r (kind text, record text, version text,
          city text, organization uuid, title text, title_language text, path text)
        on conflict (kind, record) do update set version = excluded.version,
          city = excluded.city, organization = excluded.organization, title = excluded.title,
          title_language = excluded.title_language, path = excluded.path
        """,
        rows,
        now);
    written(
        """
        with said as (
          select * from jsonb_to_recordset(cast(:rows as jsonb))
            as r (kind text, record text, version text))
        delete from translation_words w using said
        where w.kind = said.kind and w.record = said.record
        """,
        rows,
        now);
    written(
        """
        insert into translation_text
          (kind, record, field, position, language, words, hash, since)
        select kind, record, field, position, language, words, hash, :now
        from jsonb_to_recordset(cast(:rows as jsonb)) as r (kind text, record text, field text,
          position integer, language text, words text, hash text)
        on conflict (kind, record, field) do update set position = excluded.position,
          language = excluded.language, words = excluded.words, hash = excluded.hash,
          since = case when translation_text.hash = excluded.hash then translation_text.since
            else excluded.since end
        """,
        texts,
        now);
    for (TranslatableRecord record : records) {
      jdbc.sql(
              """
              delete from translation_text
              where kind = :kind and record = :record and field <> all(:fields)
              """)
          .param("kind", record.kind())
          .param("record", record.id())
          .param("fields", record.texts().keySet().toArray(String[]::new))
          .update();
    }
    written(
        """
        insert into translation_source (hash, words)
        select distinct on (hash) hash, words
        from jsonb_to_recordset(cast(:rows as jsonb)) as r (hash text, words text)
        on conflict do nothing
        """,
        texts,
        now);
    written(
        """
        insert into translation_words
          (kind, record, field, language, words, made_from, state, author)
        select kind, record, field, language, words, made_from, state, author
        from jsonb_to_recordset(cast(:rows as jsonb)) as r (kind text, record text, field text,
          language text, words text, made_from text, state text, author text)
        """,
        words,
        now);
  }

  private void written(String sql, List<?> rows, Instant now) {
    if (!rows.isEmpty()) {
      JdbcClient.StatementSpec statement =
          jdbc.sql(sql).param("rows", JSON.writeValueAsString(rows));
      (sql.contains(":now") ? statement.param("now", now.atOffset(ZoneOffset.UTC)) : statement)
          .update();
    }
  }

  /// Forgets what sources said that nothing rests on any more.
  void forgetOldSources() {
    jdbc.sql(
            """
            delete from translation_source s
            where not exists (select from translation_text t where t.hash = s.hash)
              and not exists (select from translation_words w where w.made_from = s.hash)
            """)
        .update();
  }

  Optional<String> findSource(String hash) {
    return jdbc.sql("select words from translation_source where hash = :hash")
        .param("hash", hash)
        .query(String.class)
        .optional();
  }

  /// What people care about without anybody having watched a reader.
  void weigh(String kind, Map<String, Integer> weights) {
    jdbc.sql(
            """
            update translation_record r set weight = coalesce(w.weight, 0)
            from translation_record o
            left join unnest(:records, :weights) as w (record, weight) on w.record = o.record
            where r.kind = :kind and o.kind = r.kind and o.record = r.record
              and r.weight <> coalesce(w.weight, 0)
            """)
        .param("kind", kind)
        .param("records", weights.keySet().toArray(String[]::new))
        .param("weights", weights.values().toArray(Integer[]::new))
        .update();
  }

  /// The languages that texts are translated from.
  List<String> sources() {
    return jdbc.sql("select distinct language from translation_text order by language")
        .query(String.class)
        .list();
  }

  /// How many texts stand how.
  Map<Standing, Long> count(Wanted wanted) {
    Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    bound("select s.standing, count(*) " + TEXTS + " group by s.standing", wanted)
        .query(
            row -> {
              counts.put(Standing.valueOf(row.getString(1)), row.getLong(2));
            });
    return counts;
  }

  /// How many texts are missing, older or a machine's, by language.
  ///
  /// @param wanted its language and standing do not matter
  Map<String, Long> countToDo(Wanted wanted, Collection<String> languages) {
    Map<String, Long> counts = new HashMap<>();
    bound(
            """
            with texts as materialized (
              select t.kind, t.record, t.field, t.language, t.hash
              from translation_text t
              join translation_record r on r.kind = t.kind and r.record = t.record
              where true
            """
                + WANTED
                + """
                ), sources as (
                  select language, count(*) as texts from texts group by language
                ), good as (
                  select w.language, count(*) as texts
                  from texts t
                  join translation_words w
                    on w.kind = t.kind and w.record = t.record and w.field = t.field
                  where w.language <> t.language and w.made_from = t.hash and w.state <> 'MACHINE'
                  group by w.language
                )
                select l.language, coalesce(sum(s.texts), 0) - coalesce(min(g.texts), 0)
                from unnest(cast(:languages as text[])) as l (language)
                left join sources s on s.language <> l.language
                left join good g on g.language = l.language
                group by l.language
                """,
            wanted)
        .param("languages", languages.toArray(String[]::new))
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }

  /// The records with something to do, in the order in which they are worth it.
  List<Line> list(Wanted wanted, int offset, int limit) {
    return bound(
            "select r.kind, r.record, r.title, r.title_language, r.city, count(*) as texts, "
                + "min(t.since) as since "
                + TEXTS
                + """
                and s.standing = any(:standings)
                group by r.kind, r.record
                order by r.weight desc, since, r.kind, r.record
                limit :limit offset :offset
                """,
            wanted)
        .param(
            "standings",
            wanted.standing() == null
                ? new String[] {"MISSING", "OLDER", "MACHINE"}
                : new String[] {wanted.standing().name()})
        .param("limit", limit)
        .param("offset", offset)
        .query(TextStore::line)
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql, Wanted wanted) {
    return jdbc.sql(sql)
        .param("language", wanted.language())
        .param("source", wanted.source())
        .param("city", wanted.city())
        .param("kind", wanted.kind())
        .param("everything", wanted.everything())
        .param("cities", wanted.cities().toArray(String[]::new));
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    String city = row.getString("city");
    return new Line(
        row.getString("kind"),
        row.getString("record"),
        row.getString("title"),
        row.getString("title_language"),
        city == null ? "" : city,
        row.getLong("texts"),
        row.getTimestamp("since").toInstant());
  }
}
