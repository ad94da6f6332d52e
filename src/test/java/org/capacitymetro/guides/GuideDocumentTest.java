package org.capacitymetro.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capacitymetro.documents.Accessible;
import org.capacitymetro.documents.Outcome;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pages;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.writing.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class GuideDocumentTest extends RunningApplication {
  @Autowired Guides guides;
  @Autowired GuideDownloads downloads;
  @Autowired Pages pages;

  @ParameterizedTest
  @ValueSource(strings = {"it", "en"})
  void thePdfSaysAllThatTheGuideSaysWithTheBoxesTicked(String language) throws Exception {
    PublishedGuide guide = demonstration();
    GuideContent content = guide.content();
    String question = content.questions().getFirst().id();
    String item = content.items().get(2).id();

    byte[] plain = take(language, guide, "");
    byte[] ticked = take(language, guide, "?a." + question + "=no&t=" + item);

    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/guide-" + language + ".pdf"), ticked);
    Accessible.assertConforms(plain);
    Accessible.assertConforms(ticked);
    String all = content.items().size() + "";
    Page page = page(language);
    assertThat(text(plain))
        .contains(
            content.textsByName().entrySet().stream()
                .filter(text -> !text.getValue().isEmpty())
                .flatMap(
                    text -> Stream.of(Markdown.plain(text.getValue().in(language)).split("\\s+")))
                .filter(word -> !word.matches("\\d+\\.|[-*]"))
                .map(GuideDocumentTest::squeezed)
                .distinct()
                .toList())
        .contains(squeezed(page.t("guides.progress", "done", 0, "all", all)))
        .doesNotContain(squeezed("(" + page.t("guides.done") + ")"));
    assertThat(text(ticked))
        .contains(squeezed(page.t("guides.progress", "done", 1, "all", all)))
        .contains(squeezed(content.items().get(2).words().in(language)))
        .contains(squeezed("(" + page.t("guides.done") + ")"))
        .contains(squeezed("(" + page.t("guides.first") + ")"))
        .contains(squeezed(page.t("guides.advice.needed")));
  }

  @Test
  void anotherAddressLeadsOnAndADraftHasNone() {
    PublishedGuide guide = demonstration();
    Visitor visitor = new Visitor(this::address);
    HttpResponse<String> moved = visitor.get("/en/guides/old-" + guide.id().shortForm() + ".pdf");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location")).contains("/en" + guide.path("en") + ".pdf");
    assertThat(visitor.get("/it/guides/nothing-7777.pdf").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutTheEngineThePageSaysSoAndOffersToPrint() {
    PublishedGuide guide = demonstration();
    ResponseEntity<byte[]> answer =
        downloads.answer(new Outcome.EngineMissing("no node"), guide, page("it"));
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8))
        .contains("Apri la guida e stampala", "href=\"/it" + guide.path("it") + "\"")
        .doesNotContain("no node");
  }

  private PublishedGuide demonstration() {
    return guides.list().stream()
        .filter(guide -> guide.content().demonstration())
        .filter(guide -> "milano".equals(guide.city()))
        .findFirst()
        .orElseThrow();
  }

  private Page page(String language) {
    return pages.of(
        new MockHttpServletRequest(),
        Language.find(language).orElseThrow(),
        "/" + language + "/guides");
  }

  private byte[] take(String language, PublishedGuide guide, String query) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(
                      address("/" + language + guide.path(language) + ".pdf" + query))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      return answer.body();
    }
  }

  private static String squeezed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u00AD«»]+", "");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      return squeezed(new PDFTextStripper().getText(read));
    }
  }
}
