package org.capacitymetro.steps;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QuickExit;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Markdown;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The step guides. Every step is an address, so that going back works and a step can be sent to
/// somebody; nothing of the way a reader takes is kept.
@Controller
class StepPages {
  private static final int FIRST_SERVICES = 3;

  private final StepGuides guides;
  private final StepServices services;
  private final ServiceSearch search;
  private final Cards cards;
  private final Labels labels;
  private final Areas areas;
  private final QuickExit quickExit;
  private final Templates templates;

  StepPages(
      StepGuides guides,
      StepServices services,
      ServiceSearch search,
      Cards cards,
      Labels labels,
      Areas areas,
      QuickExit quickExit,
      Templates templates) {
    this.guides = guides;
    this.services = services;
    this.search = search;
    this.cards = cards;
    this.labels = labels;
    this.areas = areas;
    this.quickExit = quickExit;
    this.templates = templates;
  }

  @GetMapping("/{language}" + StepGuides.PATH)
  ResponseEntity<byte[]> list(Page page) {
    page.titled(page.t("steps.title"), page.t("steps.lead")).under(page.t("crumb.home"), "");
    return templates.page("steps/list", page, new StepListView(guides.tiles(page)));
  }

  /// @param step code of a step; the first where it is empty
  /// @param city whose services the step shows; none where it is empty or unknown
  @GetMapping("/{language}" + StepGuides.PATH + "/{code}")
  ResponseEntity<byte[]> step(
      Page page,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String city) {
    StepGuide guide = guides.find(code).orElseThrow(() -> new NotFound("step guide " + code));
    return page(guide, step, city, StepGuides.PATH + "/" + code, page);
  }

  /// The page of a step, also of a guide that the public does not see yet.
  ///
  /// @param base address of the guide's first step, after the language
  ResponseEntity<byte[]> page(StepGuide guide, String asked, String city, String base, Page page) {
    StepContent content = guide.content();
    StepContent.Step first =
        content.steps().stream()
            .findFirst()
            .orElseThrow(() -> new NotFound("a step of " + guide.code()));
    StepContent.Step step =
        asked.isEmpty()
            ? first
            : content
                .find(asked)
                .orElseThrow(() -> new NotFound("step " + asked + " of " + guide.code()));
    LocalizedText.Reading title = content.title().read(page.order());
    page.titled(step.title().read(page.order()).text(), content.lead().read(page.order()).text())
        .under(page.t("crumb.home"), "")
        .under(page.t("steps.title"), StepGuides.PATH);
    if (step != first) {
      page.under(title.text(), base);
    }
    if (content.sensitive()) {
      quickExit.offer(page);
    }
    Notes notes = new Notes(page);
    return templates.page(
        "steps/step",
        page,
        new StepView(
            title.text(),
            title.language(),
            step == first ? null : page.url(base),
            notes.title(title, step.title().read(page.order())),
            step.text().isEmpty() ? null : notes.text(step.text().read(page.order())),
            step.choices().stream().map(choice -> choice(choice, city, base, page)).toList(),
            notes.of(step.choices().stream().map(choice -> choice.label().read(page.order()))),
            found(step, city, base, page)));
  }

  /// What a reader is told of the languages of a page and of its translations, each thing once.
  private static final class Notes {
    private final Page page;
    private final Set<String> said = new HashSet<>(Set.of(""));

    Notes(Page page) {
      this.page = page;
    }

    StepView.Prose title(LocalizedText.Reading guide, LocalizedText.Reading step) {
      return new StepView.Prose(step.text(), step.language(), of(Stream.of(step, guide)));
    }

    StepView.Prose text(LocalizedText.Reading reading) {
      return new StepView.Prose(
          Markdown.html(reading.text()), reading.language(), of(Stream.of(reading)));
    }

    String of(Stream<LocalizedText.Reading> readings) {
      return readings
          .flatMap(
              reading ->
                  Stream.of(
                      page.textIn(reading.language()),
                      page.older(reading.olderThan()),
                      reading.machine() ? page.t("service.machine") : ""))
          .filter(said::add)
          .collect(Collectors.joining(" "));
    }
  }

  private StepView.Choice choice(StepContent.Choice choice, String city, String base, Page page) {
    LocalizedText.Reading label = choice.label().read(page.order());
    if (choice.call() != null) {
      return new StepView.Choice(
          label.text(), label.language(), "tel:" + choice.call(), "call", "phone", "");
    }
    if (choice.services() != null) {
      Optional<SectorTile> sector =
          services.sector(choice.services()).flatMap(code -> labels.tile(code, page));
      return new StepView.Choice(
          label.text(),
          label.language(),
          page.url("/services") + "?" + services.query(choice.services(), known(city)),
          "services",
          sector.map(SectorTile::icon).orElse("search"),
          sector.map(SectorTile::code).orElse(""));
    }
    String path = base + "?step=" + choice.step();
    return new StepView.Choice(
        label.text(),
        label.language(),
        page.url(path) + (known(city).isEmpty() ? "" : "&city=" + city),
        "step",
        "arrow",
        "");
  }

  /// The code, or empty where no city has it.
  private String known(String city) {
    return areas.cities().stream().anyMatch(each -> each.code().equals(city)) ? city : "";
  }

  private StepView.@Nullable Found found(
      StepContent.Step step, String asked, String base, Page page) {
    StepContent.Choice choice =
        step.choices().stream().filter(each -> each.services() != null).findFirst().orElse(null);
    if (choice == null || choice.services() == null) {
      return null;
    }
    String city = known(asked);
    ServiceQuery query = services.parse(choice.services(), page.code());
    LocalizedText.Reading label = choice.label().read(page.order());
    return new StepView.Found(
        label.text(),
        label.language(),
        city,
        areas.cities().stream()
            .map(
                each ->
                    new StepView.City(
                        each.code(), each.name().in(page.code()), each.code().equals(city)))
            .toList(),
        page.url(base),
        step.code(),
        city.isEmpty()
            ? List.of()
            : cards.of(search.hits(query.withCity(city).withPage(0, FIRST_SERVICES)), page),
        page.url("/services") + "?" + services.query(choice.services(), city));
  }
}
