package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Published;
import org.capacitymetro.rights.Person;
import org.capacitymetro.writing.VersionWords;
import org.springframework.stereotype.Component;

/// Turns what stands in the form of a guide into what its page shows.
@Component
class GuideFormModel {
  private static final int LONGEST_OPTION = 90;

  private final GuideStore store;
  private final GuideNames names;
  private final VersionWords lines;

  GuideFormModel(GuideStore store, GuideNames names, VersionWords lines) {
    this.store = store;
    this.names = names;
    this.lines = lines;
  }

  /// What is to be told at the fields.
  record Told(List<GuideProblem> problems, Map<String, String> theirs) {
    static final Told NOTHING = new Told(List.of(), Map.of());
  }

  GuideFormView of(
      ToolkitGuide guide,
      Fields typed,
      Told told,
      GuideFormView.Said said,
      String focus,
      Person person,
      Page page) {
    GuideLabels labels = new GuideLabels(typed, page);
    Map<String, String> texts = new LinkedHashMap<>();
    typed.values().keySet().forEach(name -> texts.put(name, typed.text(name)));
    Map<String, String> problems = new LinkedHashMap<>();
    told.problems()
        .forEach(
            problem ->
                problems.putIfAbsent(
                    problem.field(), problem.sentence(labels.of(problem.field()), page)));
    String action = page.url(DeskGuidePages.path(guide.id()));
    boolean mayWrite = GuideEditors.mayWrite(person, guide);
    GuideLabels saved = new GuideLabels(GuideForm.of(guide.content()), page);
    return new GuideFormView(
        new GuideFormView.Links(
            action,
            action + "/preview",
            action + "/versions",
            action + "/translation",
            guide.publishedVersion() == null
                ? null
                : page.url(Guides.PATH + "/" + guide.id().shortForm())),
        texts,
        typed.number("version") == 0 ? guide.version() : typed.number("version"),
        problems,
        told.theirs(),
        said,
        focus,
        DeskGuidePages.state(guide, page),
        names.keeper(guide.city(), page),
        mayWrite,
        names.themes(page).stream()
            .map(
                theme ->
                    new GuideListView.Option(
                        theme.code(), theme.name(), typed.isIn("themes", theme.code())))
            .toList(),
        chapters(typed, labels, page),
        sheets(typed, page),
        guide.state() == GuideState.ARCHIVED
            ? List.of()
            : GuideForm.unready(guide.content()).stream()
                .map(
                    problem ->
                        new GuideFormView.Missing(
                            "f-" + problem.field().replace('.', '-'),
                            problem.sentence(saved.of(problem.field()), page)))
                .toList(),
        GuideEditors.steps(person, guide).stream()
            .map(
                step ->
                    new GuideFormView.Step(
                        step.code(),
                        page.t("guides.step." + step.code()),
                        page.t("guides.step." + step.code() + ".about"),
                        step.needsReason(),
                        step == GuideStep.PUBLISH))
            .toList(),
        history(guide, page));
  }

  private List<GuideFormView.Told> history(ToolkitGuide guide, Page page) {
    return store.steps(guide.id()).stream()
        .map(
            taken ->
                new GuideFormView.Told(
                    page.t(
                        "guides.told." + taken.step().code(),
                        "name",
                        lines.who(taken.by(), page),
                        "version",
                        taken.version(),
                        "day",
                        GuideModel.day(taken.at(), page)),
                    taken.reason()))
        .toList();
  }

  private List<GuideFormView.Chapter> chapters(Fields typed, GuideLabels labels, Page page) {
    List<String> ids = typed.list("chapters");
    List<GuideFormView.Chapter> chapters = new ArrayList<>();
    for (String id : ids) {
      List<String> parts = typed.list(id + ".parts");
      boolean firstChapter = id.equals(ids.getFirst());
      boolean lastChapter = id.equals(ids.getLast());
      chapters.add(
          new GuideFormView.Chapter(
              id,
              labels.place(id),
              firstChapter,
              lastChapter,
              parts.stream()
                  .map(
                      part ->
                          new GuideFormView.Part(
                              part,
                              PartKind.parse(typed.text(part + ".kind"))
                                  .orElse(PartKind.TEXT)
                                  .code(),
                              labels.place(part),
                              firstChapter && part.equals(parts.getFirst()),
                              lastChapter && part.equals(parts.getLast()),
                              rows(part, typed, labels, page)))
                  .toList()));
    }
    return chapters;
  }

