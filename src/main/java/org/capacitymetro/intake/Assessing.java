package org.capacitymetro.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.consolidation.Consolidation.BodyVerdict;
import org.capacitymetro.consolidation.Verdict;
import org.capacitymetro.directory.SourceRecords;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.intake.RowStore.Drafted;
import org.capacitymetro.intake.RowStore.Found;
import org.capacitymetro.intake.RowStore.Staged;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.matching.Watch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out what the rows are that the directory does not know by their id, and which of its
/// records the file no longer names.
@Component
class Assessing {
  private static final int BATCH = 1_000;

  private final RowStore rows;
  private final RunStore runs;
  private final SourceRecords known;
  private final Consolidation consolidation;
  private final BodyStore bodies;
  private final Findings findings;

  Assessing(
      RowStore rows,
      RunStore runs,
      SourceRecords known,
      Consolidation consolidation,
      BodyStore bodies,
      Findings findings) {
    this.bodies = bodies;
    this.findings = findings;
    this.rows = rows;
    this.runs = runs;
    this.known = known;
    this.consolidation = consolidation;
  }

  void assess(ImportRun run, Watch watch) {
    findings.clear(run.id(), Reason.BODY_ALIKE);
    assessOrganizations(run.id());
    findAlikeBodies(run.id());
    assessServices(run.id(), watch);
    findVanished(run);
  }

  /// Rows of a file that the directory does not know by their id, in the order of the file.
  private record Unknown<D>(List<Integer> numbers, List<Long> lines, List<D> drafts) {}

  /// Saves what is known already, and returns the rest.
  private <D> Unknown<D> unknown(
      UUID run,
      RecordKind kind,
      Function<Drafted, D> reader,
      Function<List<D>, List<SourceRecords.Known>> lookup) {
    Unknown<D> unknown = new Unknown<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Drafted> batch;
    int after = 0;
    do {
      batch = rows.unseen(run, kind, after, BATCH);
      List<D> read = batch.stream().map(reader).toList();
      List<SourceRecords.Known> before = lookup.apply(read);
      List<Found> seen = new ArrayList<>();
      for (int i = 0; i < read.size(); i++) {
        int number = batch.get(i).row().number();
        if (before.get(i).record() != null) {
          seen.add(seen(number, before.get(i)));
        } else {
          unknown.numbers().add(number);
          unknown.lines().add(batch.get(i).row().line());
          unknown.drafts().add(read.get(i));
        }
      }
      save(run, seen);
      after = batch.isEmpty() ? after : batch.getLast().row().number();
    } while (batch.size() == BATCH);
    return unknown;
  }

