package org.capacitymetro.practices;

import java.net.URI;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Each sheet as a page and as JSON; its draft as a page to those who may see it.
@Controller
class PracticePages {
  static final String PATH = "/practices";

  /// The version that a reader has on paper: what a QR code asks with.
  static final String HELD = "version";

  private static final String NUMBER = "\\d{1,6}";

  private final Practices practices;
  private final PracticeStore store;
  private final Authors authors;
  private final PracticeModel model;
  private final PracticeJson data;
  private final Templates templates;

  PracticePages(
      Practices practices,
      PracticeStore store,
      Authors authors,
      PracticeModel model,
      PracticeJson data,
      Templates templates) {
    this.practices = practices;
    this.store = store;
    this.authors = authors;
    this.model = model;
    this.data = data;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PATH + "/{slugAndId}")
  ResponseEntity<byte[]> practice(
      Page page,
      @Nullable Person person,
      @PathVariable String slugAndId,
      @RequestParam(name = HELD, defaultValue = "") String held) {
    Published published = practices.named(slugAndId);
    String path = published.path(page.code());
    if (!path.equals(PATH + "/" + slugAndId)) {
      return moved(page.url(path) + (held.matches(NUMBER) ? "?" + HELD + "=" + held : ""));
    }
    PracticeView view =
        model.of(published, false, held.matches(NUMBER) ? Integer.parseInt(held) : 0, page);
    page.titled(view.title().words(), description(view, page))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), PATH);
    if (person != null) {
      store
          .find(published.id())
          .filter(practice -> Authors.mayWrite(person, practice))
          .ifPresent(practice -> page.editedAt(practice.deskPath()));
    }
    if (view.demonstration() || !published.state().isListed()) {
      page.notIndexed();
    }
    return templates.page("practices/practice", page, view);
  }

  @GetMapping("/{language}" + PATH + "/{slugAndId}.json")
  ResponseEntity<byte[]> json(Page page, @PathVariable String slugAndId) {
    Published published = practices.named(slugAndId);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(data.of(published, page));
  }

  @GetMapping("/{language}" + Practice.DESK + "/{id}/preview")
  ResponseEntity<byte[]> preview(Page page, Person person, @PathVariable String id) {
    Practice practice =
        PracticeId.parse(id)
            .flatMap(found -> authors.find(person, found))
            .orElseThrow(() -> new NotFound("practice " + id));
    PracticeView view = model.of(Published.preview(practice), true, 0, page);
    page.titled(view.title().words(), page.t("practices.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.desk.title"), Practice.DESK)
        .personal();
    if (Authors.mayWrite(person, practice)) {
      page.editedAt(practice.deskPath());
    }
    return templates.page("practices/practice", page, view);
  }

  static ResponseEntity<byte[]> moved(String to) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY).location(URI.create(to)).build();
  }

  private static String description(PracticeView view, Page page) {
    PracticeView.Text lead = view.lead();
    if (lead == null) {
      return page.t("practices.lead");
    }
    String plain = lead.words().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    return plain.length() <= 300 ? plain : plain.substring(0, 300) + "…";
  }
}