  private List<GuideFormView.Row> rows(String part, Fields typed, GuideLabels labels, Page page) {
    List<String> ids = typed.list(part + ".rows");
    boolean questions = typed.text(part + ".kind").equals(PartKind.ASSESSMENT.code());
    boolean sheets = typed.text(part + ".kind").equals(PartKind.SHEETS.code());
    return ids.stream()
        .map(
            id ->
                new GuideFormView.Row(
                    id,
                    labels.place(id),
                    id.equals(ids.getFirst()),
                    id.equals(ids.getLast()),
                    sheets ? sheet(typed.text(id + ".practice"), page) : null,
                    questions ? sheetsOf(id, typed, page) : List.of(),
                    questions ? itemsOf(id, typed) : List.of(),
                    typed.list(id + ".sheets").size() + typed.list(id + ".items").size()))
        .toList();
  }

  private Optional<Published> found(String practice) {
    try {
      return names.sheet(UUID.fromString(practice));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private GuideFormView.Sheet sheet(String practice, Page page) {
    return found(practice)
        .map(
            sheet ->
                new GuideFormView.Sheet(
                    practice,
                    sheet.sheet().title().in(page.order()),
                    page.url(sheet.path(page.code())),
                    GuideModel.note(sheet, page)))
        .orElseGet(
            () ->
                new GuideFormView.Sheet(
                    practice,
                    page.t("guides.sheet.gone"),
                    null,
                    page.t("guides.sheet.gone.about")));
  }

  /// The sheets of the guide, for a question.
  private List<GuideListView.Option> sheetsOf(String question, Fields typed, Page page) {
    return rowsOf(PartKind.SHEETS, typed).stream()
        .flatMap(
            id ->
                found(typed.text(id + ".practice")).stream()
                    .map(
                        sheet ->
                            new GuideListView.Option(
                                id,
                                sheet.sheet().title().in(page.order()),
                                typed.isIn(question + ".sheets", id))))
        .toList();
  }

  private static List<GuideListView.Option> itemsOf(String question, Fields typed) {
    return rowsOf(PartKind.CHECKLIST, typed).stream()
        .filter(id -> !typed.text(id + ".words").isEmpty())
        .map(
            id ->
                new GuideListView.Option(
                    id, begin(typed.text(id + ".words")), typed.isIn(question + ".items", id)))
        .toList();
  }

  private static List<String> rowsOf(PartKind kind, Fields typed) {
    return typed.list("chapters").stream()
        .flatMap(chapter -> typed.list(chapter + ".parts").stream())
        .filter(part -> typed.text(part + ".kind").equals(kind.code()))
        .flatMap(part -> typed.list(part + ".rows").stream())
        .toList();
  }

  /// The sheets that are not in the guide yet.
  private List<GuideListView.Option> sheets(Fields typed, Page page) {
    Set<String> taken =
        rowsOf(PartKind.SHEETS, typed).stream()
            .map(id -> typed.text(id + ".practice"))
            .collect(Collectors.toSet());
    return names.sheets().stream()
        .filter(sheet -> !taken.contains(sheet.id().value().toString()))
        .map(
            sheet ->
                new GuideListView.Option(
                    sheet.id().value().toString(),
                    begin(sheet.sheet().title().in(page.order())),
                    false))
        .sorted(Comparator.comparing(GuideListView.Option::label))
        .toList();
  }

  private static String begin(String text) {
    return text.length() <= LONGEST_OPTION ? text : text.substring(0, LONGEST_OPTION) + "…";
  }
}
