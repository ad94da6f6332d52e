package org.capacitymetro.orientation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.documents.Documents;
import org.capacitymetro.documents.Outcome;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One page to hand to a person: where to go, when, with what, in a language they read. Nothing
/// about the person is kept: the note is in no address, no log and no table.
@Controller
class OrientationPages {
  private static final Logger LOG = LoggerFactory.getLogger(OrientationPages.class);

  private final OrientationModel model;
  private final OrientationLinks links;
  private final Documents documents;
  private final Clock clock;
  private final Templates templates;

  OrientationPages(
      OrientationModel model,
      OrientationLinks links,
      Documents documents,
      Clock clock,
      Templates templates) {
    this.model = model;
    this.links = links;
    this.documents = documents;
    this.clock = clock;
    this.templates = templates;
  }

  @GetMapping("/{language}" + OrientationModel.PATH)
  ResponseEntity<byte[]> sheet(
      Page page,
      @RequestParam(defaultValue = "") List<String> service,
      @RequestParam(name = OrientationModel.IN, defaultValue = "") String in) {
    return shown(HttpStatus.OK, model.chosen(service, "", in, page), page);
  }

  /// The same with a note, for browsers without scripts.
  @PostMapping("/{language}" + OrientationModel.PATH)
  ResponseEntity<byte[]> noted(
      Page page,
      @RequestParam(defaultValue = "") List<String> service,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(name = OrientationModel.IN, defaultValue = "") String in) {
    return shown(HttpStatus.OK, model.chosen(service, note, in, page), page);
  }

  @PostMapping("/{language}" + OrientationModel.PATH + ".pdf")
  ResponseEntity<byte[]> pdf(
      Page page,
      @RequestParam(defaultValue = "") List<String> service,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(name = OrientationModel.IN, defaultValue = "") String in) {
    OrientationView view = model.chosen(service, note, in, page);
    return view.items().isEmpty() || OrientationModel.isTooLong(note)
        ? shown(HttpStatus.UNPROCESSABLE_CONTENT, view, page)
        : file(view, page);
  }

  @GetMapping("/{language}" + OrientationModel.PATH + "/{link}")
  ResponseEntity<byte[]> shared(
      Page page,
      @PathVariable String link,
      @RequestParam(name = OrientationModel.IN, defaultValue = "") String in) {
    return switch (links.check(link)) {
      case OrientationLinks.Checked.Good good ->
          shown(
              HttpStatus.OK,
              model.shared(good, page.url(OrientationModel.PATH + "/" + link), in, page),
              page);
      case OrientationLinks.Checked.Expired expired ->
          shown(HttpStatus.GONE, model.expired(in, page), page);
      case OrientationLinks.Checked.Unknown unknown -> throw new NotFound("orientation sheet");
    };
  }

  private ResponseEntity<byte[]> shown(HttpStatus status, OrientationView view, Page page) {
    String title =
        status == HttpStatus.GONE
            ? view.paper().t("orientation.expired")
            : view.shared() ? view.paper().t("orientation.paper") : page.t("orientation.title");
    page.titled(title, page.t("orientation.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("crumb.services"), "/services")
        .notIndexed();
    ResponseEntity<byte[]> shown = templates.page(status, "orientation/orientation", page, view);
    return ResponseEntity.status(shown.getStatusCode())
        .headers(shown.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(shown.getBody());
  }

  private ResponseEntity<byte[]> file(OrientationView view, Page page) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    Outcome outcome = documents.pdf(OrientationDocument.of(view, today));
    return switch (outcome) {
      case Outcome.Pdf pdf ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_PDF)
              .cacheControl(CacheControl.noStore())
              .header("X-Content-Type-Options", "nosniff")
              .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"orientation.pdf\"")
              .body(pdf.bytes());
      case Outcome.EngineMissing missing -> unavailable(missing.what(), view, page);
      case Outcome.NotMade not -> unavailable(not.reason().name(), view, page);
    };
  }

  /// The page again, with what was typed, and why there is no file: it can be printed.
  private ResponseEntity<byte[]> unavailable(String reason, OrientationView view, Page page) {
    LOG.warn("No PDF of an orientation sheet: {}", reason);
    return shown(HttpStatus.SERVICE_UNAVAILABLE, view.saying(page.t("orientation.no-pdf")), page);
  }
}
