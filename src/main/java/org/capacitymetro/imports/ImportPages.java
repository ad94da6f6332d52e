package org.capacitymetro.imports;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.Undone;
import org.capacitymetro.intake.ImportRows;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.ImportRun.State;
import org.capacitymetro.intake.Imports;
import org.capacitymetro.intake.Outcome;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.ShortId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The imports: what ran and what became of it, and for each what it found, what is to be applied,
/// and the way back.
@Controller
@ConditionalOnWebApplication
class ImportPages {
  static final String PATH = "/desk/imports";
  private static final int PER_PAGE = 30;

  private final Imports imports;
  private final ImportRows rows;
  private final RunPage runPage;
  private final Uploads uploads;
  private final Profiles profiles;
  private final People people;
  private final Jobs jobs;
  private final Templates templates;

  ImportPages(
      Imports imports,
      ImportRows rows,
      RunPage runPage,
      Uploads uploads,
      Profiles profiles,
      People people,
      Jobs jobs,
      Templates templates) {
    this.imports = imports;
    this.rows = rows;
    this.runPage = runPage;
    this.uploads = uploads;
    this.profiles = profiles;
    this.people = people;
    this.jobs = jobs;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(
      Page page, Person person, @RequestParam(defaultValue = "0") int from) {
    ImportRights.requireLook(person);
    int offset = Math.max(0, from);
    List<ImportRun> runs = imports.list(offset, PER_PAGE + 1);
    Map<String, String> names =
        people.namesOf(runs.stream().map(ImportRun::startedBy).distinct().toList());
    page.titled(page.t("imports.title"), page.t("imports.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        "imports/imports",
        page,
        new ImportView.Listed(
            ImportRights.mayStart(person),
            runs.stream().limit(PER_PAGE).map(run -> line(run, names, page)).toList(),
            offset == 0 ? "" : page.url(PATH + "?from=" + Math.max(0, offset - PER_PAGE)),
            runs.size() <= PER_PAGE ? "" : page.url(PATH + "?from=" + (offset + PER_PAGE))));
  }

  private ImportView.Line line(ImportRun run, Map<String, String> names, Page page) {
    return new ImportView.Line(
        run.file(),
        page.url(address(run)),
        page.t(
            "imports.about.started",
            "who",
            ImportWords.starter(run, names, page),
            "when",
            ImportWords.when(run.startedAt(), page)),
        ImportWords.state(run, page),
        ImportWords.tone(run),
        ImportWords.result(rows.counts(run), page));
  }

  /// Begins a dry run of a file that was handed in.
  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> start(
      Page page,
      Person person,
      @RequestParam String file,
      @RequestParam(defaultValue = "") String profile) {
    Set<String> cities = ImportRights.requireCities(person);
    Upload upload =
        Uploads.parseId(file)
            .flatMap(uploads::find)
            .orElseThrow(() -> new NotFound("upload " + file));
    if (!profile.isEmpty() && profiles.find(profile).isEmpty()) {
      throw new NotFound("profile " + profile);
    }
    ImportRun run =
        imports.start(
            upload.name(),
            upload.path(),
            new ImportRun.Asked(profile.isEmpty() ? null : profile, null, null),
            new Imports.Starter(person.actor(), cities));
    jobs.runNow(Imports.JOB);
    return Redirect.to(page.url(address(run)));
  }

  @GetMapping("/{language}" + PATH + "/{id}")
  ResponseEntity<byte[]> one(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    ImportRights.requireLook(person);
    return runPage.show(HttpStatus.OK, page, person, find(id), done, "");
  }

  @PostMapping("/{language}" + PATH + "/{id}/apply")
  ResponseEntity<byte[]> apply(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(name = "outcome", defaultValue = "") List<String> chosen,
      @RequestParam(defaultValue = "false") boolean confirm) {
    ImportRun run = steered(person, id);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    chosen.forEach(
        code -> Outcome.find(code).filter(Outcome.APPLICABLE::contains).ifPresent(outcomes::add));
    if (outcomes.contains(Outcome.VANISHED) && !confirm && imports.isSuspicious(run)) {
      return runPage.show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          person,
          run,
          "",
          page.t("imports.problem.confirm"));
    }
    if (rows.countChosen(run.id(), outcomes) == 0) {
      return runPage.show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          person,
          run,
          "",
          page.t("imports.problem.nothing"));
    }
    if (!imports.choose(run.id(), outcomes)) {
      return runPage.show(
          HttpStatus.CONFLICT, page, person, find(id), "", page.t("imports.problem.not-ready"));
    }
    jobs.runNow(Imports.JOB);
    return Redirect.to(page.url(address(run)));
  }

