package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The guides of the desk, and where a new one begins.
@Controller
class DeskGuidePages {
  static final String PATH = "/desk/guides";

  private final GuideStore store;
  private final GuideEditors editors;
  private final GuideNames names;
  private final Templates templates;

  DeskGuidePages(GuideStore store, GuideEditors editors, GuideNames names, Templates templates) {
    this.store = store;
    this.editors = editors;
    this.names = names;
    this.templates = templates;
  }

  /// Where a guide is written; after the language.
  static String path(GuideId id) {
    return PATH + "/" + id.shortForm();
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(Page page, Person person) {
    Policy.requireSomewhere(person, Action.EDIT_GUIDE);
    page.titled(page.t("guides.desk.title"), page.t("guides.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        "guides/desk",
        page,
        new DeskGuideView(
            store.listWithin(Policy.scopes(person, Action.EDIT_GUIDE)).stream()
                .map(guide -> line(guide, page))
                .toList(),
            page.url(PATH + "/new")));
  }

  private DeskGuideView.Line line(ToolkitGuide guide, Page page) {
    return new DeskGuideView.Line(
        guide.content().title().in(page.order()),
        page.url(path(guide.id())),
        names.keeper(guide.city(), page),
        state(guide, page),
        GuideModel.day(guide.updatedAt(), page));
  }

  static String state(ToolkitGuide guide, Page page) {
    String state = page.t("guides.state." + guide.state().code());
    return guide.state() == GuideState.PUBLISHED && guide.hasUnpublishedChanges()
        ? state + ", " + page.t("guides.state.changed")
        : state;
  }

  @GetMapping("/{language}" + PATH + "/new")
  ResponseEntity<byte[]> begin(Page page, Person person) {
    Policy.requireSomewhere(person, Action.EDIT_GUIDE);
    return form(HttpStatus.OK, page, person, "", null, "");
  }

  @PostMapping("/{language}" + PATH + "/new")
  ResponseEntity<byte[]> create(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String by) {
    Policy.requireSomewhere(person, Action.EDIT_GUIDE);
    String words = title.replace("\u0000", "").replaceAll("\\s+", " ").strip();
    String label = page.t("guides.field.title");
    String problem =
        words.isEmpty()
            ? GuideProblem.of("title", "missing").sentence(label, page)
            : TextRule.tooLong("title", words).map(found -> found.sentence(label, page)).orElse("");
    String city = by.isEmpty() ? null : by;
    if (problem.isEmpty()
        && keepers(person, city, page).stream().noneMatch(each -> each.value().equals(by))) {
      problem = GuideProblem.of("by", "choose").sentence(page.t("guides.field.by"), page);
    }
    return problem.isEmpty()
        ? Redirect.to(page.url(path(editors.create(person, words, city))))
        : form(HttpStatus.UNPROCESSABLE_CONTENT, page, person, title, city, problem);
  }

  private ResponseEntity<byte[]> form(
      HttpStatus status,
      Page page,
      Person person,
      String title,
      @Nullable String city,
      String problem) {
    page.titled(page.t("guides.new"), page.t("guides.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("guides.desk.title"), PATH)
        .personal();
    return templates.page(
        status,
        "guides/new",
        page,
        new NewGuideView(page.url(PATH + "/new"), title, problem, keepers(person, city, page)));
  }

  /// Whose guides this person may write: those of cities, or of the whole network.
  private List<GuideListView.Option> keepers(Person person, @Nullable String chosen, Page page) {
    List<GuideListView.Option> options = new ArrayList<>();
    names
        .cities()
        .forEach(
            city -> {
              if (Policy.may(person, Action.EDIT_GUIDE, Subject.ofCity(city.code()))) {
                options.add(
                    new GuideListView.Option(
                        city.code(), city.name().in(page.order()), city.code().equals(chosen)));
              }
            });
    if (Policy.may(person, Action.EDIT_GUIDE, new Subject(null, Set.of()))) {
      options.add(new GuideListView.Option("", page.t("guides.network"), false));
    }
    return options;
  }
}
