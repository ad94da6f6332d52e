package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.AreasImported;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// Boundaries that come in after the services.
class RelocationTest {
  private final DataSource database = TestDatabase.fresh().dataSource();
  private final Areas areas = TestAreas.over(database);
  private final Directory directory = TestDirectory.over(database, areas, Clock.systemUTC());
  private final Relocation relocation =
      new Relocation(
          new ServiceStore(JdbcClient.create(database)),
          new ChangeLog(JdbcClient.create(database)),
          areas,
          Clock.systemUTC(),
          new DataSourceTransactionManager(database));

  @TempDir private Path folder;

  @Test
  void servicesMoveIntoTheNewAreasAndOnlyTheyAreReadAgain() throws Exception {
    write("inside", new Point(45.07, 7.68), Precision.EXACT);
    write("reserved", new Point(45.07, 7.68), Precision.COMUNE);
    write("elsewhere", new Point(41.12, 16.87), Precision.EXACT);
    Directory.Cursor before = directory.head();
    assertThat(service("inside").place().areas()).isEmpty();
    assertThat(service("reserved").place().point()).isNull();

    importTorino(7.5);

    assertThat(service("inside").place().areas()).containsExactly("01", "201", "001272");
    assertThat(service("inside").place().city()).isEqualTo("torino");
    assertThat(service("reserved").place().point())
        .isEqualTo(areas.find("001272").orElseThrow().centre());
    assertThat(service("elsewhere").place().areas()).isEmpty();
    assertThat(changedSince(before)).containsExactlyInAnyOrder("inside", "reserved");
  }

  @Test
  void theSameBoundariesAgainOnlyTouchWhatIsShownByThem() throws Exception {
    write("inside", new Point(45.07, 7.68), Precision.EXACT);
    write("reserved", new Point(45.07, 7.68), Precision.COMUNE);
    importTorino(7.5);
    Directory.Cursor before = directory.head();

    importTorino(7.4);

    assertThat(changedSince(before)).containsExactly("reserved");
    assertThat(service("reserved").place().point())
        .isEqualTo(areas.find("001272").orElseThrow().centre());
  }

  @Test
  void aServiceThatLosesItsAreasFallsBackOnTheComuneItDeclares() throws Exception {
    importTorino(7.5);
    write("declared", new Point(45.07, 7.68), Precision.EXACT, "001272");
    write("undeclared", new Point(45.07, 7.68), Precision.EXACT);
    Directory.Cursor before = directory.head();

    importTorino(7.7);

    assertThat(service("declared").place().areas()).containsExactly("01", "201", "001272");
    assertThat(service("undeclared").place().areas()).isEmpty();
    assertThat(changedSince(before)).containsExactly("undeclared");
  }

  private void write(String id, Point point, Precision precision) {
    write(id, point, precision, null);
  }

  private void write(
      String id,
      Point point,
      Precision precision,
      @org.jspecify.annotations.Nullable String comune) {
    directory.writeServices(
        new Directory.ChangeSetInfo("test", "a test writes"),
        List.of(
            new ServiceDraft(
                new SourceRef("test", id),
                null,
                ServiceDetails.of(LocalizedText.of("it", id), List.of("work")),
                new LocationDraft(
                    Address.NONE,
                    point,
                    comune,
                    null,
                    precision,
                    LocalizedText.EMPTY,
                    List.of()))));
  }

  private PublicService service(String name) {
    return all().stream()
        .filter(each -> each.details().name().in("it").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<PublicService> all() {
    return directory.list(directory.changesAfter(Directory.Cursor.START, 100).services());
  }

  private List<String> changedSince(Directory.Cursor cursor) {
    return directory.list(directory.changesAfter(cursor, 100).services()).stream()
        .map(service -> service.details().name().in("it"))
        .toList();
  }

  /// A square comune from a western edge to 7.8 degrees east.
  private void importTorino(double west) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("comuni.geojson"),
            """
            {"type": "FeatureCollection", "features": [{"type": "Feature",
              "properties": {"com_istat_code": "001272", "name": "Torino"},
              "geometry": {"type": "Polygon", "coordinates":
                [[[%1$s, 45.0], [7.8, 45.0], [7.8, 45.2], [%1$s, 45.2], [%1$s, 45.0]]]}}]}
            """
                .formatted(west));
    TestAreas.load(database, areas, file, Area.Kind.COMUNE, null);
    relocation.on(new AreasImported(Set.of("001272")));
  }
}
