package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A point that was worked out from an address says so wherever it goes.
class GeocodedTest {
  private static final Geocoded STREET = new Geocoded("Elenco, CC0", Located.Precision.STREET);

  private final TestDatabase database = TestDatabase.fresh();
  private final Directory directory = TestDirectory.over(database.dataSource());

  private static ServiceDraft draft(String id, Precision precision, @Nullable Geocoded geocoded) {
    return new ServiceDraft(
        new SourceRef("geocoded-test", id),
        null,
        ServiceDetails.of(LocalizedText.of("it", "Sportello " + id), List.of("work")),
        new LocationDraft(
            new Address("Via Milano 12", "10122", "Torino", "TO"),
            new Point(45.07, 7.68),
            "001272",
            "torino",
            precision,
            LocalizedText.EMPTY,
            List.of(),
            geocoded));
  }

  private PublicService written(ServiceDraft draft) {
    directory.writeServices(new Directory.ChangeSetInfo("test", "a test writes"), List.of(draft));
    UUID id =
        database
            .jdbc()
            .sql("select id from service where source_id = :id")
            .param("id", draft.source().id())
            .query(UUID.class)
            .single();
    return directory.list(List.of(new ServiceId(id))).getFirst();
  }

  @Test
  void isReadBackAndIsNoPin() {
    Place place = written(draft("street", Precision.EXACT, STREET)).place();

    assertThat(place.geocoded()).isEqualTo(STREET);
    assertThat(place.pinned()).isFalse();
    assertThat(
            written(
                    draft(
                        "house", Precision.EXACT, new Geocoded("Elenco", Located.Precision.HOUSE)))
                .place()
                .pinned())
        .isTrue();
    assertThat(written(draft("given", Precision.EXACT, null)).place().pinned()).isTrue();
  }

  @Test
  void saysNothingMoreOfAReservedPlace() {
    assertThat(written(draft("shelter", Precision.COMUNE, STREET)).place().geocoded()).isNull();
  }

  @Test
  void isADifferenceOfThePointAndGoesWithIt() {
    ServiceDraft given = draft("same", Precision.EXACT, null);
    ServiceDraft worked = draft("same", Precision.EXACT, STREET);

    assertThat(DraftFields.SERVICE.between(given, worked))
        .extracting(Difference::field)
        .containsExactly("point");
    assertThat(DraftFields.SERVICE.take(given, worked, List.of("point"))).isEqualTo(worked);
    assertThat(DraftFields.SERVICE.take(worked, given, List.of("point"))).isEqualTo(given);
  }

  @Test
  void standsOnTheEditorsListUntilAPersonPlacesIt() {
    Lookups lookups =
        new Lookups(
            new LookupStore(database.jdbc()), new OrganizationStore(database.jdbc()), directory);
    Worklist.Within all = new Worklist.Within(true, Set.of(), Set.of(), null, null);
    ServiceId id = written(draft("listed", Precision.EXACT, STREET)).id();
    written(draft("reserved", Precision.HIDDEN, STREET));

    assertThat(lookups.approximatelyPlaced(all, 10).entries())
        .extracting(Worklist.Entry::id)
        .containsExactly(id);

    written(draft("listed", Precision.EXACT, null));
    assertThat(lookups.approximatelyPlaced(all, 10).total()).isZero();
  }

  @Test
  void isAnAttributeOfTheHsdsLocation() {
    written(draft("hsds", Precision.EXACT, STREET));
    written(draft("hsds-reserved", Precision.COMUNE, STREET));

    assertThat(
            database
                .jdbc()
                .sql(
                    "select label || ': ' || value from hsds.attribute where link_entity = 'location'")
                .query(String.class)
                .list())
        .containsExactly("Elenco, CC0: street");
  }
}
