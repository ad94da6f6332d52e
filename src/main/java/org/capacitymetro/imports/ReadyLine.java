package org.capacitymetro.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.intake.ImportRows;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.Imports;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// The line of the desk for imports that wait for somebody to choose.
@Component
class ReadyLine implements DeskLine {
  private final Imports imports;
  private final ImportRows rows;

  ReadyLine(Imports imports, ImportRows rows) {
    this.imports = imports;
    this.rows = rows;
  }

  @Override
  public String key() {
    return "imports";
  }

  @Override
  public int position() {
    return 25;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.sector() != null) {
      return Waiting.NOTHING;
    }
    List<ImportRun> theirs =
        imports.ready().stream()
            .filter(run -> ImportRights.maySteer(person, run.cities()))
            .filter(
                run ->
                    filter.city() == null
                        || run.cities() == null
                        || run.cities().contains(filter.city()))
            .toList();
    return new Waiting(
        theirs.size(),
        Map.of(),
        Map.of(),
        theirs.stream().limit(limit).map(run -> entry(run, page)).toList());
  }

  private Entry entry(ImportRun run, Page page) {
    Instant since = Objects.requireNonNullElse(run.assessedAt(), run.startedAt());
    LocalDate day = LocalDate.ofInstant(since, Formats.ZONE);
    return new Entry(
        run.file(),
        ImportPages.address(run),
        page.t(
            "desk.line.imports.since",
            "day",
            page.formats().date(day),
            "result",
            ImportWords.result(rows.counts(run), page)),
        day);
  }
}
