package org.capacitymetro.directory;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `not_duplicate`: pairs that somebody looked at and found different.
@Component
class DistinctStore {
  private final JdbcClient jdbc;

  DistinctStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(UUID one, UUID other, long changeSet) {
    jdbc.sql(
            """
            insert into not_duplicate (one, other, change_set)
            values (least(:one, :other), greatest(:one, :other), :changeSet)
            on conflict do nothing
            """)
        .param("one", one)
        .param("other", other)
        .param("changeSet", changeSet)
        .update();
  }

  /// Every pair of which one is among these.
  List<UUID[]> among(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select one, other from not_duplicate where one = any(cast(:ids as uuid[]))
            union
            select one, other from not_duplicate where other = any(cast(:ids as uuid[]))
            """)
        .param("ids", RecordStore.strings(ids))
        .query(
            (row, number) ->
                new UUID[] {row.getObject("one", UUID.class), row.getObject("other", UUID.class)})
        .list();
  }

  /// Takes back what a change set said.
  ///
  /// @return whether it said anything
  boolean revert(long changeSet) {
    return jdbc.sql("delete from not_duplicate where change_set = :changeSet")
            .param("changeSet", changeSet)
            .update()
        > 0;
  }

  Set<UUID> distinctFrom(UUID id) {
    return Set.copyOf(
        jdbc.sql(
                """
                select other from not_duplicate where one = :id
                union select one from not_duplicate where other = :id
                """)
            .param("id", id)
            .query(UUID.class)
            .list());
  }
}
