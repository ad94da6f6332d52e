package org.capacitymetro.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.index.Facet;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.search.PracticeSearch;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

/// Sheets are found with the words, filters, list, tiles and API of the services.
class SheetSearchTest extends RunningApplication {
  private static final ChangeSetInfo WHY = new ChangeSetInfo("test", "sheets");

  @Autowired ApplicationContext context;
  @Autowired Directory directory;
  @Autowired Records records;
  @Autowired ServiceSearch search;
  @Autowired PracticeSearch sheets;

  private final String word = MadeUp.word("calabrone");
  private PublicService legal;
  private PublicService italian;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
    legal = service("legal-aid-desk");
    italian = service("italian-course");
  }

  private PublicService service(String sector) {
    ServiceQuery query =
        ServiceQuery.ALL.withText(TestServices.WORD).withFilter(Facet.SECTOR, Set.of(sector));
    return directory.find(search.hits(query).getFirst().service().id()).orElseThrow();
  }

  @Test
  void aSlipASynonymAndTheNameOfASectorFindASheetToo() {
    Published sheet = TestPractices.published(context, "Ascolto " + word, legal.id());
    assertThat(found(ServiceQuery.ALL.withText(word))).isEqualTo(1);
    assertThat(found(ServiceQuery.ALL.withText(word.replace("calabrone", "calabrome"))))
        .as("one letter is wrong")
        .isEqualTo(1);
    assertThat(found(ServiceQuery.ALL.withText(word + " avvocato")))
        .as("the name of the sector knows the word")
        .isEqualTo(1);
    assertThat(found(ServiceQuery.ALL.withText(word + " farmacia"))).isZero();
    assertThat(sheets.search(ServiceQuery.ALL.withText(word)).hits())
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.practice()).isEqualTo(sheet.id());
              assertThat(hit.place()).isEqualTo(legal.place());
            });
  }

  @Test
  void aSheetOnTwoServicesCountsOnce() {
    TestPractices.published(context, "Ascolto " + word, legal.id(), italian.id());
    assertThat(found(ServiceQuery.ALL.withText(word))).isEqualTo(1);
  }

  @Test
  void servicesAreFilteredByHavingASheet() {
    TestPractices.published(context, "Ascolto " + word, legal.id());
    await(legal.id(), true);
    String page = visitor().get("/it/services?q=" + TestServices.WORD + "&practice=yes").body();
    assertThat(page)
        .contains(HtmlUtils.htmlEscape(legal.details().name().in("it")), "Con buone pratiche")
        .doesNotContain("Casa rifugio quadrifoglio");
    assertThat(visitor().get("/api/v1/services?practice=maybe").statusCode()).isEqualTo(400);
  }

  @Test
  void aServiceThatClosesTakesItsSheetOffTheMapAndNotOutOfTheList() {
    TestPractices.published(context, "Ascolto " + word, italian.id());
    assertThat(located(word)).isTrue();
    records.close(WHY, italian.id(), LocalDate.of(2026, 1, 1), LocalizedText.EMPTY);
    try {
      until(() -> !located(word));
      assertThat(found(ServiceQuery.ALL.withText(word))).isEqualTo(1);
      assertThat(found(ServiceQuery.ALL.withText(word).withCity("torino")))
          .as("the city that the sheet names")
          .isEqualTo(1);
    } finally {
      records.reopen(WHY, italian.id());
    }
  }

  @Test
  void aMergedServiceHandsItsSheetOn() {
    ServiceId keep = create("Sportello " + word + " uno");
    ServiceId give = create("Sportello " + word + " due");
    TestPractices.published(context, "Ascolto " + word, give);
    records.mergeServices(WHY, side(keep), side(give), version(keep).draft());

    await(keep, true);
    PublicService service = directory.find(keep).orElseThrow();
    assertThat(visitor().get("/it" + Addresses.of(service, "it")).body())
        .contains("Buone pratiche nate qui", "Ascolto " + word);
  }

  private ServiceId create(String name) {
    return records.create(
        WHY,
        new ServiceDraft(
            new SourceRef("sheets-test", name),
            null,
            ServiceDetails.of(LocalizedText.of("it", name), List.of("permits")),
            null));
  }

  private Version<ServiceDraft> version(ServiceId id) {
    return records.find(id).orElseThrow();
  }

  private Records.Side side(ServiceId id) {
    return new Records.Side(id.value(), version(id).revision());
  }

  @Test
  void theListFiltersSortsAndSaysWhatItCannotRead() {
    TestPractices.published(context, "Ascolto " + word, legal.id());
    assertThat(list("q=" + word + "&kind=good&cost=none&status=running&evidence=promising"))
        .contains("1 scheda", "Ascolto " + word);
    assertThat(list("q=" + word + "&evidence=good")).contains("Nessuna scheda", "Mostra tutte");
    assertThat(list("q=" + word + "&near=45.0781,7.6843&radius=500")).contains("1 scheda");
    assertThat(list("q=" + word + "&near=40.85,14.27&radius=500")).contains("Nessuna scheda");
    assertThat(list("kind=huge")).contains("kind", "huge", "good, micro");
    assertThat(list("q=calabrome" + word.substring(9))).contains("1 scheda");
    assertThat(visitor().get("/it/practices?q=%27%26%7C!%3A*(%3Cscript%3E").body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
    assertThat(list("q=" + word + "&fragment=list"))
        .contains("id=\"cards\"")
        .doesNotContain("<html");
  }

  @Test
  void theApiAnswersWithTheSameParameters() {
    Published sheet = TestPractices.published(context, "Ascolto " + word, legal.id());
    String answer = visitor().get("/api/v1/practices?q=" + word + "&lang=en").body();
    assertThat(answer)
        .contains(
            "\"total\":1",
            "\"id\":\"" + sheet.id().shortForm() + "\"",
            "\"cost\":\"none\"",
            "\"evidence\":\"promising\"",
            "\"lat\":45.0781",
            "/en/practices/");
    HttpResponse<String> refused = visitor().get("/api/v1/practices?colour=red");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("colour", "evidence");
  }

  @Test
  void theIndexByNeedLeadsToTheList() {
    TestPractices.published(context, "Ascolto " + word, legal.id());
    String page = visitor().get("/it/practices/needs").body();
    assertThat(page)
        .contains("Che cosa posso adottare?", "/it/practices?sector=legal-aid&amp;cost=none");
    assertThat(visitor().get("/it/practices?sector=legal-aid&cost=none&q=" + word).body())
        .contains("1 scheda");
  }

  @Test
  void threeSheetsStandSideBySideAndAFourthIsSaidToBeTooMany() {
    String query = "";
    for (String name : new String[] {"uno", "due", "tre", "quattro"}) {
      query +=
          "&practice="
              + TestPractices.published(context, "Ascolto " + word + " " + name, legal.id())
                  .id()
                  .shortForm();
    }
    String page = visitor().get("/it/practices/compare?" + query.substring(1)).body();
    assertThat(page)
        .contains(
            "Ascolto " + word + " uno",
            "Ascolto " + word + " tre",
            "Si confrontano al massimo 3 schede",
            "Che cosa deve esserci prima")
        .doesNotContain("Ascolto " + word + " quattro");
    assertThat(visitor().get("/it/practices/compare?practice=nothing").body())
        .contains("non c’è più", "almeno due schede");
    assertThat(visitor().get("/it/practices/compare").body()).contains("almeno due schede");
  }

  @Test
  void aSheetNamesThoseNearestToIt() {
    Published one = TestPractices.published(context, "Ascolto " + word + " uno", legal.id());
    TestPractices.published(context, "Ascolto " + word + " due", legal.id());
    assertThat(visitor().get("/it" + one.path("it")).body())
        .contains(
            "Pratiche simili", "Stesso tema", "stesse persone: Famiglie", "/practices/compare?");
  }

  private int found(ServiceQuery query) {
    return sheets.search(query).hits().size();
  }

  private boolean located(String text) {
    return sheets.search(ServiceQuery.ALL.withText(text)).hits().stream()
        .anyMatch(hit -> hit.place().point() != null);
  }

  private String list(String query) {
    HttpResponse<String> page = visitor().get("/it/practices?" + query);
    assertThat(page.statusCode()).isEqualTo(200);
    return HtmlUtils.htmlUnescape(page.body());
  }

  private Visitor visitor() {
    return new Visitor(this::address);
  }

  private void await(ServiceId id, boolean practised) {
    ServiceQuery query =
        ServiceQuery.ALL
            .withFilter(Facet.PRACTICE, Set.of("yes"))
            .withPage(0, ServiceQuery.MAX_LIMIT);
    until(
        () ->
            search.hits(query).stream().anyMatch(hit -> hit.service().id().equals(id))
                == practised);
  }

  private static void until(BooleanSupplier there) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("thirty seconds").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
