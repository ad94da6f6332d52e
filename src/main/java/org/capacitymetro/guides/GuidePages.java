package org.capacitymetro.guides;

import java.net.URI;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of guides, and each guide as a page and as JSON. What a reader answers comes with the
/// address, is used for the page and forgotten.
@Controller
class GuidePages {
  private static final int LONGEST_TEXT = 200;

  private final Guides guides;
  private final GuideStore store;
  private final GuideList list;
  private final GuideModel model;
  private final GuideJson data;
  private final Templates templates;

  GuidePages(
      Guides guides,
      GuideStore store,
      GuideList list,
      GuideModel model,
      GuideJson data,
      Templates templates) {
    this.guides = guides;
    this.store = store;
    this.list = list;
    this.model = model;
    this.data = data;
    this.templates = templates;
  }

  @GetMapping("/{language}" + Guides.PATH)
  ResponseEntity<byte[]> list(
      Page page,
      @Nullable Person person,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String by) {
    page.titled(page.t("guides.title"), page.t("guides.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), "/practices");
    return templates.page(
        "guides/list",
        page,
        list.of(
            q.length() <= LONGEST_TEXT ? q.strip() : q.substring(0, LONGEST_TEXT),
            theme,
            by,
            person != null && Policy.maySomewhere(person, Action.EDIT_GUIDE)
                ? page.url(DeskGuidePages.PATH)
                : null,
            page));
  }

  @GetMapping("/{language}" + Guides.PATH + "/{slugAndId}")
  ResponseEntity<byte[]> guide(
      Page page,
      @Nullable Person person,
      @PathVariable String slugAndId,
      @RequestParam MultiValueMap<String, String> parameters) {
    PublishedGuide guide = guides.named(slugAndId);
    Visit visit = Visit.of(parameters, guide.content());
    if (!isNamed(guide, slugAndId, page)) {
      return moved(page.url(guide.path(page.code())) + visit.query());
    }
    String imported = parameters.getFirst("imported");
    return page(
        HttpStatus.OK,
        guide,
        visit,
        imported != null && imported.matches("[0-9]{1,4}")
            ? new GuideModel.Brought(
                page.t("guides.imported", "count", Integer.parseInt(imported)), "")
            : GuideModel.Brought.NOTHING,
        person,
        page);
  }

  ResponseEntity<byte[]> page(
      HttpStatus status,
      PublishedGuide guide,
      Visit visit,
      GuideModel.Brought brought,
      @Nullable Person person,
      Page page) {
    GuideView view = model.of(guide, false, visit, brought, page);
    titled(view, page);
    if (person != null
        && store
            .find(guide.id())
            .filter(found -> GuideEditors.mayWrite(person, found))
            .isPresent()) {
      page.editedAt(DeskGuidePages.path(guide.id()));
    }
    if (view.demonstration() || guide.state() != GuideState.PUBLISHED || !visit.isEmpty()) {
      page.notIndexed();
    }
    return templates.page(status, "guides/guide", page, view);
  }

  static void titled(GuideView view, Page page) {
    page.titled(view.title().words(), view.purpose().words())
        .under(page.t("crumb.home"), "")
        .under(page.t("guides.title"), Guides.PATH)
        .withScript("src/guide.ts");
  }

  @GetMapping("/{language}" + Guides.PATH + "/{slugAndId}.json")
  ResponseEntity<byte[]> json(Page page, @PathVariable String slugAndId) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(data.of(guides.named(slugAndId), page));
  }

  static boolean isNamed(PublishedGuide guide, String slugAndId, Page page) {
    return guide.path(page.code()).equals(Guides.PATH + "/" + slugAndId);
  }

  static ResponseEntity<byte[]> moved(String to) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY).location(URI.create(to)).build();
  }
}
