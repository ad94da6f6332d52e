package org.capacitymetro.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.intake.Findings;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.ImportRun.State;
import org.capacitymetro.intake.Outcome;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;

/// Puts runs in words for the people who keep the map.
@Component
class ImportWords {
  private final Areas areas;

  ImportWords(Areas areas) {
    this.areas = areas;
  }

  static String when(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE))
        + ", "
        + page.formats().time(instant);
  }

  static String state(ImportRun run, Page page) {
    return page.t("imports.state." + code(run));
  }

  /// Lower case, as in messages.
  static String code(ImportRun run) {
    return run.state().isWork() && run.paused()
        ? "paused"
        : run.state().name().toLowerCase(Locale.ROOT);
  }

  static String tone(ImportRun run) {
    return switch (run.state()) {
      case DONE -> "good";
      case FAILED -> "bad";
      case READING, ASSESSING, READY, APPLYING, CANCELLED, UNDONE -> "quiet";
    };
  }

  /// Who began a run, when, and how it reads its file.
  List<String> about(ImportRun run, Map<String, String> names, Page page) {
    List<String> lines = new ArrayList<>();
    lines.add(
        page.t(
            "imports.about.started",
            "who",
            starter(run, names, page),
            "when",
            when(run.startedAt(), page)));
    String profile = run.asked().profile();
    if (profile != null) {
      lines.add(page.t("imports.about.profile", "profile", profile));
    }
    if (!run.sources().isEmpty()) {
      lines.add(page.t("imports.about.sources", "sources", String.join(", ", run.sources())));
    }
    if (run.cities() != null) {
      lines.add(
          page.t(
              "imports.about.cities",
              "cities",
              run.cities().stream()
                  .map(code -> city(code, page))
                  .collect(Collectors.joining(", "))));
    }
    if (run.previous() > 0) {
      lines.add(page.t("imports.about.previous", "count", run.previous()));
    }
    Instant finished = run.finishedAt();
    if (finished != null) {
      lines.add(page.t("imports.about.finished", "when", when(finished, page)));
    }
    return lines;
  }

  static String starter(ImportRun run, Map<String, String> names, Page page) {
    if (run.scheduled() != null) {
      return page.t("imports.by.schedule");
    }
    String name = names.get(run.startedBy());
    return name != null
        ? name
        : page.t(run.startedBy().startsWith("person:") ? "imports.by.gone" : "imports.by.command");
  }

  String city(String code, Page page) {
    return areas.findCity(code).map(city -> city.name().in(page.order())).orElse(code);
  }

  /// How far the work is; the time left is what the part that is done took, for the rest.
  static ImportView.Work work(ImportRun run, Instant now, boolean waiting, Page page) {
    if (waiting) {
      return new ImportView.Work(page.t("imports.work.waiting"), null, "", "");
    }
    String phase = page.t("imports.work." + run.state().name().toLowerCase(Locale.ROOT));
    if (run.total() == 0) {
      return new ImportView.Work(phase, null, "", "");
    }
    long seconds = Duration.between(run.phaseAt(), now).toSeconds();
    boolean tellable = run.done() * 20 >= run.total() && seconds >= 2;
    long left = tellable ? seconds * (run.total() - run.done()) / run.done() : 0;
    return new ImportView.Work(
        phase,
        (int) Math.min(100, 100 * run.done() / run.total()),
        run.state() == State.APPLYING
            ? page.t("imports.work.rows", "done", run.done(), "total", run.total())
            : "",
        !tellable
            ? ""
            : left < 60
                ? page.t("imports.work.left-seconds", "count", Math.max(1, left))
                : page.t("imports.work.left-minutes", "count", (left + 59) / 60));
  }

  static String outcome(Outcome outcome, Page page) {
    return page.t("imports.outcome." + outcome.code());
  }

  static String reason(Reason reason, Page page) {
    return page.t("imports.reason." + reason.name());
  }

  static String finding(Finding finding, Page page) {
    return finding.value().isEmpty()
        ? reason(finding.reason(), page)
        : page.t(
            "imports.reason.with",
            "reason",
            reason(finding.reason(), page),
            "value",
            finding.value());
  }

  static ImportView.Reason group(Findings.Group group, Page page) {
    String lines =
        group.lines().stream()
            .map(line -> page.formats().number(line))
            .collect(Collectors.joining(", "));
    int more = group.count() - group.lines().size();
    String named =
        page.t(
            more > 0 ? "imports.lines.more" : "imports.lines",
            "lines",
            lines,
            "count",
            Math.max(more, 0));
    return new ImportView.Reason(
        group.refuses(),
        page.formats().number(group.count()),
        reason(Reason.valueOf(group.reason()), page),
        named);
  }

  /// Counts that matter, in one line.
  static String result(Map<Outcome, Long> counts, Page page) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = counts.getOrDefault(outcome, 0L);
      if (count > 0) {
        parts.add(page.t("imports.count", "label", outcome(outcome, page), "count", count));
      }
    }
    return String.join(", ", parts);
  }
}
