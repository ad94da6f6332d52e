package org.capacitymetro.directory;

import java.time.Clock;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// The real directory over a test database, without a Spring context.
public final class TestDirectory {
  private final DataSource database;
  private final Areas areas;
  private final Clock clock;
  private final ServiceStore services;
  private final OrganizationStore organizations;
  private final ChangeLog log;
  private final ConflictStore conflicts;
  private final RevisionStore revisions;
  private final DraftCheck check;
  private final SourceWords words;
  private final ServiceShelf serviceShelf;
  private final OrganizationShelf organizationShelf;

  private TestDirectory(DataSource database, Areas areas, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    this.database = database;
    this.areas = areas;
    this.clock = clock;
    services = new ServiceStore(jdbc);
    organizations = new OrganizationStore(jdbc);
    log = new ChangeLog(jdbc);
    conflicts = new ConflictStore(jdbc);
    words = new SourceWords(new SourceStore(jdbc));
    revisions = new RevisionStore(jdbc);
    check = new DraftCheck(TestTaxonomies.over(database), areas);
    serviceShelf = new ServiceShelf(jdbc, services, check, areas);
    organizationShelf = new OrganizationShelf(jdbc, organizations, check, log, areas);
  }

  public static Directory over(DataSource database) {
    return over(database, TestAreas.over(database), Clock.systemUTC());
  }

  public static Directory over(DataSource database, Areas areas, Clock clock) {
    return new TestDirectory(database, areas, clock).directory();
  }

  public static Records records(DataSource database) {
    return records(database, TestAreas.over(database), Clock.systemUTC());
  }

  public static Records records(DataSource database, Areas areas, Clock clock) {
    return records(database, areas, clock, event -> {});
  }

  /// @param events hears what the application's listeners would
  public static Records records(
      DataSource database, Areas areas, Clock clock, ApplicationEventPublisher events) {
    return new TestDirectory(database, areas, clock).records(events);
  }

  public static News news(DataSource database) {
    TestDirectory test = new TestDirectory(database, TestAreas.over(database), Clock.systemUTC());
    return new News(
        test.log, new PublicHistory(test.serviceShelf, test.organizationShelf, test.revisions));
  }

  public static Uniting uniting(DataSource database, Areas areas, Clock clock) {
    return new TestDirectory(database, areas, clock).uniting();
  }

  public static Outlines outlines(DataSource database) {
    return new Outlines(new OutlineStore(JdbcClient.create(database)));
  }

  public static Sources kinds(DataSource database) {
    return new Sources(new SourceStore(JdbcClient.create(database)));
  }

  public static Uniting uniting(DataSource database) {
    return new TestDirectory(database, TestAreas.over(database), Clock.systemUTC()).uniting();
  }

  private Uniting uniting() {
    Editor editor = new Editor(revisions, log, clock, new DataSourceTransactionManager(database));
    Union union = new Union(serviceShelf, services, editor, log);
    return new Uniting(
        serviceShelf, organizationShelf, words, conflicts, editor, log, union, areas);
  }

  private Directory directory() {
    return new Directory(
        services,
        organizations,
        log,
        new PublicView(areas),
        check,
        areas,
        new SourceWriter(
            serviceShelf,
            organizationShelf,
            log,
            conflicts,
            words,
            clock,
            new DataSourceTransactionManager(database)),
        serviceShelf,
        organizationShelf,
        new PublicHistory(serviceShelf, organizationShelf, revisions),
        new GoneStore(JdbcClient.create(database)),
        clock);
  }

  private Records records(ApplicationEventPublisher events) {
    Editor editor = new Editor(revisions, log, clock, new DataSourceTransactionManager(database));
    JdbcClient jdbc = JdbcClient.create(database);
    UndoStore changeSets = new UndoStore(jdbc);
    DistinctStore distinct = new DistinctStore(jdbc);
    Union union = new Union(serviceShelf, services, editor, log);
    return new Records(
        serviceShelf,
        organizationShelf,
        organizations,
        revisions,
        conflicts,
        distinct,
        editor,
        changeSets,
        new Undo(
            serviceShelf,
            organizationShelf,
            services,
            changeSets,
            editor,
            log,
            conflicts,
            distinct,
            events),
        union,
        new GoneStore(jdbc),
        areas);
  }

  public static SourceRecords sources(DataSource database, Areas areas, Clock clock) {
    TestDirectory test = new TestDirectory(database, areas, clock);
    return new SourceRecords(
        test.serviceShelf,
        test.organizationShelf,
        new GoneStore(JdbcClient.create(database)),
        new Editor(test.revisions, test.log, clock, new DataSourceTransactionManager(database)),
        kinds(database),
        areas);
  }
}
