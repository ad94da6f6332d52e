package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads table `change` as the history of single records. A version is named by the sequence of the
/// change that led to it; it is what the next change found.
@Component
class RevisionStore {
  private static final String REVISIONS =
      """
      from change c join change_set s on s.id = c.change_set
      where c.record = :record and c.action not in ('PROVIDER', 'PLACED', 'HEARD')
      """;

  private final JdbcClient jdbc;

  RevisionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Newest first.
  List<Revision> history(UUID record) {
    return jdbc.sql(
            "select c.sequence, c.change_set, s.at, s.actor, s.reason, c.action, c.other "
                + REVISIONS
                + "order by c.sequence desc")
        .param("record", record)
        .query(RevisionStore::revision)
        .list();
  }

  /// A revision and the row it found; null where it made the record.
  ///
  /// @param credited whether a visitor is credited with it
  record Step(Revision revision, @Nullable String before, boolean credited) {}

  /// As [#history], with the versions.
  List<Step> steps(UUID record) {
    return jdbc.sql(
            "select c.sequence, c.change_set, s.at, s.actor, s.reason, c.action, c.other, c.before, "
                + "s.visitor_credited "
                + REVISIONS
                + "order by c.sequence desc")
        .param("record", record)
        .query(
            (row, number) ->
                new Step(
                    revision(row, number),
                    row.getString("before"),
                    row.getBoolean("visitor_credited")))
        .list();
  }

  /// The revision a record is at; empty for a record that never was.
  Optional<Long> current(UUID record) {
    return jdbc.sql("select c.sequence " + REVISIONS + "order by c.sequence desc limit 1")
        .param("record", record)
        .query(Long.class)
        .optional();
  }

  boolean exists(UUID record, long revision) {
    return jdbc.sql("select exists (select " + REVISIONS + " and c.sequence = :revision)")
        .param("record", record)
        .param("revision", revision)
        .query(Boolean.class)
        .single();
  }

  /// The version a revision led to as JSON of its row; empty when it is the record as it is now.
  Optional<String> version(UUID record, long revision) {
    return jdbc.sql(
            "select c.before "
                + REVISIONS
                + "and c.sequence > :revision order by c.sequence limit 1")
        .param("record", record)
        .param("revision", revision)
        .query(String.class)
        .optional();
  }

  private static Revision revision(ResultSet row, int number) throws SQLException {
    return new Revision(
        row.getLong("sequence"),
        row.getLong("change_set"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("reason"),
        Revision.Action.valueOf(row.getString("action")),
        row.getObject("other", UUID.class));
  }
}
