package org.capacitymetro.areas;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The real areas over a test database.
public final class TestAreas {
  private TestAreas() {}

  public static Areas over(DataSource database) {
    return new Areas(new AreaStore(JdbcClient.create(database)));
  }
}
