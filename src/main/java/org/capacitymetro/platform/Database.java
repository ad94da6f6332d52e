package org.capacitymetro.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The database of the configuration: an external one where `capacity.database.url` names it,
/// otherwise the embedded server of the data directory.
///
/// An embedded server that dies while this process works is started again within about a second;
/// what was under way fails, what comes after finds it.
final class Database implements AutoCloseable {
  private static final int POOL_SIZE = 12;
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final @Nullable EmbeddedPostgres embedded;
  private final HikariDataSource source;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// `capacity.database.*`: JDBC address, user and password of an external PostgreSQL.
  @ConfigurationProperties("capacity.database")
  record Settings(@Nullable String url, @Nullable String user, @Nullable String password) {}

  private Database(@Nullable EmbeddedPostgres embedded, HikariDataSource source) {
    this.embedded = embedded;
    this.source = source;
  }

  static Database open(DataDirectory data, Settings settings) {
    String url = settings.url();
    if (url != null && !url.isBlank()) {
      return new Database(null, pool(url, settings.user(), settings.password()));
    }
    EmbeddedPostgres embedded = EmbeddedPostgres.open(data);
    Database database =
        new Database(embedded, pool(embedded.url(), embedded.user(), embedded.password()));
    Thread.ofVirtual().name("database-watch").start(() -> database.keepAlive(embedded));
    return database;
  }

  private void keepAlive(EmbeddedPostgres server) {
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        try {
          server.revive();
        } catch (IOException | RuntimeException e) {
          LOG.error("The PostgreSQL server has died and does not start, trying again", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HikariDataSource pool(
      String url, @Nullable String user, @Nullable String password) {
    HikariDataSource source = new HikariDataSource();
    source.setPoolName("capacity");
    source.setJdbcUrl(url);
    source.setUsername(user);
    source.setPassword(password);
    source.setMaximumPoolSize(POOL_SIZE);
    source.setMinimumIdle(1);
    source.addDataSourceProperty("reWriteBatchedInserts", "true");
    return source;
  }

  HikariDataSource source() {
    return source;
  }

  @Override
  public void close() {
    closed.countDown();
    source.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
