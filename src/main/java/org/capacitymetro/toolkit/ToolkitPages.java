package org.capacitymetro.toolkit;

import java.util.List;
import java.util.Objects;
import org.capacitymetro.documents.Documents;
import org.capacitymetro.documents.Outcome;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.text.Slug;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Sheets and services that somebody collects to take along. The choice stands in the address;
/// title and note are sent only for the file, and kept nowhere.
@Controller
class ToolkitPages {
  private static final Logger LOG = LoggerFactory.getLogger(ToolkitPages.class);
  private static final String PATH = "/{language}" + Collection.PATH;

  private final Collections collections;
  private final ToolkitModel model;
  private final CollectionDocument document;
  private final CollectionArchive archive;
  private final Documents documents;
  private final Templates templates;

  ToolkitPages(
      Collections collections,
      ToolkitModel model,
      CollectionDocument document,
      CollectionArchive archive,
      Documents documents,
      Templates templates) {
    this.collections = collections;
    this.model = model;
    this.document = document;
    this.archive = archive;
    this.documents = documents;
    this.templates = templates;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> collection(
      Page page,
      @RequestParam(defaultValue = "") List<String> practice,
      @RequestParam(defaultValue = "") List<String> service,
      @RequestParam(defaultValue = "") String in) {
    return shown(HttpStatus.OK, collections.of(practice, service, in, page), "", "", "");
  }

  /// All of it on one page, as it would stand on paper.
  @GetMapping(PATH + "/print")
  ResponseEntity<byte[]> print(
      Page page,
      @RequestParam(defaultValue = "") List<String> practice,
      @RequestParam(defaultValue = "") List<String> service,
      @RequestParam(defaultValue = "") String in) {
    Collection collection = collections.of(practice, service, in, page);
    if (collection.isEmpty()) {
      return shown(HttpStatus.OK, collection, "", "", "");
    }
    titled(page);
    return templates.page(
        "toolkit/print",
        page,
        new PrintView(collection.paper(), document.of(collection, "", ""), collection.href()));
  }

  @PostMapping(PATH + ".pdf")
  ResponseEntity<byte[]> pdf(
      Page page,
      @RequestParam(defaultValue = "") List<String> practice,
      @RequestParam(defaultValue = "") List<String> service,
      @RequestParam(defaultValue = "") String in,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String note) {
    Collection collection = collections.of(practice, service, in, page);
    if (collection.isEmpty() || isTooLong(title, note)) {
      return shown(HttpStatus.UNPROCESSABLE_CONTENT, collection, title, note, "");
    }
    Outcome outcome = documents.pdf(document.of(collection, title, note));
    return switch (outcome) {
      case Outcome.Pdf pdf ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_PDF)
              .cacheControl(CacheControl.noStore())
              .header("X-Content-Type-Options", "nosniff")
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  "inline; filename=\"" + Slug.of(collection.titled(title)) + ".pdf\"")
              .body(pdf.bytes());
      case Outcome.EngineMissing missing -> unavailable(missing.what(), collection, title, note);
      case Outcome.NotMade not -> unavailable(not.reason().name(), collection, title, note);
    };
  }

  @PostMapping(PATH + ".zip")
  ResponseEntity<StreamingResponseBody> zip(
      Page page,
      @RequestParam(defaultValue = "") List<String> practice,
      @RequestParam(defaultValue = "") List<String> service,
      @RequestParam(defaultValue = "") String in,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String note) {
    Collection collection = collections.of(practice, service, in, page);
    if (collection.isEmpty() || isTooLong(title, note)) {
      ResponseEntity<byte[]> again =
          shown(HttpStatus.UNPROCESSABLE_CONTENT, collection, title, note, "");
      byte[] html = Objects.requireNonNull(again.getBody());
      return ResponseEntity.status(again.getStatusCode())
          .headers(again.getHeaders())
          .body(out -> out.write(html));
    }
    StreamingResponseBody body = out -> archive.write(collection, title, note, out);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(Slug.of(collection.titled(title)) + ".zip")
                .build()
                .toString())
        .body(body);
  }

  private static boolean isTooLong(String title, String note) {
    return title.strip().length() > ToolkitModel.LONGEST_TITLE
        || note.strip().length() > ToolkitModel.LONGEST_NOTE;
  }

  /// The page again, with what was typed, and why there is no file: it can be printed.
  private ResponseEntity<byte[]> unavailable(
      String reason, Collection collection, String title, String note) {
    LOG.warn("No PDF of a collection: {}", reason);
    return shown(
        HttpStatus.SERVICE_UNAVAILABLE,
        collection,
        title,
        note,
        collection.page().t("toolkit.no-pdf"));
  }

  private ResponseEntity<byte[]> shown(
      HttpStatus status, Collection collection, String title, String note, String trouble) {
    Page page = collection.page();
    titled(page);
    return templates.page(
        status, "toolkit/collection", page, model.of(collection, title, note, trouble));
  }

  private static void titled(Page page) {
    page.titled(page.t("toolkit.title"), page.t("toolkit.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), "/practices")
        .notIndexed();
  }
}
