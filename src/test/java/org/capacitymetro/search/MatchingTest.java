package org.capacitymetro.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.index.Facet;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private final Matching matching =
      new Matching(TestSearch.words(), Clock.fixed(TestSearch.NOW, ZoneOffset.UTC));

  @Test
  void meansWhatTheSameSearchMeansOnTheResultsPage() {
    PublicService permits =
        TestService.named("Sportello Ponte")
            .sectors("permits-renewal")
            .at(45.07, 7.68)
            .areas("01", "001272")
            .in("torino", "Torino", "Via Dora 1")
            .make();
    PublicService library =
        TestService.named("Biblioteca del Golfo")
            .sectors("culture-library")
            .at(40.85, 14.25)
            .areas("15", "063049")
            .in("napoli", "Napoli", "Via Toledo 3")
            .make();

    assertThat(
            matching.of(
                Map.of(
                    "sector above",
                    ServiceQuery.ALL.withFilter(Facet.SECTOR, Set.of("permits")),
                    "city",
                    ServiceQuery.ALL.withCity("napoli"),
                    "words",
                    ServiceQuery.ALL.withText("biblioteca"),
                    "never open",
                    ServiceQuery.ALL.withOpenAt(TestSearch.NOW),
                    "neither",
                    ServiceQuery.ALL.withCity("torino").withText("biblioteca")),
                List.of(permits, library)))
        .containsEntry("sector above", Set.of(permits.id()))
        .containsEntry("city", Set.of(library.id()))
        .containsEntry("words", Set.of(library.id()))
        .containsEntry("never open", Set.of(permits.id(), library.id()))
        .containsEntry("neither", Set.of());
  }

  @Test
  void findsMoreThanOnePageOfResults() {
    Stream<PublicService> many =
        IntStream.range(0, 450)
            .mapToObj(i -> TestService.named("Mensa " + i).sectors("food-clothing-showers").make());

    assertThat(matching.of(Map.of("all", ServiceQuery.ALL), many.toList()).get("all")).hasSize(450);
  }
}
