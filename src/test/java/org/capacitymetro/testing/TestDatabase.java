package org.capacitymetro.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A migrated, empty database for one test class: `TestDatabase.fresh()`. All of them live on one
/// real PostgreSQL server per test JVM, which is gone when the JVM ends.
///
/// @param url JDBC address
public record TestDatabase(String url, String user, String password) {
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();

  /// Copies the migrated template: tens of milliseconds.
  public static TestDatabase fresh() {
    EmbeddedPostgres server = Server.RUNNING;
    String name = "test_" + COUNT.incrementAndGet();
    execute(server, "create database " + name + " template " + TEMPLATE + " strategy wal_log");
    return new TestDatabase(server.url(name), server.user(), server.password());
  }

  /// A database in which no migration has run, for tests of one.
  public static TestDatabase unmigrated() {
    EmbeddedPostgres server = Server.RUNNING;
    String name = "test_" + COUNT.incrementAndGet();
    execute(server, "create database " + name);
    return new TestDatabase(server.url(name), server.user(), server.password());
  }

  public DataSource dataSource() {
    return new DriverManagerDataSource(url, user, password);
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        Path folder = Files.createTempDirectory("capacity-test-database");
        EmbeddedPostgres server =
            EmbeddedPostgres.open(
                DataDirectory.of(folder),
                Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
        execute(server, "create database " + TEMPLATE);
        Flyway.configure()
            .dataSource(server.url(TEMPLATE), server.user(), server.password())
            .outOfOrder(true)
            .load()
            .migrate();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// A run leaves some hundred databases with tens of thousands of files. Deleting them takes
    /// longer than Surefire waits for a JVM that ends, so that a process of its own does it.
    private static void stop(EmbeddedPostgres server, Path folder) {
      try {
        server.close();
        new ProcessBuilder("rm", "-rf", folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
