package org.capacitymetro.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.capacitymetro.documents.Accessible;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Inline;
import org.capacitymetro.documents.Outcome;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pages;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.writing.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class PracticeDocumentTest extends RunningApplication {
  @Autowired Practices practices;
  @Autowired PracticeDownloads downloads;
  @Autowired PracticeModel model;
  @Autowired PracticeDocument document;
  @Autowired Pages pages;

  @ParameterizedTest
  @ValueSource(strings = {"it", "en"})
  void theFilesSayAllThatThePageSays(String language) throws Exception {
    for (PracticeKind kind : PracticeKind.values()) {
      Published published = demonstration(kind);
      HttpResponse<byte[]> pdf = take(language, published, ".pdf");
      HttpResponse<byte[]> docx = take(language, published, ".docx");

      assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
      Files.createDirectories(Path.of("target/documents"));
      Path kept = Path.of("target/documents/practice-" + kind.code() + "-" + language);
      Files.write(Path.of(kept + ".pdf"), pdf.body());
      Files.write(Path.of(kept + ".docx"), docx.body());
      Accessible.assertConforms(pdf.body());
      List<String> words = wordsOf(published, page(language));
      assertThat(squeezed(pdfText(pdf.body())))
          .contains(words)
          .contains("/practices/" + published.id().shortForm());
      // The numbers of lists are not written into a DOCX: the reader's program counts.
      assertThat(squeezed(docxText(docx.body())))
          .contains(words.stream().filter(word -> !word.matches("\\d+\\.")).toList());
    }
  }

  /// One sheet of the demonstration is written in these, too.
  @ParameterizedTest
  @ValueSource(strings = {"ar", "bn", "zh"})
  void aTranslatedSheetIsWhollyInItsLanguage(String language) throws Exception {
    Published published = translated();
    Page paper = page("it").onPaper(language);
    HttpResponse<byte[]> pdf = take("it", published, ".pdf", "?in=" + language);
    HttpResponse<byte[]> docx = take("it", published, ".docx", "?in=" + language);

    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/practice-" + language + ".pdf"), pdf.body());
    Files.write(Path.of("target/documents/practice-" + language + ".docx"), docx.body());
    Accessible.assertConforms(pdf.body());
    assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("-" + language + ".pdf");
    try (PDDocument read = Loader.loadPDF(pdf.body())) {
      assertThat(read.getDocumentCatalog().getLanguage()).startsWith(language);
      assertThat(read.getDocumentInformation().getTitle())
          .isEqualTo(published.sheet().title().in(language));
    }
    assertThat(pdfText(pdf.body())).doesNotContain("\uFFFD");
    assertThat(squeezed(docxText(docx.body())))
        .contains(
            wordsOf(published, paper).stream().filter(word -> !word.matches("\\d+\\.")).toList());
    Passage.of(published.sheet().kind())
        .map(published.sheet()::text)
        .filter(text -> !text.isEmpty())
        .forEach(
            text -> {
              assertThat(text.read(language).language()).isEqualTo(language);
              assertThat(text.read(language).olderThanSource()).isFalse();
            });
  }

  /// Every sheet, whatever state and parts it has: no word of paper is missing in any language.
  @Test
  void everySheetCanBeSetInEveryLanguageOfPaper() {
    for (Published published : practices.list()) {
      for (Language language : Language.all()) {
        assertThat(document.of(published, page("it").onPaper(language)).language())
            .isEqualTo(language.code());
      }
    }
  }

  @Test
  void aTextThatIsNotTranslatedSaysInWhichLanguageItIs() throws Exception {
    Published published = demonstration(PracticeKind.MICRO);

    HttpResponse<byte[]> pdf = take("it", published, ".pdf", "?in=ar");
    Accessible.assertConforms(pdf.body());
    assertThat(docxText(take("it", published, ".docx", "?in=fr").body()))
        .contains(
            "(Texte en anglais)", "Pour qui", Markdown.plain(published.sheet().title().in("en")));
  }

  @Test
  void thePageOffersTheLanguagesOfTheSheetAndNoOthers() {
    Visitor visitor = new Visitor(this::address);
    Published published = translated();
    assertThat(visitor.get("/it" + published.path("it")).body())
        .contains(".pdf?in=ar\"", ".docx?in=zh\"", ".pdf?in=bn\"", "العربية")
        .doesNotContain("?in=fr\"", "?in=it\"");
    assertThat(visitor.get("/it" + published.path("it") + ".pdf?in=xx").statusCode())
        .isEqualTo(404);
    assertThat(
            visitor
                .get("/it/practices/old-" + published.id().shortForm() + ".pdf?in=ar")
                .headers()
                .firstValue("Location"))
        .contains("/it" + published.path("it") + ".pdf?in=ar");
  }

  private Published translated() {
    return practices.list().stream()
        .filter(published -> published.sheet().demonstration())
        .filter(published -> published.sheet().title().texts().containsKey("ar"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aDocumentOfAnotherAddressIsMovedAndADraftHasNone() throws Exception {
    Published published = demonstration(PracticeKind.MICRO);
    Visitor visitor = new Visitor(this::address);

    HttpResponse<String> moved =
        visitor.get("/en/practices/old-" + published.id().shortForm() + ".pdf");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location"))
        .contains("/en" + published.path("en") + ".pdf");
    assertThat(visitor.get("/it/practices/nothing-7777.docx").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/it" + published.path("it")).body())
        .contains(published.path("it") + ".pdf\"", published.path("it") + ".docx\"");
  }

  @Test
  void thePageTellsWhoHoldsAnOlderPaper() {
    Published published = demonstration(PracticeKind.GOOD);
    Published newer =
        new Published(
            published.id(),
            published.state(),
            published.sheet(),
            3,
            published.publishedAt(),
            published.checkedAt(),
            published.evidence(),
            published.assessment());

    assertThat(model.of(newer, false, 2, page("it")).notices())
        .extracting(PracticeView.Notice::words)
        .contains("Il foglio che hai è superato: era la versione 2, questa è la 3.");
    assertThat(model.of(newer, false, 3, page("it")).notices())
        .isEqualTo(model.of(newer, false, 0, page("it")).notices());
    assertThat(
            new Visitor(this::address)
                .get("/it/practices/" + published.id().shortForm() + "?version=1")
                .headers()
                .firstValue("Location"))
        .contains("/it" + published.path("it") + "?version=1");
  }

  @Test
  void withoutTheEngineThePageSaysSoAndOffersToPrint() {
    Published published = demonstration(PracticeKind.GOOD);

    ResponseEntity<byte[]> answer =
        downloads.answer(new Outcome.EngineMissing("no node"), published, page("it"));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(text(answer))
        .contains(
            "il programma che prepara i PDF non è disponibile",
            "href=\"/it" + published.path("it") + "\"",
            "Apri la scheda e stampala")
        .doesNotContain("no node");
  }

  @ParameterizedTest
  @EnumSource(Outcome.Reason.class)
  void everyReasonForNoFileHasItsSentence(Outcome.Reason reason) {
    Published published = demonstration(PracticeKind.GOOD);
    String code = reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    ResponseEntity<byte[]> answer =
        downloads.answer(new Outcome.NotMade(reason, "detail-x"), published, page("en"));

    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("60");
    assertThat(text(answer))
        .contains(page("en").t("practices.download." + code))
        .doesNotContain("detail-x");
  }

  @Test
  void signsOfMarkdownAreWordsListsAndQuotationsOnPaper() {
    List<Block> blocks =
        Markdown.blocks(
            """
            Uno **forte** e [qui](https://example.org), <b>no</b> [x](javascript:a)

            1. primo
               - dentro
            2. secondo

            > detto
            > da chi
            """);

    assertThat(blocks).hasSize(3);
    Inline first = ((Block.Paragraph) blocks.get(0)).text();
    assertThat(first.text()).isEqualTo("Uno forte e qui, <b>no</b> x");
    assertThat(first.spans().stream().map(Inline.Span::link).filter(Objects::nonNull))
        .containsExactly("https://example.org");
    Block.Items items = (Block.Items) blocks.get(1);
    assertThat(items.style()).isEqualTo(Block.Items.Style.NUMBERS);
    assertThat(items.items()).extracting(Inline::text).containsExactly("primo dentro", "secondo");
    assertThat(((Block.Note) blocks.get(2)).paragraphs())
        .extracting(Inline::text)
        .containsExactly("detto da chi");
  }

  private Published demonstration(PracticeKind kind) {
    return practices.list().stream()
        .filter(published -> published.sheet().demonstration())
        .filter(published -> published.sheet().kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private Page page(String language) {
    return pages.of(
        new MockHttpServletRequest(),
        Language.find(language).orElseThrow(),
        "/" + language + "/practices");
  }

  private HttpResponse<byte[]> take(String language, Published published, String ending)
      throws Exception {
    return take(language, published, ending, "");
  }

  private HttpResponse<byte[]> take(
      String language, Published published, String ending, String query) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(
                      address("/" + language + published.path(language) + ending + query))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer;
    }
  }

  /// The words of everything that somebody wrote into the sheet.
  private List<String> wordsOf(Published published, Page page) {
    Sheet sheet = published.sheet();
    PracticeView view = model.of(published, false, 0, page);
    return Stream.of(
            Passage.of(sheet.kind())
                .map(passage -> Markdown.plain(sheet.text(passage).in(page.code()))),
            view.beside().stream().map(row -> row.value().words()),
            view.about().stream().map(row -> row.value().words()),
            view.services().stream().map(service -> service.name().words()),
            view.costs().stream().map(cost -> cost.what().words() + " " + cost.amount()),
            view.results().stream()
                .map(
                    result ->
                        result.figure() + " " + result.what().words() + " " + result.source()),
            view.sectors().stream().map(PracticeView.Sector::name),
            peers(view),
            Stream.of(sheet.contact().mail(), view.licence().label()),
            sheet.keywords().stream())
        .flatMap(texts -> texts)
        .flatMap(text -> Stream.of(text.split("\\s+")))
        .map(PracticeDocumentTest::squeezed)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static Stream<String> peers(PracticeView view) {
    PracticeView.Peers peers = view.peers();
    return peers == null
        ? Stream.of()
        : Stream.concat(
            Stream.of(
                peers.lead(), Objects.requireNonNull(peers.answer()).words().replace("\n", " ")),
            peers.groups().stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(
                    row ->
                        Stream.concat(
                            Stream.of(row.criterion() + ": " + row.outcome()),
                            row.answers().stream()
                                .map(answer -> answer.who() + ": " + answer.reason()))));
  }

  /// Without what differs on paper: breaks of lines, and marks around what is in a box there.
  private static String squeezed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u00AD«»]+", "");
  }

  private static String text(ResponseEntity<byte[]> answer) {
    return new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8);
  }

  private static String pdfText(byte[] pdf) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(read);
    }
  }

  private static String docxText(byte[] docx) throws IOException {
    try (XWPFWordExtractor words =
        new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
      return words.getText();
    }
  }
}
