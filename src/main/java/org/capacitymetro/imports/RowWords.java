package org.capacitymetro.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.intake.Alike;
import org.capacitymetro.intake.Findings;
import org.capacitymetro.intake.ImportRows;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.Outcome;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts staged rows in words, with links to what they are or may be.
@Component
class RowWords {
  private final ImportRows rows;
  private final Findings findings;
  private final Directory directory;

  RowWords(ImportRows rows, Findings findings, Directory directory) {
    this.rows = rows;
    this.findings = findings;
    this.directory = directory;
  }

  /// @param outcomes chosen to be applied
  List<ImportView.Row> of(
      ImportRun run, List<ImportRows.Row> staged, Set<Outcome> outcomes, Page page) {
    Map<Long, List<Finding>> said =
        findings
            .of(
                run.id(),
                staged.stream().map(ImportRows.Row::line).filter(line -> line > 0).toList())
            .stream()
            .collect(Collectors.groupingBy(Finding::line));
    Set<ServiceId> named = new HashSet<>();
    Set<Integer> others = new HashSet<>();
    for (ImportRows.Row row : staged) {
      add(named, row.record());
      add(named, row.candidate());
      for (Alike alike : row.alike()) {
        add(named, alike.record());
        if (alike.row() != null) {
          others.add(alike.row());
        }
      }
    }
    Map<UUID, PublicService> services =
        directory.list(named).stream()
            .collect(Collectors.toMap(service -> service.id().value(), service -> service));
    Map<Integer, ImportRows.Row> alike = others.isEmpty() ? Map.of() : rows.rows(run.id(), others);
    return staged.stream()
        .map(
            row ->
                new ImportView.Row(
                    row.number(),
                    row.line() == 0
                        ? page.t("imports.row.id", "id", row.ref().id())
                        : page.t("imports.row.line", "line", row.line()),
                    row.name().isEmpty() ? page.t("imports.row.nameless") : row.name(),
                    reasons(row, said.getOrDefault(row.line(), List.of()), alike, page),
                    links(row, services, page),
                    row.chosen() == null
                        ? row.outcome() != null && outcomes.contains(row.outcome())
                        : row.chosen(),
                    row.applied()))
        .toList();
  }

  private static void add(Set<ServiceId> ids, @Nullable UUID id) {
    if (id != null) {
      ids.add(new ServiceId(id));
    }
  }

  private static List<String> reasons(
      ImportRows.Row row, List<Finding> said, Map<Integer, ImportRows.Row> alike, Page page) {
    List<String> reasons = new ArrayList<>();
    for (Alike one : row.alike()) {
      String why = Consolidation.words(one.why(), page);
      ImportRows.Row other = one.row() == null ? null : alike.get(one.row());
      reasons.add(
          other == null
              ? page.t("imports.alike.record", "why", why)
              : page.t(
                  "imports.alike.row", "line", other.line(), "name", other.name(), "why", why));
    }
    said.forEach(finding -> reasons.add(ImportWords.finding(finding, page)));
    return reasons;
  }

  private static List<ImportView.Link> links(
      ImportRows.Row row, Map<UUID, PublicService> services, Page page) {
    List<ImportView.Link> links = new ArrayList<>();
    Set<UUID> shown = new HashSet<>();
    if (row.kind() == RecordKind.SERVICE) {
      link(row.record(), services, shown, links, page);
      for (Alike alike : row.alike()) {
        link(alike.record(), services, shown, links, page);
      }
    }
    return links;
  }

  private static void link(
      @Nullable UUID id,
      Map<UUID, PublicService> services,
      Set<UUID> shown,
      List<ImportView.Link> links,
      Page page) {
    PublicService service = id == null ? null : services.get(id);
    if (service != null && shown.add(service.id().value())) {
      links.add(
          new ImportView.Link(
              service.details().name().in(page.order()), page.url(Addresses.edit(service.id()))));
    }
  }
}
