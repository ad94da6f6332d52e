package org.capacitymetro.directory;

import java.time.Clock;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// The real directory over a test database, without a Spring context.
public final class TestDirectory {
  private static final Map<String, MonthDay> PATRON_DAYS =
      Map.of(
          "torino", MonthDay.of(6, 24),
          "milano", MonthDay.of(12, 7),
          "venezia", MonthDay.of(11, 21),
          "napoli", MonthDay.of(9, 19),
          "bari", MonthDay.of(12, 6));

  private TestDirectory() {}

  /// The evaluator of schedules without a database; it knows the five cities.
  public static OpeningHours openingHours() {
    return new OpeningHours(city -> Optional.ofNullable(PATRON_DAYS.get(city)));
  }

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
