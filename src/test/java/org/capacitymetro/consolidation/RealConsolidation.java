package org.capacitymetro.consolidation;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.ChangeSetReverted;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.matching.Watch;
import org.springframework.context.ApplicationEventPublisher;
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

  /// Hears of change sets that are taken back, as in the application.
  public static ApplicationEventPublisher listening(DataSource database, Areas areas, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    Review review =
        new Review(
            TestDirectory.outlines(database),
            TestDirectory.records(database, areas, clock),
            TestDirectory.over(database, areas, clock),
            TestDirectory.uniting(database, areas, clock),
            new PairStore(jdbc),
            new QueueStore(jdbc),
            clock,
            new DataSourceTransactionManager(database));
    return event -> {
      if (event instanceof ChangeSetReverted reverted) {
        review.reverted(reverted);
      }
    };
  }

  /// Finds nothing alike, for tests of what is read.
  public static Consolidation withoutLikeness(DataSource database, Areas areas, Clock clock) {
    return new Consolidation(
        TestDirectory.outlines(database),
        TestDirectory.records(database, areas, clock),
        TestDirectory.over(database, areas, clock),
        TestDirectory.uniting(database, areas, clock),
        new PairStore(JdbcClient.create(database)),
        clock,
        new DataSourceTransactionManager(database)) {
      @Override
      public List<Verdict> assess(List<ServiceDraft> incoming, Watch watch) {
        return incoming.stream().map(draft -> Verdict.NEW).toList();
      }

      @Override
      public List<BodyVerdict> assessBodies(List<OrganizationDraft> incoming) {
        return incoming.stream().map(draft -> BodyVerdict.NEW).toList();
      }
    };
  }
}
