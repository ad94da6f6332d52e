package org.capacitymetro.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.directory.PublicService;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The specification of the order of results: a small fictional city, what people type, and what
/// has to come first.
class RankingTest {
  private static final TestSearch CITY =
      TestSearch.over(
          List.of(
              TestService.named("Biblioteca civica Centrale", "Central civic library")
                  .sectors("culture-library")
                  .at(45.0700, 7.6800)
                  .in("torino", "Torino", "Via della Cittadella 5")
                  .areas("01", "001272")
                  .verified("2026-03-01")
                  .make(),
              TestService.named("Biblioteca Ginzburg")
                  .sectors("culture-library")
                  .at(45.0500, 7.6700)
                  .in("torino", "Torino", "Via Lombroso 16")
                  .areas("01", "001272")
                  .verified("2026-09-01")
                  .make(),
              TestService.named("Biblioteca Vesuvio")
                  .sectors("culture-library")
                  .at(40.8500, 14.2500)
                  .in("napoli", "Napoli", "Via Toledo 3")
                  .areas("15", "063049")
                  .make(),
              TestService.named("Casa del quartiere Dora")
                  .sectors("culture-sport-participation")
                  .description("Un caffè, una piccola biblioteca di scambio e una sala prove.")
                  .at(45.0800, 7.7000)
                  .in("torino", "Torino", "Corso Giulio 30")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Spazio Lettura Alfa")
                  .sectors("culture-library")
                  .at(45.0710, 7.6810)
                  .in("torino", "Moncalieri", "Via Roma 1")
                  .areas("01", "001156")
                  .make(),
              TestService.named("Farmacia Rossi")
                  .sectors("health-pharmacy")
                  .at(45.0600, 7.6600)
                  .in("torino", "Torino", "Via Nizza 9")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Dottor Bianchi e figli")
                  .sectors("health-pharmacy")
                  .at(45.0610, 7.6610)
                  .in("torino", "Torino", "Via Nizza 40")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Studio Verdi odontoiatria")
                  .sectors("health-dentist")
                  .at(45.0620, 7.6620)
                  .in("torino", "Torino", "Via Po 4")
                  .areas("01", "001272")
                  .make(),
              TestService.named("CPIA 1 sede Parini")
                  .sectors("italian-cpia")
                  .provider("Ministero dell'istruzione")
                  .at(45.0750, 7.6900)
                  .in("torino", "Torino", "Corso Novara 26")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Scuola di italiano per donne Mirafiori")
                  .sectors("italian-women", "italian-course")
                  .targets("women")
                  .at(45.0300, 7.6300)
                  .in("torino", "Torino", "Via Negarville 8")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Accademia italiana di scherma")
                  .sectors("culture-sport-participation")
                  .at(45.0320, 7.6320)
                  .in("torino", "Torino", "Via Artom 9")
                  .areas("01", "001272")
                  .verified("2026-11-01")
                  .make(),
              TestService.named("Parole nuove")
                  .sectors("italian-course")
                  .summary("Corso di italiano serale, anche per donne con bambini")
                  .at(45.0310, 7.6310)
                  .in("torino", "Torino", "Via Artom 2")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Sportello Rinnovi")
                  .sectors("permits-renewal")
                  .summary("Aiuto per il titolo di soggiorno")
                  .at(45.0900, 7.6500)
                  .in("torino", "Torino", "Via Vercelli 15")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Permesso di soggiorno, sportello unico")
                  .sectors("permits")
                  .at(45.0910, 7.6510)
                  .in("torino", "Torino", "Piazza Libertà 1")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Informagiovani")
                  .sectors("work")
                  .at(45.0680, 7.6850)
                  .in("torino", "Torino", "Via Garibaldi 25")
                  .areas("01", "001272")
                  .make(),
              TestService.named("Laboratorio Lavoro")
                  .sectors("work-employment-centre")
                  .at(45.0690, 7.6860)
                  .in("torino", "Torino", "Via Bologna 153")
                  .areas("01", "001272")
                  .make()));

  @AfterAll
  static void close() {
    CITY.close();
  }

  private static ServiceQuery ask(String text) {
    return ServiceQuery.ALL.withText(text);
  }

