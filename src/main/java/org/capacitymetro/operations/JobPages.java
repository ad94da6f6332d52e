package org.capacitymetro.operations;

import java.net.URI;
import java.util.List;
import org.capacitymetro.jobs.JobRun;
import org.capacitymetro.jobs.JobStatus;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The jobs, for administrators: when each ran and runs next, what became of it, "run now".
@Controller
@ConditionalOnWebApplication
class JobPages {
  private static final int RUNS = 10;

  private final Jobs jobs;
  private final Templates templates;

  JobPages(Jobs jobs, Templates templates) {
    this.jobs = jobs;
    this.templates = templates;
  }

  /// @param started name of the job whose button was pressed, `running` when it was at work already
  @GetMapping("/{language}/desk/jobs")
  ResponseEntity<byte[]> list(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String started,
      @RequestParam(defaultValue = "") String busy) {
    Policy.require(person, Action.OPERATE, Subject.INSTALLATION);
    page.titled(page.t("jobs.title"), page.t("jobs.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    String done =
        jobs.find(started).isPresent()
            ? page.t("jobs.started", "job", title(page, started))
            : jobs.find(busy).isPresent() ? page.t("jobs.busy", "job", title(page, busy)) : null;
    return templates.page(
        "operations/jobs",
        page,
        new JobsView(done, jobs.list().stream().map(status -> row(page, status)).toList()));
  }

  @PostMapping("/{language}/desk/jobs/{name}/run")
  ResponseEntity<byte[]> run(Page page, Person person, @PathVariable String name) {
    Policy.require(person, Action.OPERATE, Subject.INSTALLATION);
    JobStatus status = jobs.find(name).orElseThrow(() -> new NotFound("job " + name));
    String outcome = jobs.runNow(status.job().name()) ? "started" : "busy";
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url("/desk/jobs?" + outcome + "=" + status.job().name())))
        .build();
  }

  private JobsView.Row row(Page page, JobStatus status) {
    String name = status.job().name();
    JobRun last = status.last();
    return new JobsView.Row(
        name,
        title(page, name),
        page.t("job." + name + ".about"),
        Moments.of(page, status.job().schedule()),
        page.t("jobs.state." + state(status)),
        state(status).equals("failed") ? "bad" : state(status).equals("well") ? "good" : "quiet",
        last == null
            ? ""
            : page.t(
                "jobs.ran",
                "when",
                Moments.at(page, last.started()),
                "took",
                Moments.took(page, last.took()),
                "count",
                last.done()),
        last == null ? null : last.error(),
        status.next() == null ? "" : Moments.at(page, status.next()),
        status.running(),
        runs(page, name));
  }

  private List<JobsView.Run> runs(Page page, String name) {
    return jobs.runs(name, RUNS).stream()
        .map(
            run ->
                new JobsView.Run(Moments.at(page, run.started()), result(page, run), run.error()))
        .toList();
  }

  private static String result(Page page, JobRun run) {
    return run.error() == null
        ? page.t("jobs.did", "count", run.done(), "took", Moments.took(page, run.took()))
        : page.t("jobs.state.failed");
  }

  private static String state(JobStatus status) {
    @Nullable JobRun last = status.last();
    if (status.running()) {
      return "running";
    }
    return last == null ? "never" : last.error() == null ? "well" : "failed";
  }

  private static String title(Page page, String name) {
    return page.t("job." + name);
  }
}
