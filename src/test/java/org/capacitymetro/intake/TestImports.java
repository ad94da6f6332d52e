package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.consolidation.RealConsolidation;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.SourceRecords;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.capacitymetro.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The real import over a database of its own.
final class TestImports {
  final TestDatabase database = TestDatabase.fresh();
  final DataSource source = pool(database);
  final Areas areas = TestAreas.over(source);
  final Directory directory = TestDirectory.over(source, areas, Clock.systemUTC());
  final Records records =
      TestDirectory.records(
          source,
          areas,
          Clock.systemUTC(),
          RealConsolidation.listening(source, areas, Clock.systemUTC()));
  final JdbcClient jdbc = JdbcClient.create(source);
  final RunStore runs = new RunStore(jdbc);
  final RowStore store = new RowStore(jdbc);
  final ImportRows rows = new ImportRows(jdbc);
  final BodyStore bodies = new BodyStore(jdbc);
  final Findings findings = new Findings(jdbc);
  final Turns turns = new Turns(jdbc);
  final Reports reports = new Reports(rows, findings, Clock.systemUTC());
  final RunWork work;
  final Imports imports;
  final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(source));

  TestImports(@Nullable Path profileFolder) {
    this(profileFolder, true);
  }

  /// Finds nothing alike, for tests of what is read.
  static TestImports withoutLikeness() {
    return new TestImports(null, false);
  }

  private TestImports(@Nullable Path profileFolder, boolean likeness) {
    SourceRecords known = TestDirectory.sources(source, areas, Clock.systemUTC());
    Consolidation consolidation =
        likeness
            ? RealConsolidation.over(source, areas, Clock.systemUTC())
            : RealConsolidation.withoutLikeness(source, areas, Clock.systemUTC());
    work =
        new RunWork(
            runs,
            store,
            rows,
            bodies,
            findings,
            new FileReading(
                new Profiles(profileFolder, TestTaxonomies.over(source)),
                areas,
                TestTaxonomies.over(source),
                (Geocoder) null,
                new JsonMapper()),
            new Assessing(store, runs, known, consolidation, bodies, findings),
            new Applying(store, rows, bodies, known, directory, records, consolidation),
            directory,
            known,
            TestDirectory.kinds(source),
            transactions,
            Clock.systemUTC());
    imports = new Imports(runs, work, turns, records, transactions, Clock.systemUTC());
  }

  TestImports() {
    this(null);
  }

  private static DataSource pool(TestDatabase database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(6);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    return new HikariDataSource(config);
  }

  record Outcome(int exitCode, String printed) {}

  /// Runs the command as the launcher does.
  Outcome command(Object... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int exitCode =
        new ImportCommand(imports, reports, new ReportFile(rows, findings), areas)
            .run(
                Arrays.stream(arguments).map(Object::toString).toList(),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    return new Outcome(exitCode, printed.toString(StandardCharsets.UTF_8));
  }

  /// Brings a file in whole, and says what became of it.
  ImportReport run(Path file) {
    return run(file, ImportRun.Asked.NOTHING);
  }

  ImportReport run(Path file, ImportRun.Asked asked) {
    try (Turns.Held turn = turns.take()) {
      ImportRun run = imports.runHere(file, asked, "command:test", false, turn, now -> {});
      imports.choose(run.id(), org.capacitymetro.intake.Outcome.APPLICABLE);
      return reports.of(imports.workHere(run.id(), turn, now -> {}), false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// A dry run.
  ImportReport trial(Path file) {
    return reports.of(ready(file), true);
  }

  /// Begins a dry run as a page does, and works on it until it waits.
  ImportRun ready(Path file) {
    return ready(file, null);
  }

  ImportRun ready(Path file, @Nullable Set<String> cities) {
    ImportRun run =
        imports.start(
            String.valueOf(file.getFileName()),
            file,
            ImportRun.Asked.NOTHING,
            new Imports.Starter("person:test", cities));
    return work(run.id());
  }

  ImportRun work(UUID run) {
    try (Turns.Held turn = turns.take()) {
      return imports.workHere(run, turn, now -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  List<Finding> findings(ImportReport report) {
    List<Finding> all = new ArrayList<>();
    findings.forEach(report.run().id(), all::add);
    return all;
  }

  /// @param sql answers one number
  long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /// A file of the public data that lies beside the project; the test is skipped without it.
  static Path sharedData(String path) {
    Path file = Path.of(System.getProperty("capacity.shared-data", "../shared/data"), path);
    Assumptions.assumeTrue(
        file.toFile().exists(), "the public data is not beside this project: " + file);
    return file;
  }

  static void assertSame(List<Finding> findings, Reason reason, long... lines) {
    assertThat(findings.stream().filter(finding -> finding.reason() == reason).map(Finding::line))
        .containsExactly(Arrays.stream(lines).boxed().toArray(Long[]::new));
  }
}
