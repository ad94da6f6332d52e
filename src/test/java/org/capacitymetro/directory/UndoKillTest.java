package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The process that takes 2,000 records back is killed in the middle.
class UndoKillTest {

  @Test
  void leavesAllOrNothing() throws Exception {
    try (HikariDataSource pool = TestDrafts.pool()) {
      Directory directory = TestDirectory.over(pool);
      JdbcClient jdbc = JdbcClient.create(pool);
      Directory.ChangeSetInfo imported =
          directory.begin(new Directory.ChangeSetInfo("import:list", "import"));
      directory.writeServices(imported, UndoTest.drafts(0, 1_000, "Prima"));
      directory.writeServices(imported, UndoTest.drafts(1_000, 2_000, "Prima"));
      long first = Objects.requireNonNull(imported.begun());
      Directory.ChangeSetInfo again =
          directory.begin(new Directory.ChangeSetInfo("import:list", "import"));
      directory.writeServices(again, UndoTest.drafts(0, 1_000, "Seconda"));
      directory.writeServices(again, UndoTest.drafts(1_000, 2_000, "Seconda"));
      long second = Objects.requireNonNull(again.begun());
      assertThat(second).isGreaterThan(first);
      String before = everything(jdbc);

      try (Connection blocker = pool.getConnection();
          ChildJvm child =
              ChildJvm.start(
                  Undoing.class,
                  Map.of(),
                  pool.getJdbcUrl(),
                  pool.getUsername(),
                  pool.getPassword(),
                  second)) {
        blocker.setAutoCommit(false);
        blocker
            .createStatement()
            .execute("select 1 from location order by id desc limit 1 for update");
        int writer = awaitWriterInTheMiddle(jdbc, child);
        child.kill();
        blocker.rollback();
        awaitGone(jdbc, writer);
      }

      assertThat(everything(jdbc)).isEqualTo(before);

      Undone undone =
          TestDirectory.records(pool)
              .revert(new Directory.ChangeSetInfo("person:0199", "again"), second);
      assertThat(undone.restored()).hasSize(2_000);
      assertThat(everything(jdbc)).isNotEqualTo(before);
    }
  }

  /// The child waits for the place that is held here: by then it has written into the change log.
  private static int awaitWriterInTheMiddle(JdbcClient jdbc, ChildJvm child) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      var waiting =
          jdbc.sql(
                  """
                  select pid from pg_stat_activity
                  where datname = current_database() and wait_event_type = 'Lock'
                    and backend_xid is not null and query like 'with w as materialized%'
                  """)
              .query(Integer.class)
              .optional();
      if (waiting.isPresent()) {
        return waiting.get();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The child never began: " + child.output());
  }

  private static void awaitGone(JdbcClient jdbc, int writer) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      if (jdbc.sql("select count(*) from pg_stat_activity where pid = :pid")
              .param("pid", writer)
              .query(Integer.class)
              .single()
          == 0) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The killed process's transaction still runs");
  }

  private static String everything(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select md5((select string_agg(to_jsonb(s)::text, '' order by id) from service s)
              || (select string_agg(to_jsonb(l)::text, '' order by id) from location l)
              || (select count(*)::text from change) || (select count(*)::text from change_set))
            """)
        .query(String.class)
        .single();
  }

  /// Takes a change set back: `main(url, user, password, changeSet)`.
  static final class Undoing {
    private Undoing() {}

    public static void main(String[] words) {
      Records records =
          TestDirectory.records(new DriverManagerDataSource(words[0], words[1], words[2]));
      records.revert(
          new Directory.ChangeSetInfo("person:0199", "the wrong file"), Long.parseLong(words[3]));
    }
  }
}
