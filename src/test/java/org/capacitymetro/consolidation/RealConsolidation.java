package org.capacitymetro.consolidation;

import java.time.Clock;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.TestDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// The real consolidation over a test database, for tests of other modules.
public final class RealConsolidation {
  private RealConsolidation() {}

  public static Consolidation over(DataSource database, Areas areas, Clock clock) {
    return new Consolidation(
        TestDirectory.outlines(database),
        TestDirectory.records(database, areas, clock),
        TestDirectory.over(database, areas, clock),
        TestDirectory.uniting(database, areas, clock),
        new PairStore(JdbcClient.create(database)),
        clock,
        new DataSourceTransactionManager(database));
  }
}
