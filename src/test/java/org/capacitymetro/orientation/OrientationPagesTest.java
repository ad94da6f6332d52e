package org.capacitymetro.orientation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capacitymetro.cards.Prose;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.documents.Accessible;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.Seals;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.services.ServiceView;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrientationPagesTest extends RunningApplication {
  private static final Prose NONE = new Prose("", "it");
  private static final List<Language> PAPER = Language.all();

  @Autowired Directory directory;
  @Autowired ServiceSearch search;
  @Autowired JdbcClient jdbc;

  private final Visitor desk = new Visitor(this::address);

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @Test
  void theChosenServicesStandOnOneSheetAndAReservedPlaceStaysReserved() {
    HttpResponse<String> sheet = desk.get("/it/orientation" + query(found()));

    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(sheet.body())
        .contains("Corso di italiano quadrifoglio", "Via dei Fiori 7", "Un documento", "1. ", "3. ")
        .contains("Sportello &lt;legale&gt; quadrifoglio");
    String shelter = sheet.body().substring(sheet.body().indexOf("id=\"item-"));
    String own =
        shelter
            .lines()
            .dropWhile(line -> !line.contains("Casa rifugio"))
            .takeWhile(line -> !line.contains("</section>"))
            .collect(Collectors.joining());
    assertThat(own).doesNotContain("Via dei Fiori 7").contains("Indirizzo");
  }

  @Test
  void nothingChosenTooManyAndUnknownAreSaidInWords() {
    assertThat(desk.get("/it/orientation").body()).contains("Qui non c’è ancora niente");
    String eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> "service=" + new ServiceId(UUID.randomUUID()).shortForm())
            .collect(Collectors.joining("&", "?", ""));
    assertThat(desk.get("/it/orientation" + eleven).body())
        .contains("ne hai scelti 11", "Un servizio scelto non esiste più");
    assertThat(desk.get("/en/orientation?service=%3Cscript%3E").statusCode()).isEqualTo(200);
    assertThat(desk.get("/it/orientation/AAAA").statusCode()).isEqualTo(404);
  }

  @Test
  void theLinkShowsTheSheetWithoutTheNoteUntilItsLastDay() {
    HttpResponse<String> noted =
        desk.post(
            "/it/orientation",
            "service",
            found().getFirst().id().shortForm(),
            "note",
            "Chiedi di <Marta>");
    assertThat(noted.body()).contains("Chiedi di &lt;Marta&gt;");
    String link = noted.body().replaceAll("(?s).*data-url=\"([^\"]+)\".*", "$1");

    HttpResponse<String> shared = new Visitor(this::address).get(URI.create(link).getPath());
    assertThat(shared.statusCode()).isEqualTo(200);
    assertThat(shared.body())
        .contains(
            found().getFirst().details().name().in("it").replace("<", "&lt;").replace(">", "&gt;"))
        .doesNotContain("Marta", "<textarea");

    Clock monthAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-32));
    String old =
        new OrientationLinks(new Seals(jdbc), monthAgo).make(List.of(found().getFirst().id()));
    HttpResponse<String> expired = desk.get("/it/orientation/" + old);
    assertThat(expired.statusCode()).isEqualTo(410);
    assertThat(expired.body()).contains("Questo foglio è scaduto");
  }

  @Test
  void thePdfHoldsServicesAndNoteAndIsNotKept() throws Exception {
    HttpResponse<byte[]> pdf =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/en/orientation.pdf"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            query(found()).substring(1) + "&note=Ask+for+Marta"))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());

    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Cache-Control")).contains("no-store");
    try (PDDocument document = Loader.loadPDF(pdf.body())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Where to go", "Ask for Marta", "Via dei Fiori 7");
    }
    assertThat(
            desk.post(
                    "/it/orientation.pdf",
                    "service",
                    found().getFirst().id().shortForm(),
                    "note",
                    "a".repeat(601))
                .body())
        .contains("al massimo 600 caratteri", "aaaa");
  }

  @ParameterizedTest
  @FieldSource("PAPER")
  void everyLanguageOfPaperHasItsSheet(Language language) throws Exception {
    String in = "&in=" + language.code();
    HttpResponse<String> sheet = desk.get("/it/orientation" + query(found()) + in);
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.body())
        .contains(
            "<html lang=\"it\"",
            "lang=\"" + language.tag() + "\" dir=\"" + language.direction() + "\"",
            Messages.in(language).get("service.bring"),
            "Via dei Fiori 7",
            "Nota per la persona");
    String link = sheet.body().replaceAll("(?s).*data-url=\"([^\"]+)\".*", "$1");
    assertThat(desk.get(URI.create(link).getPath() + "?" + URI.create(link).getQuery()).body())
        .contains(
            Messages.in(language).get("orientation.paper") + "</h1>",
            "dir=\"" + language.direction() + "\"");

    byte[] pdf =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/it/orientation.pdf"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(query(found()).substring(1) + in))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/orientation-" + language.code() + ".pdf"), pdf);
    Accessible.assertConforms(pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).startsWith(language.code());
      assertThat(new PDFTextStripper().getText(document))
          .contains("Via dei Fiori 7")
          .doesNotContain("\uFFFD");
    }
  }

  @Test
  void anUnknownLanguageOfPaperIsNoPage() {
    assertThat(desk.get("/it/orientation" + query(found()) + "&in=tlh").statusCode())
        .isEqualTo(404);
  }

  @Test
  void daysAlikeStandInOneLine() {
    List<ServiceView.Day> week =
        List.of(
            new ServiceView.Day("lunedì", List.of("09:00–13:00"), "", true, "", NONE),
            new ServiceView.Day("martedì", List.of("09:00–13:00"), "", false, "", NONE),
            new ServiceView.Day("mercoledì", List.of("09:00–13:00"), "", false, "festa", NONE),
            new ServiceView.Day("giovedì", List.of(), "chiuso", false, "", NONE));

    assertThat(ServicesOnPaper.grouped(week))
        .containsExactly(
            new ServiceOnPaper.Hours("lunedì – martedì", "09:00–13:00"),
            new ServiceOnPaper.Hours("mercoledì", "09:00–13:00 (festa)"),
            new ServiceOnPaper.Hours("giovedì", "chiuso"));
    assertThat(new OrientationLinks(new Seals(jdbc), Clock.systemUTC()).until())
        .isAfter(LocalDate.now(Clock.systemUTC()).plusDays(28));
  }

  private List<PublicService> found() {
    return search.search(ServiceQuery.ALL.withText(TestServices.WORD)).hits().stream()
        .map(hit -> hit.service())
        .toList();
  }

  private static String query(List<PublicService> services) {
    return services.stream()
        .map(service -> "service=" + service.id().shortForm())
        .collect(Collectors.joining("&", "?", ""));
  }
}
