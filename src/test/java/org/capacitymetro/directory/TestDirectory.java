package org.capacitymetro.directory;

import java.time.Clock;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// The real directory over a test database, without a Spring context.
public final class TestDirectory {
  private TestDirectory() {}

  public static Directory over(DataSource database) {
    return over(database, TestAreas.over(database), Clock.systemUTC());
  }

  public static Directory over(DataSource database, Areas areas, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new Directory(
        new ServiceStore(jdbc),
        new OrganizationStore(jdbc),
        new ChangeLog(jdbc),
        new PublicView(areas),
        new DraftCheck(TestTaxonomies.over(database), areas),
        areas,
        clock,
        new DataSourceTransactionManager(database));
  }
}
