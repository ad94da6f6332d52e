package org.capacitymetro.guides;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.documents.Documents;
import org.capacitymetro.documents.Outcome;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.NoFileView;
import org.capacitymetro.rights.Person;
import org.capacitymetro.tables.TableWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// A guide to take home: the whole of it as a PDF, its checklist as a file that comes back on
/// another device.
@Controller
class GuideDownloads {
  private static final Logger LOG = LoggerFactory.getLogger(GuideDownloads.class);
  private static final String PLACE = "/{language}" + Guides.PATH + "/{slugAndId}";
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final Guides guides;
  private final GuideDocument document;
  private final ChecklistFile file;
  private final GuidePages pages;
  private final Documents documents;
  private final Templates templates;

  GuideDownloads(
      Guides guides,
      GuideDocument document,
      ChecklistFile file,
      GuidePages pages,
      Documents documents,
      Templates templates) {
    this.guides = guides;
    this.document = document;
    this.file = file;
    this.pages = pages;
    this.documents = documents;
    this.templates = templates;
  }

  @GetMapping(PLACE + ".pdf")
  ResponseEntity<byte[]> pdf(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam MultiValueMap<String, String> parameters) {
    PublishedGuide guide = guides.named(slugAndId);
    Visit visit = Visit.of(parameters, guide.content());
    return GuidePages.isNamed(guide, slugAndId, page)
        ? answer(documents.pdf(document.of(guide, visit, page)), guide, page)
        : GuidePages.moved(page.url(guide.path(page.code())) + ".pdf" + visit.query());
  }

  /// The file, or a page that says why there is none and where one can print.
  ResponseEntity<byte[]> answer(Outcome outcome, PublishedGuide guide, Page page) {
    return switch (outcome) {
      case Outcome.Pdf pdf ->
          file(
              pdf.bytes(),
              MediaType.APPLICATION_PDF,
              ContentDisposition.inline(),
              name(guide, page) + ".pdf");
      case Outcome.EngineMissing missing -> {
        LOG.warn("No PDF can be made: {}", missing.what());
        yield none("missing", guide, page);
      }
      case Outcome.NotMade not -> {
        LOG.warn("No PDF of {}: {}, {}", guide.id(), not.reason(), not.detail());
        yield none(not.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), guide, page);
      }
    };
  }

  private ResponseEntity<byte[]> none(String reason, PublishedGuide guide, Page page) {
    page.titled(page.t("practices.download.none"), page.t("guides.lead")).notIndexed();
    return templates.page(
        HttpStatus.SERVICE_UNAVAILABLE,
        "guides/unavailable",
        page,
        new NoFileView(page.t("practices.download." + reason), page.url(guide.path(page.code()))));
  }

  @GetMapping(PLACE + "/checklist.json")
  ResponseEntity<byte[]> json(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam MultiValueMap<String, String> parameters) {
    PublishedGuide guide = guides.named(slugAndId);
    return saved(
        file.json(guide, Visit.of(parameters, guide.content()), page),
        MediaType.APPLICATION_JSON,
        name(guide, page) + ".json");
  }

  @GetMapping(PLACE + "/checklist.txt")
  ResponseEntity<byte[]> text(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam MultiValueMap<String, String> parameters) {
    PublishedGuide guide = guides.named(slugAndId);
    return saved(
        ChecklistFile.text(guide, Visit.of(parameters, guide.content()), page)
            .getBytes(StandardCharsets.UTF_8),
        TEXT,
        name(guide, page) + ".txt");
  }

  @GetMapping(PLACE + "/checklist.csv")
  ResponseEntity<byte[]> csv(
      Page page,
      @PathVariable String slugAndId,
      @RequestParam MultiValueMap<String, String> parameters) {
    PublishedGuide guide = guides.named(slugAndId);
    Visit visit = Visit.of(parameters, guide.content());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter table = TableWriter.csv(bytes)) {
      table.row(
          Stream.of("chapter", "item", "hint", "done")
              .map(column -> page.t("guides.column." + column))
              .toList());
      ChecklistFile.lines(guide, visit, page)
          .forEach(
              line ->
                  table.row(
                      List.of(
                          line.chapter(),
                          line.words(),
                          line.hint(),
                          page.t(line.done() ? "guides.answer.yes" : "guides.answer.no"))));
    }
    return saved(bytes.toByteArray(), CSV, name(guide, page) + ".csv");
  }

  /// The file of another device, without JavaScript: read, put into the address, forgotten.
  @PostMapping(PLACE + "/checklist")
  ResponseEntity<byte[]> bring(
      Page page,
      @Nullable Person person,
      @PathVariable String slugAndId,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile brought)
      throws IOException {
    PublishedGuide guide = guides.named(slugAndId);
    byte[] content = new byte[0];
    if (brought != null) {
      try (var in = brought.getInputStream()) {
        content = in.readNBytes(ChecklistFile.MOST_BYTES + 1);
      }
    }
    return switch (file.read(content, guide)) {
      case ChecklistFile.Read read -> {
        String query = read.visit().query();
        yield Redirect.to(
            page.url(guide.path(page.code()))
                + query
                + (query.isEmpty() ? "?" : "&")
                + "imported="
                + (read.visit().ticks().size() + read.visit().answers().size())
                + "#state");
      }
      case ChecklistFile.Refused refused ->
          pages.page(
              HttpStatus.UNPROCESSABLE_CONTENT,
              guide,
              Visit.NOTHING,
              new GuideModel.Brought("", page.t("guides.refused." + refused.why().code())),
              person,
              page);
    };
  }

  private static String name(PublishedGuide guide, Page page) {
    return guide.path(page.code()).substring(Guides.PATH.length() + 1);
  }

  private static ResponseEntity<byte[]> saved(byte[] bytes, MediaType type, String name) {
    return file(bytes, type, ContentDisposition.attachment(), name);
  }

  private static ResponseEntity<byte[]> file(
      byte[] bytes, MediaType type, ContentDisposition.Builder how, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, how.filename(name).build().toString())
        .body(bytes);
  }
}
