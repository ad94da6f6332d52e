package org.capacitymetro.adoption;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Codes;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How it went: where the letters after 6 and 12 months lead, and open at any time.
@Controller
class OutcomePages {
  private static final String PATH = "/{language}" + DeskAdoptionPages.PATH + "/{id}/outcome";
  static final int MOST_WHY = 2_000;
  static final int MOST_FIGURES = 1_000;

  private final Adopters adopters;
  private final AdoptionNames names;
  private final FamilyModel model;
  private final Practices practices;
  private final Clock clock;
  private final Templates templates;

  OutcomePages(
      Adopters adopters,
      AdoptionNames names,
      FamilyModel model,
      Practices practices,
      Clock clock,
      Templates templates) {
    this.adopters = adopters;
    this.names = names;
    this.model = model;
    this.practices = practices;
    this.clock = clock;
    this.templates = templates;
  }

  /// Its address; after the language.
  static String path(AdoptionId id) {
    return AdoptionEditPages.path(id) + "/outcome";
  }

  private record Typed(String outcome, String why, String figures) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> ask(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    return page(
        HttpStatus.OK,
        find(person, id),
        Typed.NOTHING,
        Map.of(),
        done.equals("told") ? page.t("adoption.done.told") : "",
        "",
        page);
  }

  @PostMapping(PATH)
  ResponseEntity<byte[]> tell(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String figures,
      @RequestParam(defaultValue = "-1") int seen) {
    Adoption adoption = find(person, id);
    Typed typed = new Typed(outcome, clean(why), clean(figures));
    Map<String, String> problems = new LinkedHashMap<>();
    Optional<Told.Outcome> chosen = Codes.parse(Told.Outcome.class, outcome);
    if (chosen.isEmpty()) {
      problems.put("outcome", page.t("adoption.problem.outcome"));
    }
    if (typed.why().isEmpty()) {
      problems.put("why", page.t("adoption.problem.missing", "field", page.t("adoption.why")));
    }
    tooLong("why", "adoption.why", typed.why(), MOST_WHY, problems, page);
    tooLong("figures", "adoption.figures", typed.figures(), MOST_FIGURES, problems, page);
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, adoption, typed, problems, "", "", page);
    }
    Told told =
        new Told(
            chosen.orElseThrow(),
            LocalizedText.of(page.code(), typed.why()),
            LocalizedText.of(page.code(), typed.figures()),
            clock.instant());
    return adopters.tell(person, adoption.id(), seen, told) == Adopters.Outcome.DONE
        ? Redirect.to(page.url(path(adoption.id())) + "?done=told")
        : page(
            HttpStatus.CONFLICT,
            find(person, id),
            typed,
            Map.of(),
            "",
            page.t("adoption.trouble.told"),
            page);
  }

  private static void tooLong(
      String field, String label, String words, int most, Map<String, String> problems, Page page) {
    if (words.length() > most) {
      problems.put(
          field,
          page.t(
              "adoption.problem.characters",
              "field",
              page.t(label),
              "most",
              most,
              "typed",
              words.length()));
    }
  }

  private static String clean(String words) {
    return words.replace("\r\n", "\n").replace("\u0000", "").strip();
  }

  private Adoption find(Person person, String id) {
    return AdoptionId.parse(id)
        .flatMap(adoption -> adopters.find(person, adoption))
        .filter(adoption -> adoption.state() != Adoption.State.DRAFT)
        .orElseThrow(() -> new NotFound("outcome of adoption " + id));
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      Adoption adoption,
      Typed typed,
      Map<String, String> problems,
      String done,
      String trouble,
      Page page) {
    Optional<Published> practice = practices.find(adoption.practice());
    page.titled(page.t("adoption.outcome.title"), page.t("adoption.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("adoption.desk.title"), DeskAdoptionPages.PATH)
        .personal();
    return templates.page(
        status,
        "adoption/outcome",
        page,
        new OutcomeView(
            page.url(path(adoption.id())),
            practice.map(found -> found.sheet().title().in(page.order())).orElse(""),
            names.organization(adoption.organization(), page.code()),
            adoption
                .openAsk()
                .map(
                    ask ->
                        page.t(
                            "adoption.asked",
                            "months",
                            ask.months(),
                            "day",
                            AdoptionFormModel.day(ask.askedAt(), page)))
                .orElse(null),
            adoption.told().size(),
            model.told(adoption, page),
            typed.outcome(),
            typed.why(),
            typed.figures(),
            problems,
            done,
            trouble,
            page.url(AdoptionEditPages.path(adoption.id())),
            adoption.state().isPublic()
                ? practice
                    .map(found -> page.url(FamilyPages.path(found, adoption.id(), page.code())))
                    .orElse(null)
                : null));
  }
}
