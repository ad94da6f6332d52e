package org.capacitymetro.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The specification of the order of results: a small fictional city, what people type, and what
/// has to come first. The table is `ranking.json`, which the search of the app is held to as well.
class RankingTest {
  private static final TestSearch CITY = TestSearch.over(TestRanking.read().made());

  @AfterAll
  static void close() {
    CITY.close();
  }

  private static ServiceQuery ask(String text) {
    return ServiceQuery.ALL.withText(text);
  }

  static Stream<Arguments> cases() {
    return TestRanking.read().cases().stream()
        .map(each -> Arguments.of(each.query(), each.first()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void puts(ServiceQuery query, List<String> expectedFirst) {
    List<String> names =
        CITY.search().search(query).hits().stream().map(TestSearchNames::of).toList();
    assertThat(names).as(query.text()).startsWith(expectedFirst.toArray(String[]::new));
  }

  @Test
  void putsWhatIsForPeopleWhoCameBeforeRegistersAndTheVerifiedBeforeTheOthers() {
    try (TestSearch index =
        TestSearch.over(
            List.of(
                TestService.named("Asilo primo")
                    .sectors("school-primary")
                    .verified("2026-11-20")
                    .make(),
                TestService.named("Biblioteca").sectors("culture-library").make(),
                TestService.named("Centro lavoro").sectors("work").verified("2026-10-01").make(),
                TestService.named("Doposcuola").sectors("school").targets("no-permit").make(),
                TestService.named("Emporio").sectors("food-clothing-showers").make(),
                TestService.named("Permessi").sectors("permits").verified("2026-01-10").make()))) {
      assertThat(first(index, ServiceQuery.ALL))
          .containsExactly(
              "Permessi", "Doposcuola", "Centro lavoro", "Emporio", "Asilo primo", "Biblioteca");
    }
  }

  @Test
  void putsWhatFadesSoonerAfterWhatWasVerifiedOnTheSameDay() {
    try (TestSearch index =
        TestSearch.over(
            List.of(
                TestService.named("Alloggi").sectors("housing").verified("2026-10-01").make(),
                TestService.named("Avvocato").sectors("legal-aid").verified("2026-10-01").make(),
                TestService.named("Lavoro").sectors("work").make()))) {
      assertThat(first(index, ServiceQuery.ALL)).containsExactly("Avvocato", "Alloggi", "Lavoro");
    }
  }

  @Test
  void neverLetsAgePassABetterWordOrAShorterWay() {
    TestService named = TestService.named("Sportello casa").sectors("housing").at(45.07, 7.68);
    TestService fresh =
        TestService.named("Ascolto")
            .sectors("housing")
            .description("Uno sportello.")
            .at(45.07, 7.68)
            .verified("2026-11-20");
    TestService farther =
        TestService.named("Sportello casa")
            .id("b")
            .sectors("housing")
            .at(45.2, 7.68)
            .verified("2026-11-20");
    try (TestSearch index =
        TestSearch.over(List.of(named.id("a").make(), fresh.make(), farther.make()))) {
      ServiceQuery near =
          ServiceQuery.ALL
              .withText("sportello")
              .withNear(new ServiceQuery.Near(new Point(45.07, 7.68), null));
      assertThat(index.search().search(near).hits())
          .extracting(hit -> hit.service().source().id())
          .startsWith("a", "b");
      assertThat(first(index, ServiceQuery.ALL.withText("sportello"))).last().isEqualTo("Ascolto");
    }
  }

  @Test
  void letsSectorsTakeTurnsWhereNothingElseTellsServicesApart() {
    List<PublicService> services = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      services.add(
          TestService.named("Corso " + i).sectors("italian-course").at(45, 7 + i / 10.0).make());
    }
    services.add(TestService.named("Permessi").sectors("permits").at(45.5, 7.5).make());
    services.add(TestService.named("Avvocato").sectors("legal-aid").at(45.6, 7.6).make());
    try (TestSearch index = TestSearch.over(services)) {
      assertThat(first(index, ServiceQuery.ALL.withPage(0, 3))).contains("Permessi", "Avvocato");
      assertThat(first(index, ServiceQuery.ALL.withPage(3, 20)))
          .hasSize(8)
          .allMatch(name -> name.startsWith("Corso"));
    }
  }

  private static List<String> first(TestSearch index, ServiceQuery query) {
    return index.search().search(query).hits().stream().map(TestSearchNames::of).toList();
  }

  @Test
  void neverLetsASlipPassWhatIsSpeltRight() {
    try (TestSearch index =
        TestSearch.over(
            List.of(
                TestService.named("Mensa Carta").make(),
                TestService.named("Un altro nome")
                    .description("Si gioca anche a carte, e si impara a fare la cartapesta.")
                    .make(),
                TestService.named("Sarta del borgo").make(),
                TestService.named("Casta diva").make(),
                TestService.named("Carda e fila").make()))) {
      List<String> names =
          index.search().search(ask("carta ")).hits().stream().map(TestSearchNames::of).toList();
      assertThat(names)
          .containsExactly("Mensa Carta", "Un altro nome", "Carda e fila", "Casta diva");
    }
  }

  @Test
  void saysWhichWordMatchedWhenTheNameDoesNotShowIt() {
    assertThat(matched("biblioteca", "it"))
        .containsExactly(null, null, null, "Biblioteca", "biblioteca");
    assertThat(matched("pharmacy", "en")).containsExactly(null, "Pharmacy");
    assertThat(matched("titolo di soggiorno", "it")).containsExactly(null, "Permessi di soggiorno");
  }

  @Test
  void findsARecordByAnyLanguageAndSaysTheWord() {
    LocalizedText description =
        LocalizedText.of("it", "Aiuto a scrivere il curriculum.")
            .with("ar", "نساعدك في كتابة السيرة الذاتية والبحث عن عمل");
    LocalizedText summary =
        LocalizedText.of("it", "Orientamento al lavoro").with("fr", "Accompagnement vers l’emploi");
    try (TestSearch index =
        TestSearch.over(
            List.of(
                TestService.named("Sportello Quercia").texts(summary, description).make(),
                TestService.named("Sportello Pioppo").make()))) {
      for (String language : List.of("it", "ar", "fr")) {
        assertThat(index.search().search(ask("السيرة الذاتية").withLanguage(language)).hits())
            .singleElement()
            .satisfies(hit -> assertThat(hit.matched()).isEqualTo("السيرة"));
        assertThat(index.search().search(ask("accompagn").withLanguage(language)).hits())
            .singleElement()
            .satisfies(hit -> assertThat(hit.matched()).isEqualTo("Accompagnement"));
      }
    }
  }

  private static List<String> matched(String text, String language) {
    return CITY.search().search(ask(text).withLanguage(language)).hits().stream()
        .map(ServiceHit::matched)
        .toList();
  }
}
