package org.capacitymetro.platform;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The database of the configuration: an external one where `capacity.database.url` names it,
/// otherwise the embedded server of the data directory.
final class Database implements AutoCloseable {
  private static final int POOL_SIZE = 12;

  private final @Nullable EmbeddedPostgres embedded;
  private final HikariDataSource source;

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
    return new Database(embedded, pool(embedded.url(), embedded.user(), embedded.password()));
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
    source.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
