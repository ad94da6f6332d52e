package org.capacitymetro.adoption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The adoptions somebody records, with what is asked about them; and the line of the desk.
@Controller
class DeskAdoptionPages implements DeskLine {
  static final String PATH = "/desk/adoptions";

  private final Adopters adopters;
  private final AdoptionNames names;
  private final Practices practices;
  private final Templates templates;

  DeskAdoptionPages(
      Adopters adopters, AdoptionNames names, Practices practices, Templates templates) {
    this.adopters = adopters;
    this.names = names;
    this.practices = practices;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(
      Page page, Person person, @RequestParam(defaultValue = "") String done) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    List<Adoption> all = adopters.list(person);
    page.titled(page.t("adoption.desk.title"), page.t("adoption.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    List<DeskAdoptionsView.Section> sections = new ArrayList<>();
    for (String kind : List.of("asked", "draft", "hidden", "public")) {
      List<DeskAdoptionsView.Line> lines =
          all.stream()
              .filter(adoption -> kind(adoption).equals(kind))
              .map(adoption -> line(adoption, page))
              .toList();
      if (!lines.isEmpty()) {
        sections.add(
            new DeskAdoptionsView.Section(
                page.t("adoption.desk." + kind),
                page.t("adoption.desk." + kind + ".about"),
                lines));
      }
    }
    return templates.page(
        "adoption/desk",
        page,
        new DeskAdoptionsView(
            done.equals("dropped") ? page.t("adoption.done.dropped") : "", sections));
  }

  private static String kind(Adoption adoption) {
    return isAsked(adoption) ? "asked" : AdoptionFormModel.state(adoption);
  }

  private static boolean isAsked(Adoption adoption) {
    return adoption.state().isPublic() && adoption.openAsk().isPresent();
  }

  private DeskAdoptionsView.Line line(Adoption adoption, Page page) {
    return new DeskAdoptionsView.Line(
        title(adoption, page), page.url(href(adoption)), note(adoption, page));
  }

  private static String href(Adoption adoption) {
    return isAsked(adoption)
        ? OutcomePages.path(adoption.id())
        : AdoptionEditPages.path(adoption.id());
  }

  private String title(Adoption adoption, Page page) {
    return practices
        .find(adoption.practice())
        .map(practice -> practice.sheet().title().in(page.order()))
        .orElse("");
  }

  private String note(Adoption adoption, Page page) {
    String where =
        names.organization(adoption.organization(), page.code())
            + " · "
            + names.city(adoption.city(), page.code())
            + " · ";
    return adoption
        .openAsk()
        .filter(ask -> adoption.state().isPublic())
        .map(
            ask ->
                where
                    + page.t(
                        "adoption.asked",
                        "months",
                        ask.months(),
                        "day",
                        AdoptionFormModel.day(ask.askedAt(), page)))
        .orElseGet(
            () ->
                where
                    + (adoption.hiddenReason().isEmpty()
                        ? FamilyModel.standing(adoption, page)
                        : adoption.hiddenReason()));
  }

  @Override
  public String key() {
    return "adoptions";
  }

  @Override
  public int position() {
    return 59;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.sector() != null || !Policy.maySomewhere(person, Action.ADOPT_PRACTICE)) {
      return Waiting.NOTHING;
    }
    List<Adoption> asked =
        adopters.list(person).stream()
            .filter(DeskAdoptionPages::isAsked)
            .filter(adoption -> filter.city() == null || filter.city().equals(adoption.city()))
            .sorted(Comparator.comparing(adoption -> adoption.openAsk().orElseThrow().askedAt()))
            .toList();
    Map<String, Long> byCity = new TreeMap<>();
    asked.forEach(adoption -> byCity.merge(adoption.city(), 1L, Long::sum));
    return new Waiting(
        asked.size(),
        byCity,
        Map.of(),
        asked.stream()
            .limit(limit)
            .map(
                adoption ->
                    new Entry(
                        title(adoption, page),
                        href(adoption),
                        names.organization(adoption.organization(), page.code()),
                        LocalDate.ofInstant(
                            adoption.openAsk().orElseThrow().askedAt(), Formats.ZONE)))
            .toList());
  }
}