  private void assessServices(UUID run, Watch watch) {
    Unknown<ServiceDraft> unknown =
        unknown(run, RecordKind.SERVICE, this::service, known::services);
    if (unknown.drafts().isEmpty()) {
      return;
    }
    List<Verdict> verdicts = consolidation.assess(unknown.drafts(), watch);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      found.add(found(unknown.numbers().get(i), verdicts.get(i), unknown.numbers()));
    }
    save(run, found);
  }

  private void save(UUID run, List<Found> found) {
    for (int i = 0; i < found.size(); i += BATCH) {
      rows.found(run, found.subList(i, Math.min(found.size(), i + BATCH)));
    }
  }

  private static Found found(int number, Verdict verdict, List<Integer> numbers) {
    List<Alike> alike = Alike.of(verdict.candidates(), numbers);
    Alike best = alike.isEmpty() ? null : alike.getFirst();
    return new Found(
        number,
        switch (verdict.outcome()) {
          case SAME -> Outcome.SAME;
          case PERHAPS -> Outcome.PERHAPS;
          case NEW -> Outcome.NEW;
        },
        best == null ? null : best.record(),
        best == null ? null : best.row(),
        best == null ? null : best.score(),
        best == null ? null : Alike.text(alike));
  }

  private static Found seen(int number, SourceRecords.Known before) {
    return new Found(
        number,
        before.unchanged() ? Outcome.UNCHANGED : Outcome.CHANGED,
        before.record(),
        null,
        null,
        null);
  }

  private void assessOrganizations(UUID run) {
    Unknown<OrganizationDraft> unknown =
        unknown(run, RecordKind.ORGANIZATION, this::organization, known::organizations);
    if (unknown.drafts().isEmpty()) {
      return;
    }
    List<BodyVerdict> verdicts = consolidation.assessBodies(unknown.drafts());
    tell(run, unknown.drafts(), unknown.lines(), verdicts);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      OrganizationId record = verdicts.get(i).record();
      Integer index = verdicts.get(i).incomingIndex();
      found.add(
          new Found(
              unknown.numbers().get(i),
              verdicts.get(i).isNew() ? Outcome.NEW : Outcome.SAME,
              record == null ? null : record.value(),
              index == null ? null : unknown.numbers().get(index),
              null,
              null));
    }
    save(run, found);
  }

  /// Tells of bodies that services name and that may be known by another name. They are joined, or
  /// not, when they are written.
  private void findAlikeBodies(UUID run) {
    List<BodyStore.Named> named = bodies.fresh(run);
    if (!named.isEmpty()) {
      List<OrganizationDraft> drafts =
          named.stream().map(body -> known.readOrganization(body.ref(), body.draft())).toList();
      List<Long> lines = named.stream().map(BodyStore.Named::line).toList();
      tell(run, drafts, lines, consolidation.assessBodies(drafts));
    }
  }

  private void tell(
      UUID run, List<OrganizationDraft> drafts, List<Long> lines, List<BodyVerdict> verdicts) {
    List<Finding> alike = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      BodyVerdict.Alike other = verdicts.get(i).alike();
      if (other != null) {
        alike.add(
            new Finding(
                lines.get(i),
                Reason.BODY_ALIKE,
                String.format(
                    Locale.ROOT,
                    "%s ≈ %s (%.2f)",
                    drafts.get(i).name().in("it"),
                    other.name(),
                    other.score())));
      }
    }
    findings.add(run, alike);
  }

  /// Stages the records of the file's sources that it does not name.
  private void findVanished(ImportRun run) {
    rows.clearVanished(run.id());
    runs.previous(run.id(), known.count(run.sources(), run.cities()));
    int number = rows.lastNumber(run.id());
    for (String source : run.sources()) {
      String after = "";
      List<SourceRecords.Missing> batch;
      do {
        batch = known.standing(source, after, BATCH);
        after = batch.isEmpty() ? after : batch.getLast().source().id();
        Set<SourceRef> present =
            rows.present(run.id(), batch.stream().map(SourceRecords.Missing::source).toList());
        List<Staged> vanished = new ArrayList<>();
        for (SourceRecords.Missing one : batch) {
          if (!present.contains(one.source()) && isTheirs(run, one.city())) {
            vanished.add(vanished(++number, one));
          }
        }
        if (!vanished.isEmpty()) {
          rows.insert(run.id(), vanished);
        }
      } while (batch.size() == BATCH);
    }
  }

  private static boolean isTheirs(ImportRun run, @Nullable String city) {
    Set<String> cities = run.cities();
    return cities == null || (city != null && cities.contains(city));
  }

  private static Staged vanished(int number, SourceRecords.Missing one) {
    return new Staged(
        number,
        0,
        RecordKind.SERVICE,
        one.source(),
        one.name(),
        one.city(),
        Outcome.VANISHED,
        one.id().value(),
        null,
        null,
        null);
  }

  private ServiceDraft service(Drafted row) {
    return known.readService(row.row().ref(), String.valueOf(row.draft()));
  }

  private OrganizationDraft organization(Drafted row) {
    return known.readOrganization(row.row().ref(), String.valueOf(row.draft()));
  }
}
