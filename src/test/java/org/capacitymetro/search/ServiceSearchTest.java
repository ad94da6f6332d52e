package org.capacitymetro.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.index.Facet;
import org.capacitymetro.search.SearchResult.FacetCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceSearchTest {
  private final TestSearch index =
      TestSearch.over(
          List.of(
              TestService.named("Sportello Ponte")
                  .sectors("permits-renewal")
                  .languages("ar", "fr")
                  .access(Access.Mode.WALK_IN, true)
                  .at(45.07, 7.68)
                  .areas("01", "001272")
                  .in("torino", "Torino", "Via Dora 1")
                  .verified("2026-10-01")
                  .make(),
              TestService.named("Mensa del Borgo")
                  .sectors("food-clothing-showers")
                  .targets("homeless")
                  .languages("ar")
                  .alwaysOpen()
                  .at(45.08, 7.69)
                  .areas("01", "001272")
                  .in("torino", "Torino", "Via Po 2")
                  .verified("2026-11-01")
                  .make(),
              TestService.named("Biblioteca del Golfo")
                  .sectors("culture-library")
                  .at(40.85, 14.25)
                  .areas("15", "063049")
                  .in("napoli", "Napoli", "Via Toledo 3")
                  .make(),
              TestService.named("Ambulatorio senza luogo").sectors("health").make()));

  @AfterEach
  void close() {
    index.close();
  }

  private SearchResult search(ServiceQuery query) {
    return index.search().search(query);
  }

  private List<String> names(ServiceQuery query) {
    return search(query).hits().stream().map(TestSearchNames::of).toList();
  }

  @Test
  void countsEverythingAndWhatHasNoPlace() {
    SearchResult all = search(ServiceQuery.ALL);
    assertThat(all.total()).isEqualTo(4);
    assertThat(all.unplaced()).isEqualTo(1);
    assertThat(all.suggestions()).isNull();
  }

  @Test
  void countsTheVerified() {
    assertThat(search(ServiceQuery.ALL).verified()).isEqualTo(2);
    assertThat(search(ServiceQuery.ALL.withFilter(Facet.SECTOR, Set.of("permits"))).verified())
        .isEqualTo(1);
    assertThat(search(ServiceQuery.ALL.withCity("napoli")).verified()).isZero();
  }

  @Test
  void narrowsByHowOldWhatIsKnownHasBecome() {
    try (TestSearch ages =
        TestSearch.over(
            List.of(
                TestService.named("Fresco").sectors("work").verified("2026-10-01").make(),
                TestService.named("Ieri").sectors("work").verified("2026-02-01").make(),
                TestService.named("Vecchio").sectors("work").verified("2025-02-01").make(),
                TestService.named("Mai").sectors("work").make()))) {
      SearchResult result =
          ages.search().search(ServiceQuery.ALL.withFilter(Facet.VERIFIED, Set.of("old", "never")));

      assertThat(result.hits().stream().map(TestSearchNames::of))
          .containsExactlyInAnyOrder("Vecchio", "Mai");
      assertThat(result.facets().get(Facet.VERIFIED))
          .containsExactlyInAnyOrder(
              new FacetCount("fresh", 1),
              new FacetCount("aging", 1),
              new FacetCount("old", 1),
              new FacetCount("never", 1));
      assertThat(result.facets().get(Facet.SECTOR)).contains(new FacetCount("work", 2));
    }
  }

  @Test
  void forgetsWhatWasSaidOfPlacesAfterFourteenDays() {
    LocalDate today = LocalDate.of(2026, 11, 24);
    try (TestSearch places =
        TestSearch.over(
            List.of(
                TestService.named("Liberi")
                    .availability(new Availability.Free(today.minusDays(13)))
                    .make(),
                TestService.named("Scaduti")
                    .availability(new Availability.Free(today.minusDays(14)))
                    .make(),
                TestService.named("Attesa")
                    .availability(new Availability.Waiting(today, 3))
                    .make()))) {
      SearchResult result =
          places.search().search(ServiceQuery.ALL.withFilter(Facet.AVAILABILITY, Set.of("free")));

      assertThat(result.hits().stream().map(TestSearchNames::of)).containsExactly("Liberi");
      assertThat(result.facets().get(Facet.AVAILABILITY))
          .containsExactlyInAnyOrder(new FacetCount("free", 1), new FacetCount("waiting", 1));
      assertThat(result.hits().getFirst().service().details().availability())
          .isEqualTo(new Availability.Free(today.minusDays(13)));
    }
  }

  @Test
  void sortsByWhatWasVerifiedLast() {
    assertThat(names(ServiceQuery.ALL.withSort(ServiceQuery.Sort.FRESHNESS)))
        .startsWith("Mensa del Borgo", "Sportello Ponte");
  }

  @Test
  void sortsByWhatWasChangedLastAlsoAcrossSegments() {
    index.put(List.of(TestService.named("Corso nuovo").updated("2026-11-20").make()));
    index.put(List.of(TestService.named("Corso di ieri").updated("2026-11-23").make()));
    index.put(List.of(TestService.named("Corso vecchio").updated("2025-01-01").make()));

    List<String> names = names(ServiceQuery.ALL.withSort(ServiceQuery.Sort.NEWEST));

    assertThat(names)
        .startsWith("Corso di ieri", "Corso nuovo", "Ambulatorio senza luogo")
        .endsWith("Corso vecchio")
        .hasSize(7);
    assertThat(names(ServiceQuery.ALL.withSort(ServiceQuery.Sort.NEWEST).withPage(1, 2)))
        .containsExactly("Corso nuovo", "Ambulatorio senza luogo");
  }

  @Test
  void narrowsByBoxCityAndFacets() {
    ServiceQuery torino = ServiceQuery.ALL.withBox(new Box(7.6, 45.0, 7.7, 45.1));
    assertThat(search(torino).total()).isEqualTo(2);
    assertThat(search(ServiceQuery.ALL.withCity("napoli")).total()).isEqualTo(1);
    assertThat(names(torino.withFilter(Facet.SECTOR, Set.of("permits"))))
        .containsExactly("Sportello Ponte");
    assertThat(names(torino.withFilter(Facet.ACCESS, Set.of("free"))))
        .containsExactly("Sportello Ponte");
  }

  @Test
  void countsEachFacetForTheOtherFilters() {
    SearchResult result =
        search(
            ServiceQuery.ALL
                .withFilter(Facet.LANGUAGE, Set.of("ar"))
                .withFilter(Facet.SECTOR, Set.of("permits")));
    assertThat(result.total()).isEqualTo(1);
    assertThat(result.facets().get(Facet.SECTOR))
        .extracting(FacetCount::value, FacetCount::count)
        .containsExactly(
            tuple("food-clothing-showers", 1L), tuple("permits", 1L), tuple("permits-renewal", 1L));
    assertThat(result.facets().get(Facet.LANGUAGE))
        .extracting(FacetCount::value, FacetCount::count)
        .containsExactly(tuple("ar", 1L), tuple("fr", 1L));
    assertThat(result.facets().get(Facet.OPEN)).containsExactly(new FacetCount("now", 0));
  }

  @Test
  void givesChosenValuesThatFindNothing() {
    SearchResult result =
        search(ServiceQuery.ALL.withCity("napoli").withFilter(Facet.LANGUAGE, Set.of("zh")));
    assertThat(result.total()).isZero();
    assertThat(result.facets().get(Facet.LANGUAGE)).containsExactly(new FacetCount("zh", 0));
  }

  @Test
  void filtersByWhatIsOpen() {
    assertThat(names(ServiceQuery.ALL.withOpenAt(TestSearch.NOW)))
        .containsExactly("Mensa del Borgo");
  }

  @Test
  void sortsByDistanceWithTheUnplacedLast() {
    ServiceQuery near =
        ServiceQuery.ALL.withNear(new ServiceQuery.Near(new Point(45.079, 7.689), null));
    assertThat(names(near))
        .containsExactly(
            "Mensa del Borgo",
            "Sportello Ponte",
            "Biblioteca del Golfo",
            "Ambulatorio senza luogo");
    assertThat(search(near).hits().getLast().metres()).isNull();
    assertThat(search(near).hits().getFirst().metres()).isBetween(100.0, 200.0);
    ServiceQuery close =
        ServiceQuery.ALL.withNear(new ServiceQuery.Near(new Point(45.079, 7.689), 1_000.0));
    assertThat(names(close)).containsExactly("Mensa del Borgo");
  }

  @Test
  void sortsByName() {
    assertThat(names(ServiceQuery.ALL.withSort(ServiceQuery.Sort.NAME)))
        .containsExactly(
            "Ambulatorio senza luogo",
            "Biblioteca del Golfo",
            "Mensa del Borgo",
            "Sportello Ponte");
  }

  @Test
  void pagesWithoutOverlap() {
    ServiceQuery byName = ServiceQuery.ALL.withSort(ServiceQuery.Sort.NAME);
    assertThat(names(byName.withPage(1, 2)))
        .containsExactly("Biblioteca del Golfo", "Mensa del Borgo");
    assertThat(names(byName.withPage(4, 2))).isEmpty();
    assertThat(search(byName.withPage(0, 0)).total()).isEqualTo(4);
  }

  @Test
  void seesTheChangedStateOfAServiceOnly() {
    PublicService changed =
        TestService.named("Sportello Ponte Nuovo").id("Sportello Ponte").sectors("health").make();
    index.put(List.of(changed));
    assertThat(search(ServiceQuery.ALL).total()).isEqualTo(4);
    assertThat(names(ServiceQuery.ALL.withText("ponte"))).containsExactly("Sportello Ponte Nuovo");
    assertThat(search(ServiceQuery.ALL.withFilter(Facet.SECTOR, Set.of("permits"))).total())
        .isZero();
  }

  @Test
  void leavesOutProjectsThatHaveEnded() {
    index.put(
        List.of(
            TestService.named("Progetto finito").ends("2026-11-23").make(),
            TestService.named("Progetto che finisce oggi").ends("2026-11-24").make()));
    assertThat(names(ServiceQuery.ALL.withText("progetto")))
        .containsExactly("Progetto che finisce oggi");
  }

  @Test
  void saysWhatToTryWhenNothingIsFound() {
    SearchResult none =
        search(
            ServiceQuery.ALL
                .withText("biblioteca")
                .withCity("torino")
                .withFilter(Facet.LANGUAGE, Set.of("fr")));
    assertThat(none.suggestions()).isNotNull();
    assertThat(none.suggestions().relaxed())
        .extracting(SearchResult.Relaxed::without, SearchResult.Relaxed::total)
        .containsExactly(tuple("q", 1L));
    assertThat(none.suggestions().sectors()).contains("culture-library");
    SearchResult misspelt = search(ServiceQuery.ALL.withText("bibilotecca"));
    assertThat(misspelt.suggestions()).isNotNull();
    assertThat(misspelt.suggestions().spelling()).isEqualTo("biblioteca");
  }
}
