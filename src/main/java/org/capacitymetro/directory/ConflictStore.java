package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.hsds.RecordKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `source_conflict`: at most one open conflict a record and source.
@Component
class ConflictStore {

  private static final String SELECT =
      """
      select c.id, c.entity, c.record, c.source, c.fields, s.at
      from source_conflict c join change_set s on s.id = c.change_set
      where c.settled_by is null
      """;

  private final JdbcClient jdbc;

  ConflictStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Opens a conflict; a newer word of the same source takes the place of its last one.
  void open(
      long changeSet,
      RecordKind kind,
      UUID record,
      String source,
      String said,
      List<String> fields) {
    settle(record, source, changeSet);
    jdbc.sql(
            """
            insert into source_conflict (entity, record, source, said, fields, change_set)
            values (:kind, :record, :source, cast(:said as jsonb), :fields, :changeSet)
            """)
        .param("kind", kind.name())
        .param("record", record)
        .param("source", source)
        .param("said", said)
        .param("fields", fields.toArray(String[]::new))
        .param("changeSet", changeSet)
        .update();
  }

  /// The fields a source still disagrees about; empty where nothing is open.
  List<String> openFields(UUID record, String source) {
    return jdbc.sql(
            """
            select unnest(fields) from source_conflict
            where record = :record and source = :source and settled_by is null
            """)
        .param("record", record)
        .param("source", source)
        .query(String.class)
        .list();
  }

  List<SourceConflict> list(int limit) {
    return jdbc.sql(SELECT + "order by s.at, c.id limit :limit")
        .param("limit", limit)
        .query(ConflictStore::conflict)
        .list();
  }

  List<SourceConflict> of(UUID record) {
    return jdbc.sql(SELECT + "and c.record = :record order by s.at, c.id")
        .param("record", record)
        .query(ConflictStore::conflict)
        .list();
  }

  Optional<String> said(long conflict) {
    return jdbc.sql("select said from source_conflict where id = :id and settled_by is null")
        .param("id", conflict)
        .query(String.class)
        .optional();
  }

  void settle(long conflict, long changeSet) {
    jdbc.sql(
            """
            update source_conflict set settled_by = :changeSet
            where id = :id and settled_by is null
            """)
        .param("changeSet", changeSet)
        .param("id", conflict)
        .update();
  }

  /// The source agrees with the record now, or says something else.
  void settle(UUID record, String source, long changeSet) {
    jdbc.sql(
            """
            update source_conflict set settled_by = :changeSet
            where record = :record and source = :source and settled_by is null
            """)
        .param("changeSet", changeSet)
        .param("record", record)
        .param("source", source)
        .update();
  }

  /// Takes back what a change set did to conflicts: those it opened are gone, those it settled are
  /// open again.
  void revert(long changeSet) {
    jdbc.sql("delete from source_conflict where change_set = :changeSet and settled_by is null")
        .param("changeSet", changeSet)
        .update();
    jdbc.sql(
            """
            update source_conflict c set settled_by = null
            where settled_by = :changeSet and change_set <> :changeSet
              and not exists (
                select from source_conflict o
                where o.record = c.record and o.source = c.source and o.settled_by is null)
            """)
        .param("changeSet", changeSet)
        .update();
    jdbc.sql(
            """
            delete from source_conflict where change_set = :changeSet and settled_by = :changeSet
            """)
        .param("changeSet", changeSet)
        .update();
  }

  private static SourceConflict conflict(ResultSet row, int number) throws SQLException {
    return new SourceConflict(
        row.getLong("id"),
        RecordKind.valueOf(row.getString("entity")),
        row.getObject("record", UUID.class),
        row.getString("source"),
        List.of((String[]) row.getArray("fields").getArray()),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
