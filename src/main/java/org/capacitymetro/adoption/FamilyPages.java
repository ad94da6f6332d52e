package org.capacitymetro.adoption;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.areas.City;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/// The family of a practice, and each adoption in it, for everybody; those who publish the sheet
/// hide an adoption here, with a reason.
@Controller
class FamilyPages {
  static final String TAIL = "/family";
  private static final String PATH = "/{language}/practices/{slugAndId}" + TAIL;
  private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
  private static final int MOST_REASON = 1_000;

  private final Practices practices;
  private final Adoptions adoptions;
  private final AdoptionStore store;
  private final Adopters adopters;
  private final SheetVersions sheets;
  private final FamilyModel model;
  private final AdoptionNames names;
  private final JsonMapper json;
  private final Templates templates;

  FamilyPages(
      Practices practices,
      Adoptions adoptions,
      AdoptionStore store,
      Adopters adopters,
      SheetVersions sheets,
      FamilyModel model,
      AdoptionNames names,
      JsonMapper json,
      Templates templates) {
    this.practices = practices;
    this.adoptions = adoptions;
    this.store = store;
    this.adopters = adopters;
    this.sheets = sheets;
    this.model = model;
    this.names = names;
    this.json = json;
    this.templates = templates;
  }

  /// The page of an adoption; after the language.
  static String path(Published practice, AdoptionId id, String language) {
    return practice.path(language) + TAIL + "/" + id.shortForm();
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> family(
      Page page, @Nullable Person person, @PathVariable String slugAndId) {
    Published practice = practices.named(slugAndId);
    String path = practice.path(page.code());
    if (!path.equals("/practices/" + slugAndId)) {
      return moved(page.url(path + TAIL));
    }
    List<Adoption> hidden =
        person != null && sheets.isPublisher(person, practice.id())
            ? store.listHidden(practice.id())
            : List.of();
    page.titled(page.t("adoption.family.title"), page.t("adoption.family.about"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), "/practices")
        .under(practice.sheet().title().in(page.order()), path)
        .withScript("src/map.ts");
    unindexed(practice, page);
    return templates.page(
        "adoption/family", page, model.family(practice, adoptions.of(practice.id()), hidden, page));
  }

  @GetMapping(PATH + ".geojson")
  ResponseEntity<byte[]> points(Page page, @PathVariable String slugAndId) {
    Published practice = practices.named(slugAndId);
    List<Map<String, Object>> features = new ArrayList<>();
    for (String code : practice.sheet().cities()) {
      names
          .findCity(code)
          .ifPresent(
              city ->
                  features.add(
                      feature(
                          city.centre(),
                          Map.of(
                              "standing",
                              "born",
                              "name",
                              page.t("adoption.map.born", "city", city.name().in(page.order())),
                              "href",
                              page.url(practice.path(page.code()))))));
    }
    for (Adoption adoption : adoptions.of(practice.id())) {
      point(adoption)
          .ifPresent(
              point -> {
                FamilyView.Card card = model.card(practice, adoption, page);
                features.add(
                    feature(
                        point,
                        Map.of(
                            "standing",
                            card.standing(),
                            "name",
                            page.t(
                                "adoption.map.point",
                                "name",
                                card.name(),
                                "where",
                                card.where(),
                                "standing",
                                card.standingWords()),
                            "href",
                            card.href())));
              });
    }
    return ResponseEntity.ok()
        .contentType(GEOJSON)
        .cacheControl(CacheControl.noCache())
        .body(json.writeValueAsBytes(Map.of("type", "FeatureCollection", "features", features)));
  }

  /// Where the service is, as far as the public may know; else the middle of the city.
  private Optional<Point> point(Adoption adoption) {
    return Optional.ofNullable(adoption.details().service())
        .flatMap(names::service)
        .map(PublicService::place)
        .flatMap(place -> Optional.ofNullable(place.point()))
        .or(() -> names.findCity(adoption.city()).map(City::centre));
  }

  private static Map<String, Object> feature(Point point, Map<String, Object> properties) {
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put(
        "geometry", Map.of("type", "Point", "coordinates", List.of(point.lon(), point.lat())));
    feature.put("properties", properties);
    return feature;
  }

  @GetMapping(PATH + "/{id}")
  ResponseEntity<byte[]> adoption(
      Page page, @Nullable Person person, @PathVariable String slugAndId, @PathVariable String id) {
    Published practice = practices.named(slugAndId);
    Adoption adoption = find(person, practice, id);
    String path = path(practice, adoption.id(), page.code());
    if (!path.equals("/practices/" + slugAndId + TAIL + "/" + id)) {
      return moved(page.url(path));
    }
    return page(HttpStatus.OK, practice, adoption, person, "", page);
  }

  /// Hides it, or shows it again.
  @PostMapping(PATH + "/{id}")
  ResponseEntity<byte[]> moderate(
      Page page,
      Person person,
      @PathVariable String slugAndId,
      @PathVariable String id,
      @RequestParam(name = "do") String action,
      @RequestParam(defaultValue = "") String reason) {
    Published practice = practices.named(slugAndId);
    Adoption adoption = find(person, practice, id);
    if (!sheets.isPublisher(person, practice.id())) {
      throw new NotFound("decision about adoption " + id);
    }
    String why = reason.replace("\u0000", "").strip();
    if (action.equals("hide") && (why.isEmpty() || why.length() > MOST_REASON)) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          practice,
          adoption,
          person,
          page.t("adoption.problem.reason", "most", MOST_REASON),
          page);
    }
    if (action.equals("hide")) {
      adopters.hide(person, adoption.id(), why);
    } else {
      adopters.show(person, adoption.id());
    }
    return Redirect.to(page.url(path(practice, adoption.id(), page.code())));
  }

  /// A public adoption of this sheet; a hidden one for those who hid it or recorded it.
  private Adoption find(@Nullable Person person, Published practice, String id) {
    return AdoptionId.parse(id)
        .flatMap(
            wanted ->
                adoptions
                    .find(wanted)
                    .or(
                        () ->
                            store
                                .find(wanted)
                                .filter(found -> found.state() == Adoption.State.HIDDEN)
                                .filter(
                                    found ->
                                        person != null
                                            && (Adopters.mayRecord(person, found)
                                                || sheets.isPublisher(person, practice.id())))))
        .filter(found -> found.practice().equals(practice.id()))
        .orElseThrow(() -> new NotFound("adoption " + id));
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      Published practice,
      Adoption adoption,
      @Nullable Person person,
      String problem,
      Page page) {
    boolean records = person != null && Adopters.mayRecord(person, adoption);
    AdoptionView view =
        model.adoption(
            practice,
            adoption,
            person != null && sheets.isPublisher(person, practice.id()),
            records,
            problem,
            page);
    String path = practice.path(page.code());
    page.titled(
            page.t("adoption.page.title", "name", view.name(), "title", view.practice()),
            page.t("adoption.family.about"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), "/practices")
        .under(view.practice(), path)
        .under(page.t("adoption.family.title"), path + TAIL);
    if (records) {
      page.editedAt(AdoptionEditPages.path(adoption.id()));
    }
    if (!adoption.state().isPublic()) {
      page.personal();
    }
    unindexed(practice, page);
    if (adoption.details().demonstration()) {
      page.notIndexed();
    }
    return templates.page(status, "adoption/adoption", page, view);
  }

  private static void unindexed(Published practice, Page page) {
    if (practice.sheet().demonstration() || !practice.state().isListed()) {
      page.notIndexed();
    }
  }

  private static ResponseEntity<byte[]> moved(String to) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY).location(URI.create(to)).build();
  }
}