  static Stream<Arguments> cases() {
    Point cittadella = new Point(45.0701, 7.6801);
    ServiceQuery.Near near = new ServiceQuery.Near(cittadella, null);
    return Stream.of(
        // name before sector before description; the fresher of two equals first
        Arguments.of(
            ask("biblioteca"),
            List.of(
                "Biblioteca Ginzburg",
                "Biblioteca civica Centrale",
                "Biblioteca Vesuvio",
                "Spazio Lettura Alfa",
                "Casa del quartiere Dora")),
        // distance decides between equals before freshness does
        Arguments.of(
            ask("biblioteca").withNear(near),
            List.of("Biblioteca civica Centrale", "Biblioteca Ginzburg", "Biblioteca Vesuvio")),
        // the words of a place count
        Arguments.of(ask("biblioteca napoli"), List.of("Biblioteca Vesuvio")),
        Arguments.of(ask("library in Naples").withLanguage("en"), List.of("Biblioteca Vesuvio")),
        Arguments.of(ask("biblioteca Moncalieri"), List.of("Spazio Lettura Alfa")),
        Arguments.of(
            ask("farmacia via nizza"), List.of("Farmacia Rossi", "Dottor Bianchi e figli")),
        // as one types
        Arguments.of(ask("bibl"), List.of("Biblioteca Ginzburg", "Biblioteca civica Centrale")),
        Arguments.of(ask("farmac"), List.of("Farmacia Rossi", "Dottor Bianchi e figli")),
        // neighbours in the name before scattered words, and a name that is the query before all
        Arguments.of(ask("biblioteca civica"), List.of("Biblioteca civica Centrale")),
        Arguments.of(ask("biblioteca ginzburg"), List.of("Biblioteca Ginzburg")),
        // case, accents, plurals and articles do not count
        Arguments.of(ask("BIBLIOTECHE"), List.of("Biblioteca Ginzburg")),
        Arguments.of(ask("piazza liberta"), List.of("Permesso di soggiorno, sportello unico")),
        Arguments.of(ask("centro per l’impiego"), List.of("Laboratorio Lavoro")),
        // words of the trade and of other languages
        Arguments.of(ask("dentist").withLanguage("en"), List.of("Studio Verdi odontoiatria")),
        Arguments.of(ask("dentista"), List.of("Studio Verdi odontoiatria")),
        Arguments.of(ask("lavoro"), List.of("Laboratorio Lavoro", "Informagiovani")),
        Arguments.of(ask("work"), List.of("Laboratorio Lavoro", "Informagiovani")),
        Arguments.of(ask("عمل"), List.of("Informagiovani", "Laboratorio Lavoro")),
        Arguments.of(ask("العمل"), List.of("Informagiovani", "Laboratorio Lavoro")),
        Arguments.of(ask("travail"), List.of("Informagiovani", "Laboratorio Lavoro")),
        Arguments.of(ask("trabajo"), List.of("Informagiovani", "Laboratorio Lavoro")),
        Arguments.of(ask("робота"), List.of("Informagiovani", "Laboratorio Lavoro")),
        Arguments.of(ask("工作"), List.of("Informagiovani", "Laboratorio Lavoro")),
        Arguments.of(ask("CPIA"), List.of("CPIA 1 sede Parini")),
        Arguments.of(ask("adult education").withLanguage("en"), List.of("CPIA 1 sede Parini")),
        Arguments.of(ask("school for adults").withLanguage("en"), List.of("CPIA 1 sede Parini")),
        // a sector before names that hold another form of its word, both together before all
        Arguments.of(
            ask("italian").withLanguage("en"),
            List.of(
                "Scuola di italiano per donne Mirafiori",
                "CPIA 1 sede Parini",
                "Parole nuove",
                "Accademia italiana di scherma")),
        // what a person would say
        Arguments.of(
            ask("scuola italiano donne"), List.of("Scuola di italiano per donne Mirafiori")),
        Arguments.of(
            ask("corso di italiano per donne"),
            List.of("Scuola di italiano per donne Mirafiori", "Parole nuove")),
        Arguments.of(
            ask("permesso di soggiorno"),
            List.of("Permesso di soggiorno, sportello unico", "Sportello Rinnovi")),
        Arguments.of(
            ask("titolo di soggiorno"),
            List.of("Permesso di soggiorno, sportello unico", "Sportello Rinnovi")),
        // one slip, in the second tier
        Arguments.of(
            ask("permesso di sogiorno"), List.of("Permesso di soggiorno, sportello unico")),
        Arguments.of(ask("bibilioteca"), List.of("Biblioteca Ginzburg")),
        Arguments.of(ask("framacia"), List.of("Farmacia Rossi", "Dottor Bianchi e figli")));
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
