package org.capacitymetro.practices;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.capacitymetro.documents.Documents;
import org.capacitymetro.documents.Outcome;
import org.capacitymetro.files.FileType;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// A published sheet to take home: PDF for everybody, DOCX for those who must edit.
@Controller
class PracticeDownloads {
  private static final Logger LOG = LoggerFactory.getLogger(PracticeDownloads.class);
  private static final String RETRY_SECONDS = "60";

  /// The language of the file, in addresses: one of [org.capacitymetro.pages.Language#onPaper].
  private static final String IN = "in";

  private final Practices practices;
  private final PracticeDocument document;
  private final Documents documents;
  private final Templates templates;

  PracticeDownloads(
      Practices practices, PracticeDocument document, Documents documents, Templates templates) {
    this.practices = practices;
    this.document = document;
    this.documents = documents;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PracticePages.PATH + "/{slugAndId}.pdf")
  ResponseEntity<byte[]> pdf(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam(name = IN, defaultValue = "") String in) {
    Published published = practices.named(slugAndId);
    Page paper = page.onPaper(in);
    return isNamed(published, slugAndId, page)
        ? answer(documents.published(document.of(published, paper)), published, paper)
        : moved(published, FileType.PDF, in, page);
  }

  @GetMapping("/{language}" + PracticePages.PATH + "/{slugAndId}.docx")
  ResponseEntity<byte[]> docx(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam(name = IN, defaultValue = "") String in) {
    Published published = practices.named(slugAndId);
    Page paper = page.onPaper(in);
    return isNamed(published, slugAndId, page)
        ? file(documents.docx(document.of(published, paper)), FileType.DOCX, published, paper)
        : moved(published, FileType.DOCX, in, page);
  }

  /// The file, or a page that says why there is none and where one can print.
  ResponseEntity<byte[]> answer(Outcome outcome, Published published, Page page) {
    return switch (outcome) {
      case Outcome.Pdf pdf -> file(pdf.bytes(), FileType.PDF, published, page);
      case Outcome.EngineMissing missing -> {
        LOG.warn("No PDF can be made: {}", missing.what());
        yield none("missing", published, page);
      }
      case Outcome.NotMade not -> {
        LOG.warn("No PDF of {}: {}, {}", published.id(), not.reason(), not.detail());
        yield none(not.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), published, page);
      }
    };
  }

  private ResponseEntity<byte[]> none(String reason, Published published, Page paper) {
    Page page = paper.onPaper(paper.addressed());
    page.titled(page.t("practices.download.none"), page.t("practices.lead")).notIndexed();
    ResponseEntity<byte[]> shown =
        templates.page(
            HttpStatus.SERVICE_UNAVAILABLE,
            "practices/unavailable",
            page,
            new NoFileView(
                page.t("practices.download." + reason), page.url(published.path(page.code()))));
    return ResponseEntity.status(shown.getStatusCode())
        .headers(shown.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .body(shown.getBody());
  }

  private static boolean isNamed(Published published, String slugAndId, Page page) {
    return published.path(page.code()).equals(PracticePages.PATH + "/" + slugAndId);
  }

  private static ResponseEntity<byte[]> moved(
      Published published, FileType type, String in, Page page) {
    return PracticePages.moved(
        page.url(published.path(page.code()))
            + "."
            + type.extension()
            + (in.isEmpty() ? "" : "?" + IN + "=" + page.onPaper(in).code()));
  }

  /// A PDF opens in the browser, a DOCX is saved.
  private static ResponseEntity<byte[]> file(
      byte[] bytes, FileType type, Published published, Page paper) {
    String reader = paper.addressed().code();
    String name =
        published.path(reader).substring(PracticePages.PATH.length() + 1)
            + (paper.code().equals(reader) ? "" : "-" + paper.code())
            + "."
            + type.extension();
    ContentDisposition.Builder disposition =
        type == FileType.PDF ? ContentDisposition.inline() : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type.mediaType()))
        .cacheControl(CacheControl.noCache())
        .header("X-Robots-Tag", "noindex")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            disposition.filename(name, StandardCharsets.UTF_8).build().toString())
        .body(bytes);
  }
}
