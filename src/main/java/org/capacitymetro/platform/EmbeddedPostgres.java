package org.capacitymetro.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL server of a data directory, shared by every process that works on it: the web
/// server and the commands of `./capacity`. Whoever comes first starts it, whoever leaves last
/// stops it, and a server left behind by a killed process is taken over.
///
/// Two bytes of `postgres.lock` are the protocol between the processes: byte 0 is held *shared* by
/// each process while it uses the server, byte 1 *exclusively* while one starts or stops it. The
/// system releases both when a process dies, so a crash leaves nothing to clean up. One process may
/// open a data directory once at a time.
public final class EmbeddedPostgres implements AutoCloseable {
  /// The database of the application; PostgreSQL's own `postgres` stays empty.
  static final String DATABASE = "capacity";

  private static final long USERS = 0;
  private static final long TRANSITION = 1;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final FileChannel file;
  private final FileLock use;
  private final PostgresCluster cluster;
  private final Map<String, String> settings;
  private final int port;

  private EmbeddedPostgres(
      FileChannel file,
      FileLock use,
      PostgresCluster cluster,
      Map<String, String> settings,
      int port) {
    this.file = file;
    this.use = use;
    this.cluster = cluster;
    this.settings = settings;
    this.port = port;
  }

  /// Attaches to the running server of the data directory or starts it, creating the cluster the
  /// first time.
  ///
  /// @throws UsageException where the data directory has no room left
  public static EmbeddedPostgres open(DataDirectory data) {
    return open(data, Map.of());
  }

  /// The same with further server settings (`fsync=off` for tests), which count only where this
  /// call starts the server.
  public static EmbeddedPostgres open(DataDirectory data, Map<String, String> settings) {
    try {
      FileChannel file =
          FileChannel.open(
              data.postgresLock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try (FileLock transition = file.lock(TRANSITION, 1, false)) {
        FileLock use = file.lock(USERS, 1, true);
        PostgresCluster cluster = PostgresCluster.in(data.postgres());
        int port = cluster.attachOrStart(settings);
        EmbeddedPostgres postgres = new EmbeddedPostgres(file, use, cluster, settings, port);
        postgres.createDatabase();
        return postgres;
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      data.refuseFull();
      throw new UncheckedIOException(
          "The embedded PostgreSQL in " + data.postgres() + " cannot be used", e);
    }
  }

  public String url() {
    return url(DATABASE);
  }

  /// JDBC address of a database of this server.
  public String url(String database) {
    return PostgresCluster.url(port, database);
  }

  public String user() {
    return PostgresCluster.USER;
  }

  public String password() {
    return cluster.password();
  }

  int port() {
    return port;
  }

  /// Starts the server again where it has died (killed by mistake, or by the system for want of
  /// memory), on its port, so that new connections find it. Another process may do it first.
  synchronized void revive() throws IOException {
    if (!file.isOpen() || cluster.isAlive()) {
      return;
    }
    try (FileLock transition = file.lock(TRANSITION, 1, false)) {
      int now = cluster.attachOrStart(settings);
      if (now == port) {
        LOG.warn("The PostgreSQL server had died and was started again");
      } else {
        LOG.error("The PostgreSQL server had died and is now on port {}: restart this", now);
      }
    }
  }

  private void createDatabase() {
    try (Connection connection =
            DriverManager.getConnection(url("postgres"), credentials(user(), password()));
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded PostgreSQL gives no database", e);
    }
  }

  static Properties credentials(String user, @Nullable String password) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  /// Leaves the server; stops it where no other process uses it.
  @Override
  public synchronized void close() {
    if (!file.isOpen()) {
      return;
    }
    try (file) {
      try (FileLock transition = file.lock(TRANSITION, 1, false)) {
        use.release();
        try (FileLock alone = file.tryLock(USERS, 1, false)) {
          if (alone != null) {
            cluster.stop();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL cannot be stopped", e);
    }
  }
}
