package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class PrecisionTest {
  private static final Point TRUTH = new Point(45.0711, 7.6811);

  private final DataSource database = TestDatabase.fresh().dataSource();
  private final Areas areas = TestAreas.over(database);
  private final Directory directory = TestDirectory.over(database, areas, Clock.systemUTC());
  @TempDir private Path folder;

  @Test
  void anExactPlaceIsShownAsItIs() throws Exception {
    loadBoundaries();
    PublicService service = write(Precision.EXACT);
    Place place = service.place();

    assertThat(service.source().id()).isEqualTo("row-77 via Segreta");
    assertThat(service.details().attributes()).containsEntry("cap", "10122");
    assertThat(place.arrival().in("en")).isEqualTo("Second floor");
    assertThat(place.city()).isEqualTo("torino");
    assertThat(place.point()).isEqualTo(TRUTH);
    assertThat(place.address().street()).isEqualTo("Via Segreta 12");
    assertThat(place.areas()).containsExactly("01", "201", "001272", "001272-1");
  }

  @Test
  void aDistrictIsShownByItsInnerPoint() throws Exception {
    loadBoundaries();
    Place place = write(Precision.DISTRICT).place();

    assertThat(place.point()).isEqualTo(areas.find("001272-1").orElseThrow().centre());
    assertThat(place.address()).isEqualTo(new Address("", null, "Torino", "TO"));
    assertThat(place.areas()).containsExactly("01", "201", "001272", "001272-1");
    assertThat(place.city()).isEqualTo("torino");
  }

  @Test
  void aComuneIsShownByItsInnerPointAndWithoutTheDistrict() throws Exception {
    loadBoundaries();
    Place place = write(Precision.COMUNE).place();

    assertThat(place.point()).isEqualTo(areas.find("001272").orElseThrow().centre());
    assertThat(place.address()).isEqualTo(new Address("", null, "Torino", "TO"));
    assertThat(place.areas()).containsExactly("01", "201", "001272");
    assertThat(place.city()).isEqualTo("torino");
  }

  @Test
  void ofAHiddenPlaceOnlyTheCityIsKnown() throws Exception {
    loadBoundaries();
    Place place = write(Precision.HIDDEN).place();

    assertThat(place.point()).isNull();
    assertThat(place.address()).isEqualTo(Address.NONE);
    assertThat(place.areas()).containsExactly("01", "201");
    assertThat(place.city()).isEqualTo("torino");
    assertThat(place.accessibility()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Precision.class, mode = EnumSource.Mode.EXCLUDE, names = "EXACT")
  void withoutBoundariesAReservedPlaceHasNoPointAndNoAddress(Precision precision) throws Exception {
    PublicService service = write(precision);

    assertThat(service.place().point()).isNull();
    assertThat(new JsonMapper().writeValueAsString(service))
        .doesNotContainIgnoringCase("segreta")
        .doesNotContain("10122", "45.0711", "7.6811", "Second floor", "row-77", "secret-map");
  }

  @Test
  void ofOverlappingDistrictsOnlyTheWidestIsTold() throws Exception {
    loadBoundaries();
    load(
        Area.Kind.DISTRICT,
        "001272",
        feature("\"NCIRCO\": 2, \"DENOM\": \"Isolato\"", 7.68, 45.07, 7.685, 45.075));

    assertThat(write(Precision.DISTRICT).place().areas())
        .containsExactly("01", "201", "001272", "001272-1");
  }

  @ParameterizedTest
  @EnumSource(value = Precision.class, mode = EnumSource.Mode.EXCLUDE, names = "EXACT")
  void noFieldOfAReservedServiceTellsItsAddress(Precision precision) throws Exception {
    loadBoundaries();
    String everything = new JsonMapper().writeValueAsString(write(precision));

    assertThat(everything)
        .doesNotContainIgnoringCase("segreta")
        .doesNotContain("10122", "45.0711", "7.6811", "Second floor", "row-77", "secret-map");
    assertThat(everything).contains("+39 800 000 000", "a@example.org");
    assertThat(everything.contains("+39 011 000 0000"))
        .as("a landline stays unless the place is hidden")
        .isEqualTo(precision != Precision.HIDDEN);
  }

  @Test
  void aHiddenPlaceOutsideTheCityKeepsTheNameOfItsComuneToItself() throws Exception {
    loadBoundaries();
    String everything =
        new JsonMapper()
            .writeValueAsString(write(Precision.HIDDEN, "Moncalieri", "A Moncalieri, in città."));

    assertThat(everything)
        .doesNotContainIgnoringCase("moncalieri")
        .doesNotContain("001156")
        .contains("in città");
    assertThat(
            new JsonMapper()
                .writeValueAsString(write(Precision.COMUNE, "Moncalieri", "A Moncalieri.")))
        .contains("A Moncalieri.");
  }

  private PublicService write(Precision precision, String comune, String summary) {
    ServiceDetails plain =
        ServiceDetails.of(LocalizedText.of("it", "Casa"), List.of("women-shelter"));
    directory.writeServices(
        new Directory.ChangeSetInfo("test", "a test writes"),
        List.of(
            new ServiceDraft(
                new SourceRef("test", precision.name()),
                null,
                new ServiceDetails(
                    plain.name(),
                    LocalizedText.of("it", summary),
                    plain.description(),
                    plain.howTo(),
                    plain.outcome(),
                    plain.sectors(),
                    plain.targets(),
                    plain.languages(),
                    plain.access(),
                    plain.schedule(),
                    plain.contacts(),
                    plain.funding(),
                    plain.attributes(),
                    plain.verification(),
                    plain.availability(),
                    plain.demonstration()),
                new LocationDraft(
                    new Address("Via Segreta 12", null, comune, "TO"),
                    null,
                    "001156",
                    "torino",
                    precision,
                    LocalizedText.EMPTY,
                    List.of()))));
    return directory.newest("torino", 1).getFirst();
  }

  private PublicService write(Precision precision) {
    LocalizedText inTheStreet =
        LocalizedText.ofItalianAndEnglish(
            "Ci trovi in VIA SEGRETA 12 a Torino", "We are in via Segreta, 12");
    ServiceDetails plain =
        ServiceDetails.of(LocalizedText.of("it", "Casa di via Segreta"), List.of("women-shelter"));
    directory.writeServices(
        new Directory.ChangeSetInfo("test", "a test writes"),
        List.of(
            new ServiceDraft(
                new SourceRef("test", "row-77 via Segreta"),
                null,
                new ServiceDetails(
                    plain.name(),
                    inTheStreet,
                    inTheStreet,
                    inTheStreet,
                    inTheStreet,
                    plain.sectors(),
                    List.of(),
                    List.of(),
                    new Access(
                        Access.Mode.WALK_IN,
                        Answer.NO,
                        Answer.YES,
                        List.of(new Access.CostOption(inTheStreet, null)),
                        List.of(inTheStreet)),
                    new Schedule(
                        Schedule.Kind.UNKNOWN,
                        List.of(),
                        Schedule.HolidayPolicy.UNKNOWN,
                        List.of(),
                        inTheStreet),
                    new Contacts(
                        List.of(
                            new Contacts.Phone("+39 011 000 0000", inTheStreet),
                            new Contacts.Phone("+39 800 000 000", inTheStreet)),
                        List.of("a@example.org", "casasegreta@example.org"),
                        List.of("https://example.org/secret-map", "https://viasegreta12.example")),
                    Funding.NONE,
                    Map.of("cap", "10122"),
                    Map.of(),
                    null,
                    false),
                new LocationDraft(
                    new Address("Via Segreta 12", "10122", "Torino", "TO"),
                    TRUTH,
                    "001272",
                    "torino",
                    precision,
                    LocalizedText.of("en", "Second floor"),
                    List.of("lift")))));
    return directory.newest("torino", 1).getFirst();
  }

  private void loadBoundaries() throws Exception {
    load(
        Area.Kind.COMUNE,
        null,
        feature("\"com_istat_code\": \"001272\", \"name\": \"Torino\"", 7.5, 45.0, 7.8, 45.2));
    load(
        Area.Kind.DISTRICT,
        "001272",
        feature("\"NCIRCO\": 1, \"DENOM\": \"Centro\"", 7.66, 45.06, 7.70, 45.08));
  }

  private void load(Area.Kind kind, @org.jspecify.annotations.Nullable String parent, String json)
      throws Exception {
    Path file = Files.writeString(folder.resolve(kind + ".geojson"), json);
    TestAreas.load(database, areas, file, kind, parent);
  }

  private static String feature(
      String properties, double west, double south, double east, double north) {
    return """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {%1$s},
          "geometry": {"type": "Polygon", "coordinates":
            [[[%2$s, %3$s], [%4$s, %3$s], [%4$s, %5$s], [%2$s, %5$s], [%2$s, %3$s]]]}}]}
        """
        .formatted(properties, west, south, east, north);
  }
}
