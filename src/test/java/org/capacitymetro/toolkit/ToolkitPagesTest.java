package org.capacitymetro.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.documents.Accessible;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

class ToolkitPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Practices practices;
  @Autowired Directory directory;

  private final String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  private List<Published> sheets;
  private PublicService service;

  @BeforeEach
  void choose() {
    sheets =
        practices.list().stream()
            .filter(published -> published.sheet().demonstration())
            .filter(published -> published.sheet().kind() == PracticeKind.GOOD)
            .limit(3)
            .toList();
    service = directory.newest("bari", 1).getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"it", "ar"})
  void theFileHasACoverAndContentsWithTheRightPages(String language) throws Exception {
    byte[] pdf =
        bytes(
            "/it/toolkit.pdf",
            chosen() + "&in=" + language + "&title=Per+la+riunione&note=Da+leggere+" + word);
    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/collection-" + language + ".pdf"), pdf);

    Accessible.assertConforms(pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).startsWith(language);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Per la riunione");
      assertThat(document.getDocumentCatalog().getDocumentOutline()).isNotNull();
      String cover = page(document, 1);
      assertThat(cover).contains("Per la riunione", "Da leggere " + word);
      if (language.equals("it")) {
        assertThat(cover).contains("Indice", "Servizi");
        for (Published published : sheets) {
          String first = firstWords(published.sheet().title().in("it"));
          int at = pageOf(document, first);
          assertThat(at).as(first).isGreaterThan(1);
          assertThat(cover.replaceAll("\\s+", " "))
              .containsPattern(java.util.regex.Pattern.quote(first) + "[^0-9]*" + at + "\\b");
        }
      }
    }
  }

  @Test
  void theArchiveHoldsEverySheetTwiceAndSaysWhatItIs() throws Exception {
    Map<String, byte[]> entries = zip(bytes("/it/toolkit.zip", chosen() + "&title=Riunione"));
    assertThat(entries.keySet())
        .contains("riunione.pdf", "LEGGIMI.txt")
        .filteredOn(name -> name.startsWith("schede/01-"))
        .hasSize(2)
        .anyMatch(name -> name.endsWith(".pdf"))
        .anyMatch(name -> name.endsWith(".docx"));
    assertThat(new String(entries.get("LEGGIMI.txt"), StandardCharsets.UTF_8))
        .contains("/it/toolkit?practice=", sheets.getFirst().sheet().title().in("it"));
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, txt, etc-passwd",
    "C:\\Windows\\x.pdf, pdf, C-Windows-x.pdf",
    "...., pdf, file.pdf",
    "a\u202Etxt.exe, txt, a-txt.exe",
    "modulo di iscrizione.pdf, pdf, modulo di iscrizione.pdf"
  })
  void namesOfAttachmentsStayInTheirFolder(String name, String extension, String safe) {
    assertThat(CollectionArchive.safe(name, extension)).isEqualTo(safe);
  }

  @Test
  void whatIsGoneArchivedOrTooMuchIsNamedAndLeftOut() {
    StringBuilder many = new StringBuilder("practice=nothing");
    for (int i = 0; i < Collections.MOST_SHEETS + 1; i++) {
      many.append("&practice=")
          .append(TestPractices.published(context, "Raccolta " + word + " " + i).id().shortForm());
    }
    assertThat(get("/it/toolkit?" + many))
        .contains(
            "Una scheda richiesta non c’è più.",
            "al massimo 60 schede; ne hai scelte 61",
            "Raccolta " + word + " 59")
        .doesNotContain("Raccolta " + word + " 60");
    assertThat(get("/it/toolkit?practice=x&service=y")).contains("La raccolta è vuota");
  }

  @Test
  void theAddressHoldsTheOrderAndEveryMoveIsALink() {
    String page = get("/it/toolkit?" + chosen());
    String second = sheets.get(1).id().shortForm();
    assertThat(page)
        .contains(
            "/it/toolkit?practice="
                + second
                + "&practice="
                + sheets.get(0).id().shortForm()
                + "&practice="
                + sheets.get(2).id().shortForm(),
            "data-basket-item=\"service " + service.id().shortForm() + "\"");
  }

  @Test
  void whatWasTypedComesBackWithASentenceWhenItIsTooLong() throws Exception {
    HttpResponse<byte[]> answer =
        post("/it/toolkit.pdf", chosen() + "&title=" + "x".repeat(121) + "&note=resta");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("Titolo della copertina: al massimo 120 caratteri.", "resta");
    assertThat(post("/it/toolkit.zip", "practice=nothing").statusCode()).isEqualTo(422);
  }

  @Test
  void theHelpLeadsThroughTheToolkit() {
    assertThat(get("/it/help")).contains("/it/help/toolkit");
    assertThat(get("/it/help/toolkit")).contains("Trovare una pratica", "La stiamo provando");
    assertThat(get("/en/help/toolkit")).contains("Finding a practice", "We are trying this");
  }

  @Test
  void allOfItCanBePrintedFromAPage() {
    String page = get("/it/toolkit/print?" + chosen());
    assertThat(page)
        .contains(
            sheets.getFirst().sheet().title().in("it"),
            service.details().name().in("it"),
            "Indice");
    assertThat(get("/it/toolkit/print?" + chosen() + "&in=ar"))
        .contains("dir=\"rtl\"", "المحتويات");
  }

  private String chosen() {
    return sheets.stream()
            .map(published -> "practice=" + published.id().shortForm())
            .collect(Collectors.joining("&"))
        + "&service="
        + service.id().shortForm();
  }

  private static String firstWords(String title) {
    List<String> words = List.of(title.split(" "));
    return String.join(" ", words.subList(0, Math.min(3, words.size())));
  }

  private static String page(PDDocument document, int number) throws IOException {
    PDFTextStripper text = new PDFTextStripper();
    text.setStartPage(number);
    text.setEndPage(number);
    return text.getText(document);
  }

  /// Where a sheet begins: the first page after the cover that has the beginning of its title.
  private static int pageOf(PDDocument document, String words) throws IOException {
    for (int i = 2; i <= document.getNumberOfPages(); i++) {
      String text = page(document, i).replaceAll("\\s+", " ");
      if (text.substring(0, Math.min(400, text.length())).contains(words)) {
        return i;
      }
    }
    return 0;
  }

  private static Map<String, byte[]> zip(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(names).doesNotHaveDuplicates();
    return entries;
  }

  private String get(String path) {
    HttpResponse<String> page = new Visitor(this::address).get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    return HtmlUtils.htmlUnescape(page.body());
  }

  private byte[] bytes(String path, String form) throws Exception {
    HttpResponse<byte[]> answer = post(path, form);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<byte[]> post(String path, String form) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