  @PostMapping("/{language}" + PATH + "/{id}/pause")
  ResponseEntity<byte[]> pause(Page page, Person person, @PathVariable String id) {
    ImportRun run = steered(person, id);
    imports.pause(run.id());
    return Redirect.to(page.url(address(run)));
  }

  @PostMapping("/{language}" + PATH + "/{id}/resume")
  ResponseEntity<byte[]> resume(Page page, Person person, @PathVariable String id) {
    ImportRun run = steered(person, id);
    imports.resume(run.id());
    jobs.runNow(Imports.JOB);
    return Redirect.to(page.url(address(run)));
  }

  @PostMapping("/{language}" + PATH + "/{id}/cancel")
  ResponseEntity<byte[]> cancel(Page page, Person person, @PathVariable String id) {
    ImportRun run = steered(person, id);
    imports.cancel(run.id());
    return Redirect.to(page.url(address(run)));
  }

  @PostMapping("/{language}" + PATH + "/{id}/undo")
  ResponseEntity<byte[]> undo(Page page, Person person, @PathVariable String id) {
    ImportRun run = steered(person, id);
    Optional<Undone> undone =
        imports.undo(
            run.id(),
            new ChangeSetInfo(person.actor(), page.t("imports.undo.reason", "file", run.file())));
    if (undone.isEmpty()) {
      return runPage.show(
          HttpStatus.CONFLICT, page, person, find(id), "", page.t("imports.problem.not-undone"));
    }
    return Redirect.to(page.url(address(run) + "?done=undone"));
  }

  /// The rows of one outcome, a page of them.
  @GetMapping("/{language}" + PATH + "/{id}/rows/{outcome}")
  ResponseEntity<byte[]> rows(
      Page page,
      Person person,
      @PathVariable String id,
      @PathVariable String outcome,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "") String done) {
    ImportRights.requireLook(person);
    return runPage.rows(page, person, find(id), outcome(outcome), Math.max(0, from), done);
  }

  /// Remembers which rows of a page were taken out, and which were put in.
  @PostMapping("/{language}" + PATH + "/{id}/rows/{outcome}")
  ResponseEntity<byte[]> chooseRows(
      Page page,
      Person person,
      @PathVariable String id,
      @PathVariable String outcome,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(name = "shown", defaultValue = "") List<Integer> shown,
      @RequestParam(name = "row", defaultValue = "") List<Integer> chosen,
      @RequestParam(defaultValue = "") String all) {
    ImportRun run = steered(person, id);
    Outcome found = outcome(outcome);
    if (run.state() != State.READY || !Outcome.APPLICABLE.contains(found)) {
      return runPage.show(
          HttpStatus.CONFLICT, page, person, run, "", page.t("imports.problem.not-ready"));
    }
    if (all.isEmpty()) {
      List<Integer> out = new ArrayList<>(shown);
      out.removeAll(chosen);
      rows.choose(run.id(), out, false);
      rows.choose(run.id(), chosen, null);
    } else {
      rows.chooseAll(run.id(), found, all.equals("in"));
    }
    return Redirect.to(
        page.url(
            address(run) + "/rows/" + found.code() + "?from=" + Math.max(0, from) + "&done=saved"));
  }

  static String address(ImportRun run) {
    return PATH + "/" + ShortId.encode(run.id());
  }

  private static Outcome outcome(String code) {
    return Outcome.find(code).orElseThrow(() -> new NotFound("outcome " + code));
  }

  private ImportRun steered(Person person, String id) {
    ImportRun run = find(id);
    ImportRights.requireSteer(person, run.cities());
    return run;
  }

  private ImportRun find(@Nullable String id) {
    return Optional.ofNullable(id)
        .flatMap(ShortId::decode)
        .flatMap(imports::find)
        .orElseThrow(() -> new NotFound("import " + id));
  }
}
