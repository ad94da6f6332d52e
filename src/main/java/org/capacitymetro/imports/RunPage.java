package org.capacitymetro.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.accounts.People;
import org.capacitymetro.intake.Findings;
import org.capacitymetro.intake.ImportRows;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.ImportRun.State;
import org.capacitymetro.intake.Imports;
import org.capacitymetro.intake.Outcome;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Makes the page of one run.
@Component
class RunPage {
  private static final int SAMPLES = 5;
  private static final int PER_PAGE = 100;
  private static final int LINES = 20;

  private final Imports imports;
  private final ImportRows rows;
  private final Findings findings;
  private final ImportWords words;
  private final RowWords rowWords;
  private final People people;
  private final Templates templates;
  private final Clock clock;

  RunPage(
      Imports imports,
      ImportRows rows,
      Findings findings,
      ImportWords words,
      RowWords rowWords,
      People people,
      Templates templates,
      Clock clock) {
    this.imports = imports;
    this.rows = rows;
    this.findings = findings;
    this.words = words;
    this.rowWords = rowWords;
    this.people = people;
    this.templates = templates;
    this.clock = clock;
  }

  /// @param done what was just done: `undone` or nothing
  /// @param problem what cannot be done, in words; empty for nothing
  ResponseEntity<byte[]> show(
      HttpStatus status, Page page, Person person, ImportRun run, String done, String problem) {
    frame(page, run.file()).withScript("src/imports.ts");
    boolean steers = ImportRights.maySteer(person, run.cities());
    boolean suspicious = run.state() == State.READY && imports.isSuspicious(run);
    Map<Outcome, Long> counts = rows.counts(run);
    boolean vanished = counts.getOrDefault(Outcome.VANISHED, 0L) > 0;
    boolean chooses = steers && run.state() == State.READY && isSomethingToApply(counts);
    return templates.page(
        status,
        "imports/import",
        page,
        new ImportView.One(
            ImportWords.code(run),
            ImportWords.state(run, page),
            ImportWords.tone(run),
            done.equals("undone") && run.state() == State.UNDONE ? page.t("imports.undone") : "",
            problem,
            about(run, page),
            run.state().isWork() && !run.paused() ? work(run, page) : null,
            counts(run, counts, page),
            chooses ? page.url(ImportPages.address(run) + "/apply") : null,
            suspicious && vanished
                ? page.t(
                    "imports.suspicious",
                    "now",
                    rows.countServices(run.id()),
                    "previous",
                    run.previous())
                : "",
            suspicious && vanished,
            steers ? steps(run, page) : List.of(),
            links(run, page),
            findings.groups(run.id(), LINES).stream()
                .map(group -> ImportWords.group(group, page))
                .toList(),
            samples(run, counts, page)));
  }

  private static boolean isSomethingToApply(Map<Outcome, Long> counts) {
    return counts.keySet().stream().anyMatch(Outcome.APPLICABLE::contains);
  }

  private List<String> about(ImportRun run, Page page) {
    List<String> about =
        new ArrayList<>(words.about(run, people.namesOf(List.of(run.startedBy())), page));
    if (run.error() != null) {
      about.add(page.t("imports.about.error", "error", run.error()));
    }
    return about;
  }

  private ImportView.Work work(ImportRun run, Page page) {
    return ImportWords.work(run, clock.instant(), imports.isWaiting(run), page);
  }

