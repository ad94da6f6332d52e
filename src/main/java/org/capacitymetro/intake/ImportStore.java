package org.capacitymetro.intake;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reports of imports, and the lock that makes imports of two processes take turns.
@Component
class ImportStore {
  private static final long IMPORT_LOCK = 0x43617061_496d70L;

  private final JdbcClient database;
  private final JdbcTemplate batches;

  ImportStore(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  /// Waits until no other import writes a batch; holds until the end of the transaction.
  void takeTurn() {
    database
        .sql("select 1 from (select pg_advisory_xact_lock(:lock)) as turn")
        .param("lock", IMPORT_LOCK)
        .query(Integer.class)
        .single();
  }

  @Transactional
  long save(ImportReport report) {
    long id =
        database
            .sql(
                """
                insert into import_report (file, source, started_at, finished_at, read, created,
                  changed, unchanged, rejected, providers, unplaced, ended)
                values (:file, :source, :startedAt, :finishedAt, :read, :created,
                  :changed, :unchanged, :rejected, :providers, :unplaced, :ended)
                returning id
                """)
            .param("file", report.file())
            .param("source", report.source())
            .param("startedAt", report.startedAt().atOffset(ZoneOffset.UTC))
            .param("finishedAt", report.finishedAt().atOffset(ZoneOffset.UTC))
            .param("read", report.read())
            .param("created", report.created())
            .param("changed", report.changed())
            .param("unchanged", report.unchanged())
            .param("rejected", report.rejected())
            .param("providers", report.providers())
            .param("unplaced", report.unplaced())
            .param("ended", report.ended())
            .query(Long.class)
            .single();
    List<Object[]> lines =
        report.findings().stream()
            .map(
                finding ->
                    new Object[] {
                      id,
                      finding.line(),
                      finding.reason().name(),
                      finding.reason().refuses(),
                      finding.value()
                    })
            .toList();
    batches.batchUpdate(
        "insert into import_report_line (report, line, reason, rejected, value) values (?, ?, ?, ?, ?)",
        lines);
    return id;
  }
}
