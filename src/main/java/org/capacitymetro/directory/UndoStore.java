package org.capacitymetro.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the change log as what one change set did.
@Component
class UndoStore {

  /// What a change set did to a record.
  ///
  /// @param before the record as the change set found it; null when it created it
  /// @param since whether it was changed again by another change set
  record Touched(UUID id, @Nullable String before, boolean since) {}

  private final JdbcClient jdbc;

  UndoStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<UUID> records(long changeSet, RecordKind kind) {
    return jdbc.sql(
            """
            select distinct record from change
            where change_set = :changeSet and entity = :kind and action not in ('PROVIDER', 'PLACED')
            """)
        .param("changeSet", changeSet)
        .param("kind", kind.name())
        .query(UUID.class)
        .list();
  }

  List<Touched> touched(long changeSet, RecordKind kind) {
    return jdbc.sql(
            """
            select distinct on (c.record) c.record, c.before, exists (
              select from change n
              where n.record = c.record and n.sequence > c.sequence and n.change_set <> c.change_set
                and n.action not in ('PROVIDER', 'PLACED')) as since
            from change c
            where c.change_set = :changeSet and c.entity = :kind
              and c.action not in ('PROVIDER', 'PLACED')
            order by c.record, c.sequence
            """)
        .param("changeSet", changeSet)
        .param("kind", kind.name())
        .query(
            (row, number) ->
                new Touched(
                    row.getObject("record", UUID.class),
                    row.getString("before"),
                    row.getBoolean("since")))
        .list();
  }
}
