package org.capacitymetro.authoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.accounts.People;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.PracticeNames;
import org.capacitymetro.practices.PracticeState;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetProblem;
import org.capacitymetro.practices.SheetRules;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.practices.Step;
import org.capacitymetro.rights.Person;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.writing.Typed;
import org.capacitymetro.writing.VersionWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Everything the page on which a sheet is written shows.
@Component
class SheetFormModel {
  private static final int MOST_TOLD = 10;

  private final SheetVersions versions;
  private final PracticeNames names;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final People people;
  private final VersionWords lines;

  SheetFormModel(
      SheetVersions versions,
      PracticeNames names,
      Areas areas,
      Taxonomies taxonomies,
      People people,
      VersionWords lines) {
    this.versions = versions;
    this.names = names;
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.people = people;
    this.lines = lines;
  }

  /// What the page says beside the form.
  ///
  /// @param kept whether the form shows what was typed and not saved
  /// @param done what has just happened, `trouble` what went wrong; empty for nothing
  record Said(boolean kept, String done, String trouble, boolean saved) {
    static final Said NOTHING = new Said(false, "", "", false);
  }

  SheetFormView of(
      Practice practice,
      int version,
      Typed typed,
      List<SheetProblem> problems,
      Said said,
      Person person,
      Page page) {
    String path = page.url(practice.deskPath());
    Sheet sheet = practice.sheet();
    return new SheetFormView(
        page,
        path,
        sheet.kind(),
        version,
        page.t("practices.state." + practice.state().code()),
        practice.state().code(),
        typed.values(),
        sentences(problems, page),
        SheetRules.unready(sheet).stream()
            .map(
                problem ->
                    new SheetFormView.Missing(
                        "f-" + problem.field().replace('.', '-'),
                        problem.sentence(label(problem.field(), page), page.words())))
            .toList(),
        areas.cities().stream()
            .map(
                city ->
                    option(
                        city.code(),
                        city.name().in(page.order()),
                        typed.has("cities", city.code())))
            .toList(),
        sectors(typed, page),
        taxonomies.list(Vocabulary.TARGET).stream()
            .map(
                term ->
                    option(
                        term.code(),
                        term.name().in(page.order()),
                        typed.has("targets", term.code())))
            .toList(),
        services(typed, page),
        typed.rows("pictures").stream()
            .map(
                row -> new SheetFormView.Image(row, file(practice, typed, "pictures." + row, page)))
            .toList(),
        typed.rows("attachments").stream()
            .map(
                row ->
                    new SheetFormView.File(
                        row,
                        typed.text("attachments." + row + ".name"),
                        file(practice, typed, "attachments." + row, page)))
            .toList(),
        steps(Authors.steps(person, practice), page),
        authors(practice, page),
        history(practice, page),
        path + "/preview",
        path + "/versions",
        review(practice, person, path),
        practice.publishedVersion() == null || practice.state() == PracticeState.DRAFT
            ? null
            : page.url(practice.path(page.code())),
        sheet.kind() == PracticeKind.MICRO && Authors.mayWrite(person, practice),
        Authors.mayWrite(person, practice),
        said.kept(),
        said.done(),
        said.trouble(),
        said.saved());
  }

  /// Where peers judge it: an address of the review, which stands above this module.
  private @Nullable String review(Practice practice, Person person, String path) {
    boolean concerned = Authors.isWriter(person, practice) || Authors.isPublisher(person, practice);
    boolean begun =
        versions.steps(practice.id()).stream().anyMatch(taken -> taken.step() == Step.BEGIN_REVIEW);
    boolean mayBegin =
        Authors.isPublisher(person, practice)
            && (practice.state() == PracticeState.SUBMITTED || practice.state().isListed());
    return concerned && (begun || mayBegin) ? path + "/review" : null;
  }

  static String label(String field, Page page) {
    return page.t("practices.field." + field.replaceAll("[.][0-9]+", ""));
  }

  private static Map<String, String> sentences(List<SheetProblem> problems, Page page) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (SheetProblem problem : problems) {
      sentences.merge(
          problem.field(),
          problem.sentence(label(problem.field(), page), page.words()),
          (one, two) -> one + " " + two);
    }
    return sentences;
  }

  private static SheetFormView.Option option(String value, String label, boolean chosen) {
    return new SheetFormView.Option(value, label, chosen, false);
  }

  private List<SheetFormView.Group> sectors(Typed typed, Page page) {
    List<SheetFormView.Group> groups = new ArrayList<>();
    List<Term> sectors = taxonomies.list(Vocabulary.SECTOR);
    for (Term top : sectors.stream().filter(term -> term.parent() == null).toList()) {
      List<SheetFormView.Option> options = new ArrayList<>();
      for (Term term : sectors) {
        if (term.code().equals(top.code()) || top.code().equals(term.parent())) {
          options.add(
              option(term.code(), term.name().in(page.order()), typed.has("sectors", term.code())));
        }
      }
      groups.add(
          new SheetFormView.Group(
              top.name().in(page.order()),
              options,
              options.stream().filter(SheetFormView.Option::chosen).count()));
    }
    return groups;
  }

  private List<SheetFormView.Service> services(Typed typed, Page page) {
    List<SheetFormView.Service> services = new ArrayList<>();
    for (int row : typed.rows("services")) {
      PracticeNames.Service service = service(typed.text("services." + row + ".id"), page);
      services.add(
          service == null
              ? new SheetFormView.Service(
                  row, page.t("practices.service.gone"), "", page.t("practices.service.gone"))
              : new SheetFormView.Service(
                  row,
                  service.name(),
                  page.url(service.path()),
                  service.status().equals("active")
                      ? ""
                      : page.t("practices.service." + service.status())));
    }
    return services;
  }

  private PracticeNames.@Nullable Service service(String id, Page page) {
    try {
      return names.service(UUID.fromString(id), page).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String file(Practice practice, Typed typed, String row, Page page) {
    return page.url(practice.filePath(typed.text(row + ".hash")));
  }

  private static List<SheetFormView.StepButton> steps(Set<Step> steps, Page page) {
    return steps.stream()
        .map(
            step ->
                new SheetFormView.StepButton(
                    step.code(),
                    page.t("practices.step." + step.code()),
                    page.t("practices.step." + step.code() + ".about"),
                    step.needsReason(),
                    step.needsWholeSheet() || step == Step.CONFIRM))
        .toList();
  }

  private List<SheetFormView.Writer> authors(Practice practice, Page page) {
    return practice.authors().stream()
        .map(
            id ->
                new SheetFormView.Writer(
                    id.shortForm(),
                    people.find(id).map(Person::name).orElse(page.t("practices.somebody")),
                    practice.authors().size() > 1))
        .sorted(Comparator.comparing(SheetFormView.Writer::name))
        .toList();
  }

  private List<SheetFormView.Told> history(Practice practice, Page page) {
    return versions.steps(practice.id()).stream()
        .limit(MOST_TOLD)
        .map(
            taken ->
                new SheetFormView.Told(
                    page.t(
                        "practices.told",
                        "step",
                        page.t("practices.taken." + taken.step().code()),
                        "name",
                        lines.who(taken.by(), page),
                        "day",
                        page.formats().date(LocalDate.ofInstant(taken.at(), Formats.ZONE))),
                    taken.reason()))
        .toList();
  }
}
