package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.capacitymetro.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The real import over a database of its own.
final class TestImports {
  final TestDatabase database = TestDatabase.fresh();
  final DataSource source = database.dataSource();
  final Areas areas = TestAreas.over(source);
  final Directory directory = TestDirectory.over(source, areas, Clock.systemUTC());
  final Imports imports;

  TestImports(@Nullable Path profileFolder) {
    imports =
        new Imports(
            directory,
            areas,
            new Profiles(profileFolder, TestTaxonomies.over(source)),
            new ImportStore(JdbcClient.create(source), new JdbcTemplate(source)),
            new TransactionTemplate(new DataSourceTransactionManager(source)),
            new JsonMapper(),
            Clock.systemUTC());
  }

  TestImports() {
    this(null);
  }

  record Outcome(int exitCode, String printed) {}

  /// Runs the command as the launcher does.
  Outcome command(Object... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int exitCode =
        new ImportCommand(imports, areas)
            .run(
                Arrays.stream(arguments).map(Object::toString).toList(),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    return new Outcome(exitCode, printed.toString(StandardCharsets.UTF_8));
  }

  ImportReport run(Path file) {
    return run(file, false);
  }

  ImportReport run(Path file, boolean dryRun) {
    TextFile.countLines(file);
    return imports.run(file, new Imports.Options(null, null, dryRun), line -> {});
  }

  /// @param sql answers one number
  long count(String sql) {
    return database.jdbc().sql(sql).query(Long.class).single();
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