  private List<ImportView.Count> counts(ImportRun run, Map<Outcome, Long> counts, Page page) {
    if (run.state() == State.READING || run.state() == State.ASSESSING) {
      return List.of();
    }
    Map<Outcome, Long> applied = rows.applied(run.id());
    Set<Outcome> usual = usual(run);
    List<ImportView.Count> list = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = counts.getOrDefault(outcome, 0L);
      long leftOut =
          count > 0 && run.state() == State.READY ? rows.countLeftOut(run.id(), outcome) : 0;
      list.add(
          new ImportView.Count(
              outcome.code(),
              ImportWords.outcome(outcome, page),
              page.t("imports.outcome." + outcome.code() + ".about"),
              page.formats().number(count),
              applied.containsKey(outcome)
                  ? page.t("imports.applied", "count", applied.get(outcome))
                  : leftOut > 0 ? page.t("imports.left-out", "count", leftOut) : "",
              count > 0 && Outcome.APPLICABLE.contains(outcome),
              usual.contains(outcome),
              count == 0 ? "" : page.url(ImportPages.address(run) + "/rows/" + outcome.code())));
    }
    return list;
  }

  /// What is chosen unless somebody says otherwise: everything, but not that most of a source has
  /// gone.
  private Set<Outcome> usual(ImportRun run) {
    Set<Outcome> usual = EnumSet.copyOf(Outcome.APPLICABLE);
    if (imports.isSuspicious(run)) {
      usual.remove(Outcome.VANISHED);
    }
    return usual;
  }

  private static List<ImportView.Step> steps(ImportRun run, Page page) {
    List<ImportView.Step> steps = new ArrayList<>();
    String address = page.url(ImportPages.address(run));
    if (run.state().isWork()) {
      steps.add(
          run.paused()
              ? new ImportView.Step(page.t("imports.resume"), address + "/resume", "", true)
              : new ImportView.Step(page.t("imports.pause"), address + "/pause", "", false));
    }
    if (run.state().isWork() || run.state() == State.READY) {
      steps.add(
          new ImportView.Step(
              page.t("imports.cancel"),
              address + "/cancel",
              run.changeSet() == null ? "" : page.t("imports.cancel.about"),
              false));
    }
    if (run.canBeUndone()) {
      steps.add(
          new ImportView.Step(
              page.t("imports.undo"), address + "/undo", page.t("imports.undo.about"), false));
    }
    return steps;
  }

  private static List<ImportView.Link> links(ImportRun run, Page page) {
    List<ImportView.Link> links = new ArrayList<>();
    if (run.state() != State.READING && run.state() != State.ASSESSING) {
      String address = page.url(ImportPages.address(run));
      links.add(new ImportView.Link(page.t("imports.report.csv"), address + "/report.csv"));
      links.add(new ImportView.Link(page.t("imports.report.xlsx"), address + "/report.xlsx"));
    }
    addChangeSet(links, "imports.change-set", run.changeSet(), page);
    addChangeSet(links, "imports.undo.change-set", run.undoneBy(), page);
    return links;
  }

  private static void addChangeSet(
      List<ImportView.Link> links, String key, @Nullable Long changeSet, Page page) {
    if (changeSet != null) {
      links.add(new ImportView.Link(page.t(key), page.url("/desk/changes/" + changeSet)));
    }
  }

  private List<ImportView.Sample> samples(ImportRun run, Map<Outcome, Long> counts, Page page) {
    if (run.state() == State.READING || run.state() == State.ASSESSING) {
      return List.of();
    }
    List<ImportView.Sample> samples = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      List<ImportRows.Row> first = rows.list(run.id(), outcome, 0, SAMPLES);
      if (!first.isEmpty() && outcome != Outcome.UNCHANGED) {
        samples.add(
            new ImportView.Sample(
                ImportWords.outcome(outcome, page),
                page.url(ImportPages.address(run) + "/rows/" + outcome.code()),
                page.t(
                    "imports.rows.all",
                    "count",
                    counts.getOrDefault(outcome, (long) first.size()),
                    "outcome",
                    ImportWords.outcome(outcome, page)),
                rowWords.of(run, first, usual(run), page)));
      }
    }
    return samples;
  }

  ResponseEntity<byte[]> rows(
      Page page, Person person, ImportRun run, Outcome outcome, int from, String done) {
    String title = ImportWords.outcome(outcome, page);
    frame(page, title).under(run.file(), ImportPages.address(run));
    List<ImportRows.Row> staged = rows.list(run.id(), outcome, from, PER_PAGE + 1);
    String address = page.url(ImportPages.address(run) + "/rows/" + outcome.code());
    boolean chooses =
        run.state() == State.READY
            && Outcome.APPLICABLE.contains(outcome)
            && ImportRights.maySteer(person, run.cities());
    return templates.page(
        "imports/rows",
        page,
        new ImportView.Rows(
            page.t("imports.outcome." + outcome.code() + ".about"),
            done.equals("saved") ? page.t("imports.rows.saved") : "",
            rowWords.of(
                run,
                staged.stream().limit(PER_PAGE).toList(),
                EnumSet.copyOf(Outcome.APPLICABLE),
                page),
            chooses ? address + "?from=" + from : null,
            from == 0 ? "" : address + "?from=" + Math.max(0, from - PER_PAGE),
            staged.size() <= PER_PAGE ? "" : address + "?from=" + (from + PER_PAGE)));
  }

  private static Page frame(Page page, String title) {
    return page.titled(title, page.t("imports.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("imports.title"), ImportPages.PATH)
        .personal();
  }
}
