package org.capacitymetro.intake;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.capacitymetro.directory.SourceTrust;
import org.capacitymetro.intake.ImportRun.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `import_run`.
@Component
class RunStore {
  private static final String WORK = "state in ('READING', 'ASSESSING', 'APPLYING')";

  private final JdbcClient jdbc;

  RunStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ImportRun run) {
    jdbc.sql(
            """
            insert into import_run (id, file, path, profile, source, city, cities, started_by,
              scheduled, started_at, state, phase_at, kept, outcomes, automatic)
            values (:id, :file, :path, :profile, :source, :city, :cities, :startedBy,
              :scheduled, :startedAt, :state, :startedAt, :kept, :outcomes, :automatic)
            """)
        .param("id", run.id())
        .param("file", run.file())
        .param("path", run.path())
        .param("profile", run.asked().profile())
        .param("source", run.asked().source())
        .param("city", run.asked().city())
        .param("cities", array(run.cities()))
        .param("startedBy", run.startedBy())
        .param("scheduled", run.scheduled())
        .param("startedAt", time(run.startedAt()))
        .param("state", run.state().name())
        .param("kept", run.kept())
        .param("outcomes", names(run.outcomes()))
        .param("automatic", run.automatic())
        .update();
  }

  Optional<ImportRun> find(UUID id) {
    return jdbc.sql("select * from import_run where id = :id")
        .param("id", id)
        .query(RunStore::read)
        .optional();
  }

  /// Keeps others from changing a run until the transaction ends.
  ImportRun lock(UUID id) {
    return jdbc.sql("select * from import_run where id = :id for update")
        .param("id", id)
        .query(RunStore::read)
        .single();
  }

  /// Newest first.
  List<ImportRun> list(int offset, int limit) {
    return jdbc.sql(
            """
            select * from import_run where kept order by started_at desc, id
            offset :offset limit :limit
            """)
        .param("offset", offset)
        .param("limit", limit)
        .query(RunStore::read)
        .list();
  }

  /// Those that wait for somebody's choice, oldest first.
  List<ImportRun> ready() {
    return jdbc.sql(
            "select * from import_run where kept and state = 'READY' order by started_at, id")
        .query(RunStore::read)
        .list();
  }

  /// The run that is to be worked on next.
  Optional<UUID> next() {
    return jdbc.sql(
            "select id from import_run where "
                + WORK
                + " and not paused order by started_at, id limit 1")
        .query(UUID.class)
        .optional();
  }

  /// A run of the same file that broke off.
  Optional<ImportRun> broken(String path, ImportRun.Asked asked, boolean kept) {
    return jdbc.sql(
            "select * from import_run where "
                + WORK
                + """
                   and not paused and path = :path and kept = :kept
                  and profile is not distinct from cast(:profile as text)
                  and source is not distinct from cast(:source as text)
                  and city is not distinct from cast(:city as text)
                order by started_at limit 1
                """)
        .param("path", path)
        .param("kept", kept)
        .param("profile", asked.profile())
        .param("source", asked.source())
        .param("city", asked.city())
        .query(RunStore::read)
        .optional();
  }

  /// @return how often work on this run has begun
  int begin(UUID id) {
    return jdbc.sql(
            "update import_run set attempts = attempts + 1 where id = :id returning attempts")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /// Something was written: the work is not given up for having begun too often.
  void advance(UUID id) {
    jdbc.sql("update import_run set attempts = 1 where id = :id").param("id", id).update();
  }

  void progress(UUID id, long done, long total) {
    jdbc.sql("update import_run set done = :done, total = :total where id = :id")
        .param("done", done)
        .param("total", total)
        .param("id", id)
        .update();
  }

  /// Goes on to a state; what was wanted of the one before is settled by that.
  void enter(UUID id, State state, Instant now) {
    jdbc.sql(
            """
            update import_run set state = :state, phase_at = :now, done = 0, total = 0,
              paused = false, wanted = null, attempts = 0,
              assessed_at = case when :state = 'READY' then :now else assessed_at end,
              finished_at = case when :state in ('DONE', 'CANCELLED', 'FAILED', 'UNDONE')
                then :now else finished_at end
            where id = :id
            """)
        .param("state", state.name())
        .param("now", time(now))
        .param("id", id)
        .update();
  }

  void assessed(UUID id, Instant now) {
    jdbc.sql("update import_run set assessed_at = :now where id = :id")
        .param("now", time(now))
        .param("id", id)
        .update();
  }

  void fail(UUID id, String error, Instant now) {
    enter(id, State.FAILED, now);
    jdbc.sql("update import_run set error = :error where id = :id")
        .param("error", error)
        .param("id", id)
        .update();
  }

  void readRows(UUID id, Staging staging) {
    jdbc.sql(
            """
            update import_run set sources = :sources, trusts = :trusts, filtered = :filtered,
              unplaced = :unplaced, ended = :ended,
              bodies = (select count(*) from import_body where run = :id and not known)
            where id = :id
            """)
        .param("sources", staging.sources().toArray(String[]::new))
        .param("trusts", staging.trusts().toArray(String[]::new))
        .param("filtered", staging.filtered())
        .param("unplaced", staging.unplaced())
        .param("ended", staging.ended())
        .param("id", id)
        .update();
  }

  void previous(UUID id, long records) {
    jdbc.sql("update import_run set previous = :records where id = :id")
        .param("records", records)
        .param("id", id)
        .update();
  }

  /// Begins to apply.
  ///
  /// @return false when somebody else did
  boolean choose(UUID id, Set<Outcome> outcomes, Instant now) {
    return jdbc.sql(
                """
                update import_run set outcomes = :outcomes, state = 'APPLYING', phase_at = :now,
                  done = 0, total = 0, paused = false, wanted = null, attempts = 0
                where id = :id and state = 'READY'
                """)
            .param("outcomes", names(outcomes))
            .param("now", time(now))
            .param("id", id)
            .update()
        == 1;
  }

  /// From now on somebody chooses.
  void byHand(UUID id) {
    jdbc.sql("update import_run set automatic = false where id = :id").param("id", id).update();
  }

  void changeSet(UUID id, long changeSet) {
    jdbc.sql("update import_run set change_set = :changeSet where id = :id")
        .param("changeSet", changeSet)
        .param("id", id)
        .update();
  }

  void undone(UUID id, long changeSet) {
    jdbc.sql("update import_run set undone_by = :changeSet where id = :id")
        .param("changeSet", changeSet == 0 ? null : changeSet, Types.BIGINT)
        .param("id", id)
        .update();
  }

  /// @return false when nothing is at work that could hear it
  boolean want(UUID id, ImportRun.Wanted wanted) {
    return jdbc.sql("update import_run set wanted = :wanted where id = :id and " + WORK)
            .param("wanted", wanted.name())
            .param("id", id)
            .update()
        == 1;
  }

  void pause(UUID id) {
    jdbc.sql("update import_run set paused = true, wanted = null where id = :id and " + WORK)
        .param("id", id)
        .update();
  }

  void resume(UUID id) {
    jdbc.sql(
            "update import_run set paused = false, wanted = null, attempts = 0 where id = :id and "
                + WORK)
        .param("id", id)
        .update();
  }

  /// Whether another run has been applied since this one was assessed.
  boolean isOutdated(UUID id) {
    return jdbc.sql(
            """
            select exists (
              select from import_run r, import_run o
              where r.id = :id and o.id <> r.id and o.change_set is not null
                and coalesce(o.finished_at, now()) > r.assessed_at)
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /// Forgets a scheduled run of a file that says nothing new.
  void forgetQuiet(UUID id) {
    jdbc.sql("update import_source set result = 'SAME', run = null where run = :id")
        .param("id", id)
        .update();
    delete(id);
  }

  void delete(UUID id) {
    jdbc.sql("delete from import_run where id = :id").param("id", id).update();
  }

  /// Deletes trials of the command line from before a day, cancels runs that have waited too long,
  /// and forgets the rows of those that ended.
  ///
  /// @return how many rows were forgotten
  int forgetBefore(Instant rows, Instant trials) {
    jdbc.sql("delete from import_run where not kept and started_at < :at")
        .param("at", time(trials))
        .update();
    jdbc.sql(
            """
            update import_run set state = 'CANCELLED', finished_at = started_at
            where state = 'READY' and started_at < :at
            """)
        .param("at", time(rows))
        .update();
    return jdbc.sql(
            """
            delete from import_row where run in (
              select id from import_run where finished_at < :at)
            """)
        .param("at", time(rows))
        .update();
  }

  static String @Nullable [] array(@Nullable Collection<String> values) {
    return values == null ? null : values.toArray(String[]::new);
  }

  static String[] names(Set<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::name).toArray(String[]::new);
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant known(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Set<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? null : new TreeSet<>(Arrays.asList((String[]) array.getArray()));
  }

  static Set<Outcome> outcomes(ResultSet row) throws SQLException {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (String name : (String[]) row.getArray("outcomes").getArray()) {
      outcomes.add(Outcome.valueOf(name));
    }
    return outcomes;
  }

  private static Map<String, SourceTrust> trusts(ResultSet row) throws SQLException {
    Map<String, SourceTrust> trusts = new TreeMap<>();
    for (String entry : (String[]) row.getArray("trusts").getArray()) {
      int at = entry.indexOf('=');
      trusts.put(entry.substring(0, at), SourceTrust.valueOf(entry.substring(at + 1)));
    }
    return trusts;
  }

  private static ImportRun read(ResultSet row, int number) throws SQLException {
    String wanted = row.getString("wanted");
    return new ImportRun(
        row.getObject("id", UUID.class),
        row.getString("file"),
        row.getString("path"),
        new ImportRun.Asked(
            row.getString("profile"), row.getString("source"), row.getString("city")),
        texts(row, "cities"),
        row.getString("started_by"),
        row.getObject("scheduled", UUID.class),
        known(row, "started_at"),
        State.valueOf(row.getString("state")),
        row.getBoolean("paused"),
        wanted == null ? null : ImportRun.Wanted.valueOf(wanted),
        row.getLong("done"),
        row.getLong("total"),
        known(row, "phase_at"),
        instant(row, "finished_at"),
        instant(row, "assessed_at"),
        List.of((String[]) row.getArray("sources").getArray()),
        trusts(row),
        row.getLong("previous"),
        row.getLong("filtered"),
        row.getInt("unplaced"),
        row.getInt("ended"),
        row.getInt("bodies"),
        row.getBoolean("kept"),
        outcomes(row),
        row.getBoolean("automatic"),
        row.getObject("change_set", Long.class),
        row.getObject("undone_by", Long.class),
        row.getString("error"));
  }
}
