package org.capacitymetro.adoption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// "We are trying this": says which body tries the practice, and where. What follows is written at
/// the desk.
@Controller
class BeginPages {
  static final String TAIL = "/adopt";
  private static final String PATH = "/{language}/practices/{slugAndId}" + TAIL;
  private static final int MOST_FOUND = 12;
  private static final int LONGEST_NAME = 200;

  private final Practices practices;
  private final Adopters adopters;
  private final Lookups lookups;
  private final Areas areas;
  private final Templates templates;

  BeginPages(
      Practices practices, Adopters adopters, Lookups lookups, Areas areas, Templates templates) {
    this.practices = practices;
    this.adopters = adopters;
    this.lookups = lookups;
    this.areas = areas;
    this.templates = templates;
  }

  /// What was typed and chosen.
  private record Asked(String organization, String typed, String city, boolean searched) {}

  @GetMapping(PATH)
  ResponseEntity<byte[]> ask(Page page, Person person, @PathVariable String slugAndId) {
    Policy.requireSomewhere(person, Action.ADOPT_PRACTICE);
    Published practice = find(slugAndId);
    return page(HttpStatus.OK, practice, person, new Asked("", "", "", false), Map.of(), page);
  }

  @PostMapping(PATH)
  ResponseEntity<byte[]> begin(
      Page page,
      Person person,
      @PathVariable String slugAndId,
      @RequestParam(defaultValue = "") String organization,
      @RequestParam(defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(name = "do", defaultValue = "begin") String action) {
    Policy.requireSomewhere(person, Action.ADOPT_PRACTICE);
    Published practice = find(slugAndId);
    String name = typed.replace("\u0000", "").strip();
    Asked asked =
        new Asked(
            organization,
            name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
            city,
            action.equals("find"));
    if (asked.searched()) {
      return page(HttpStatus.OK, practice, person, asked, Map.of(), page);
    }
    Map<String, String> problems = new LinkedHashMap<>();
    Optional<Organization> body = body(person, asked);
    if (body.isEmpty()) {
      problems.put(
          "organization",
          asked.typed().isEmpty()
              ? page.t("adoption.problem.organization")
              : page.t("adoption.problem.unknown", "typed", AdoptionForm.shortened(asked.typed())));
    } else if (adopters.isItsOwn(body.get().id(), practice.sheet())) {
      problems.put(
          "organization",
          page.t("adoption.problem.own", "name", body.get().name().in(page.order())));
    }
    if (areas.findCity(city).isEmpty()) {
      problems.put("city", page.t("adoption.problem.city"));
    }
    if (problems.isEmpty()
        && !Policy.may(
            person, Action.ADOPT_PRACTICE, Subject.of(city, body.orElseThrow().id().value()))) {
      problems.put("organization", page.t("adoption.problem.rights"));
    }
    if (!problems.isEmpty()) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          practice,
          person,
          new Asked(
              body.map(found -> found.id().shortForm()).orElse(organization),
              asked.typed(),
              city,
              !asked.typed().isEmpty()),
          problems,
          page);
    }
    AdoptionId id = adopters.begin(person, practice, body.orElseThrow().id(), city, page.code());
    return Redirect.to(page.url(AdoptionEditPages.path(id)) + "?done=begun");
  }

  /// The body that was chosen; else the only one of the name that was typed.
  private Optional<Organization> body(Person person, Asked asked) {
    Optional<Organization> chosen =
        OrganizationId.parse(asked.organization()).flatMap(lookups::findOrganization);
    if (chosen.isPresent() || asked.typed().isEmpty() || !mayLook(person)) {
      return chosen;
    }
    String folded = Folding.words(asked.typed());
    List<Organization> named =
        lookups.organizationsNamed(asked.typed(), MOST_FOUND).stream()
            .filter(
                body ->
                    body.name().texts().values().stream()
                        .map(LocalizedText.Entry::text)
                        .anyMatch(each -> Folding.words(each).equals(folded)))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static boolean mayLook(Person person) {
    return Policy.scopes(person, Action.ADOPT_PRACTICE).stream()
        .anyMatch(scope -> !(scope instanceof Scope.Organization));
  }

  private Published find(String slugAndId) {
    Published practice = practices.named(slugAndId);
    if (!practice.state().isListed()) {
      throw new NotFound("adoption of practice " + slugAndId);
    }
    return practice;
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      Published practice,
      Person person,
      Asked asked,
      Map<String, String> problems,
      Page page) {
    String language = page.code();
    String path = practice.path(language);
    Set<Scope> scopes = Policy.scopes(person, Action.ADOPT_PRACTICE);
    List<AdoptionFormView.Option> own =
        scopes.stream()
            .flatMap(
                scope ->
                    scope instanceof Scope.Organization in
                        ? lookups.findOrganization(new OrganizationId(in.id())).stream()
                        : Stream.of())
            .map(body -> option(body, asked, language))
            .toList();
    String title = practice.sheet().title().in(language);
    page.titled(page.t("adoption.begin.title"), page.t("adoption.begin.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), "/practices")
        .under(title, path)
        .personal();
    boolean only = own.size() == 1 && !mayLook(person);
    return templates.page(
        status,
        "adoption/begin",
        page,
        new BeginView(
            page.url(path + TAIL),
            title,
            page.url(path),
            only
                ? List.of(
                    new AdoptionFormView.Option(
                        own.getFirst().value(), own.getFirst().label(), true))
                : own,
            mayLook(person) ? asked.typed() : null,
            asked.searched() && mayLook(person)
                ? lookups.organizationsNamed(asked.typed(), MOST_FOUND).stream()
                    .map(body -> option(body, asked, language))
                    .toList()
                : List.of(),
            asked.searched(),
            areas.cities().stream()
                .map(
                    each ->
                        new AdoptionFormView.Option(
                            each.code(),
                            each.name().in(language),
                            asked.city().isEmpty()
                                ? scopes.contains(new Scope.City(each.code()))
                                : asked.city().equals(each.code())))
                .toList(),
            problems));
  }

  private static AdoptionFormView.Option option(Organization body, Asked asked, String language) {
    String id = body.id().shortForm();
    return new AdoptionFormView.Option(
        id, body.name().in(language), id.equals(asked.organization()));
  }
}
