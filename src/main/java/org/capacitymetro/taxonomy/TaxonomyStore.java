package org.capacitymetro.taxonomy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tables `taxonomy`, `taxonomy_term`, `taxonomy_change`.
@Component
class TaxonomyStore {
  /// Own mapper: what is stored must not follow the settings of the web API.
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  TaxonomyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Rises with every change of any vocabulary.
  long version() {
    return jdbc.sql("select sum(version)::bigint from taxonomy").query(Long.class).single();
  }

  /// Parents before their children, in display order.
  List<Term> list(Vocabulary vocabulary) {
    return jdbc.sql(
            """
            select t.vocabulary, t.code, t.parent, t.name, t.description, t.icon, t.colour, t.position
            from taxonomy_term t
            left join taxonomy_term p on p.vocabulary = t.vocabulary and p.code = t.parent
            where t.vocabulary = :vocabulary
            order by coalesce(p.position, t.position), coalesce(p.code, t.code),
              p.code is not null, t.position, t.code
            """)
        .param("vocabulary", vocabulary.name())
        .query(TaxonomyStore::term)
        .list();
  }

  void insert(Term term) {
    write(
        """
        insert into taxonomy_term
          (vocabulary, code, parent, name, description, icon, colour, position)
        values (:vocabulary, :code, :parent, cast(:name as jsonb), cast(:description as jsonb),
          :icon, :colour, :position)
        """,
        term);
  }

  void update(Term term) {
    write(
        """
        update taxonomy_term set parent = :parent, name = cast(:name as jsonb),
          description = cast(:description as jsonb), icon = :icon, colour = :colour,
          position = :position
        where vocabulary = :vocabulary and code = :code
        """,
        term);
  }

  void recordChange(String actor, @Nullable Term before, Term after) {
    jdbc.sql(
            """
            insert into taxonomy_change (at, actor, vocabulary, code, before, after)
            values (now(), :actor, :vocabulary, :code, cast(:before as jsonb), cast(:after as jsonb))
            """)
        .param("actor", actor)
        .param("vocabulary", after.vocabulary().name())
        .param("code", after.code())
        .param("before", before == null ? null : JSON.writeValueAsString(before))
        .param("after", JSON.writeValueAsString(after))
        .update();
  }

  void raiseVersion(Vocabulary vocabulary) {
    jdbc.sql("update taxonomy set version = version + 1 where vocabulary = :vocabulary")
        .param("vocabulary", vocabulary.name())
        .update();
  }

  /// Keeps other imports out until the transaction ends.
  void lock() {
    jdbc.sql("select vocabulary from taxonomy order by vocabulary for update")
        .query(String.class)
        .list();
  }

  private void write(String sql, Term term) {
    jdbc.sql(sql)
        .param("vocabulary", term.vocabulary().name())
        .param("code", term.code())
        .param("parent", term.parent())
        .param("name", JSON.writeValueAsString(term.name()))
        .param(
            "description",
            term.description().isEmpty() ? null : JSON.writeValueAsString(term.description()))
        .param("icon", term.icon())
        .param("colour", term.colour())
        .param("position", term.position())
        .update();
  }

  private static Term term(ResultSet row, int number) throws SQLException {
    return new Term(
        Vocabulary.valueOf(row.getString("vocabulary")),
        row.getString("code"),
        row.getString("parent"),
        text(row.getString("name")),
        text(row.getString("description")),
        row.getString("icon"),
        row.getString("colour"),
        row.getInt("position"));
  }

  private static LocalizedText text(@Nullable String value) {
    return value == null ? LocalizedText.EMPTY : JSON.readValue(value, LocalizedText.class);
  }
}
