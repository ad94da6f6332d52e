package org.capacitymetro.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.consolidation.Consolidation.BodyUnion;
import org.capacitymetro.consolidation.Consolidation.BodyVerdict;
import org.capacitymetro.consolidation.Doubt;
import org.capacitymetro.consolidation.Union;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.SourceRecords;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.intake.BodyStore.Body;
import org.capacitymetro.intake.ImportRows.Row;
import org.capacitymetro.intake.RowStore.Drafted;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a batch of staged rows into the directory, within the transaction of its caller: records
/// of the file's own sources, joined with what they are the same as, hidden where somebody has to
/// look first.
@Component
class Applying {
  private static final int BODIES = 500;

  private final RowStore store;
  private final ImportRows rows;
  private final BodyStore bodyStore;
  private final SourceRecords known;
  private final Directory directory;
  private final Records records;
  private final Consolidation consolidation;

  Applying(
      RowStore store,
      ImportRows rows,
      BodyStore bodyStore,
      SourceRecords known,
      Directory directory,
      Records records,
      Consolidation consolidation) {
    this.store = store;
    this.rows = rows;
    this.bodyStore = bodyStore;
    this.known = known;
    this.directory = directory;
    this.records = records;
    this.consolidation = consolidation;
  }

  /// Writes what the file says anew of bodies that are known; their services may be unchanged.
  ///
  /// @return whether there was something to write
  boolean writeChangedBodies(UUID run, ChangeSetInfo info) {
    List<SourceRef> changed = bodyStore.changed(run, BODIES);
    if (!changed.isEmpty()) {
      writeBodies(run, info, changed);
    }
    return !changed.isEmpty();
  }

  /// Takes back that records are gone whose rows are in the file again.
  void comeBack(ImportRun run, ChangeSetInfo info) {
    Collection<SourceRef> back = returning(run);
    if (!back.isEmpty()) {
      known.comeBack(info, back);
    }
  }

  Set<SourceRef> returning(ImportRun run) {
    List<SourceRef> gone = known.gone(run.sources());
    return gone.isEmpty() ? Set.of() : store.present(run.id(), gone);
  }

  void write(UUID run, ChangeSetInfo info, List<Drafted> batch) {
    Map<Integer, @Nullable UUID> written = new HashMap<>();
    List<ServiceId> vanished = new ArrayList<>();
    List<Drafted> organizations = new ArrayList<>();
    List<Drafted> services = new ArrayList<>();
    for (Drafted row : batch) {
      if (row.row().outcome() == Outcome.VANISHED) {
        vanished.add(new ServiceId(Objects.requireNonNull(row.row().record())));
        written.put(row.row().number(), row.row().record());
      } else if (row.row().kind() == RecordKind.ORGANIZATION) {
        organizations.add(row);
      } else {
        services.add(row);
      }
    }
    if (!vanished.isEmpty()) {
      known.leave(info, vanished);
    }
    if (!organizations.isEmpty()) {
      writeOrganizations(run, info, organizations, written);
    }
    if (!services.isEmpty()) {
      writeServices(run, info, services, written);
    }
    store.applied(run, written);
  }

  private void writeOrganizations(
      UUID run, ChangeSetInfo info, List<Drafted> batch, Map<Integer, @Nullable UUID> written) {
    List<OrganizationDraft> drafts =
        batch.stream()
            .map(row -> known.readOrganization(row.row().ref(), String.valueOf(row.draft())))
            .toList();
    directory.writeOrganizations(info, drafts, outcome -> {});
    Map<SourceRef, OrganizationId> ids =
        known.ownOrganizationsOf(batch.stream().map(row -> row.row().ref()).toList());
    batch.forEach(
        row ->
            written.put(
                row.row().number(), Objects.requireNonNull(ids.get(row.row().ref())).value()));
    Map<Integer, UUID> partners = partners(run, batch, written);
    List<BodyUnion> unions = new ArrayList<>();
    for (Drafted row : batch) {
      UUID keep = partners.get(row.row().number());
      UUID give = written.get(row.row().number());
      if (row.row().outcome() == Outcome.SAME && keep != null && give != null) {
        unions.add(new BodyUnion(new OrganizationId(keep), new OrganizationId(give)));
      }
    }
    if (!unions.isEmpty()) {
      consolidation.uniteBodies(info, unions);
    }
  }

  private void writeServices(
      UUID run, ChangeSetInfo info, List<Drafted> batch, Map<Integer, @Nullable UUID> written) {
    Set<SourceRef> named = new HashSet<>();
    batch.forEach(
        row -> {
          if (row.body() != null) {
            named.add(row.body());
          }
          if (row.funder() != null) {
            named.add(row.funder());
          }
        });
    writeBodies(run, info, named);
    Map<SourceRef, OrganizationId> bodies = known.organizationsOf(named);
    List<ServiceDraft> drafts = batch.stream().map(row -> service(row, bodies)).toList();
    directory.writeServices(info, drafts);
    Map<SourceRef, ServiceId> ids =
        known.servicesOf(batch.stream().map(row -> row.row().ref()).toList());
    batch.forEach(
        row ->
            written.put(
                row.row().number(), Objects.requireNonNull(ids.get(row.row().ref())).value()));
    unite(run, info, batch, written);
    queue(run, info, batch, written);
  }

  private ServiceDraft service(Drafted row, Map<SourceRef, OrganizationId> bodies) {
    ServiceDraft draft = known.readService(row.row().ref(), String.valueOf(row.draft()));
    OrganizationId provider = row.body() == null ? null : bodies.get(row.body());
    OrganizationId funder = row.funder() == null ? null : bodies.get(row.funder());
    return new ServiceDraft(
        draft.source(),
        provider,
        funder == null ? draft.details() : draft.details().withFunder(funder),
        draft.location());
  }

  private void unite(
      UUID run, ChangeSetInfo info, List<Drafted> batch, Map<Integer, @Nullable UUID> written) {
    Map<Integer, UUID> partners = partners(run, batch, written);
    List<Union> unions = new ArrayList<>();
    for (Drafted row : batch) {
      UUID keep = partners.get(row.row().number());
      UUID give = written.get(row.row().number());
      if (row.row().outcome() == Outcome.SAME && keep != null && give != null) {
        List<Alike> alike = row.row().alike();
        unions.add(
            new Union(
                new ServiceId(keep),
                new ServiceId(give),
                Objects.requireNonNullElse(row.row().score(), 1.0),
                alike.isEmpty() ? List.of() : alike.getFirst().why()));
      }
    }
    if (!unions.isEmpty()) {
      consolidation.unite(info, unions);
    }
  }

  /// A row is hidden only where there is somebody to compare it with: a partner that was not chosen
  /// is none.
  private void queue(
      UUID run, ChangeSetInfo info, List<Drafted> batch, Map<Integer, @Nullable UUID> written) {
    List<Drafted> doubtful =
        batch.stream().filter(row -> row.row().outcome() == Outcome.PERHAPS).toList();
    if (doubtful.isEmpty()) {
      return;
    }
    Set<Integer> others = new HashSet<>();
    doubtful.forEach(
        row ->
            row.row()
                .alike()
                .forEach(
                    alike -> {
                      if (alike.row() != null) {
                        others.add(alike.row());
                      }
                    }));
    Map<Integer, Row> staged = rows.rows(run, others);
    List<Doubt> doubts = new ArrayList<>();
    Set<ServiceId> hidden = new HashSet<>();
    for (Drafted row : doubtful) {
      ServiceId own = new ServiceId(Objects.requireNonNull(written.get(row.row().number())));
      for (Alike alike : row.row().alike()) {
        UUID other = alike.record();
        if (other == null && alike.row() != null) {
          other = record(alike.row(), written, staged);
        }
        if (other != null && !other.equals(own.value())) {
          doubts.add(new Doubt(new ServiceId(other), own, alike.score(), alike.why()));
          hidden.add(own);
        }
      }
    }
    if (!doubts.isEmpty()) {
      records.hide(info, List.copyOf(hidden), waits());
      consolidation.queue(info, doubts);
    }
  }

  /// The records that rows are joined with; a row whose partner was not chosen has none.
  private Map<Integer, UUID> partners(
      UUID run, List<Drafted> batch, Map<Integer, @Nullable UUID> written) {
    Set<Integer> asked = new HashSet<>();
    for (Drafted row : batch) {
      if (row.row().candidateRow() != null) {
        asked.add(row.row().candidateRow());
      }
    }
    Map<Integer, Row> staged = asked.isEmpty() ? Map.of() : rows.rows(run, asked);
    Map<Integer, UUID> partners = new HashMap<>();
    for (Drafted row : batch) {
      UUID partner = row.row().candidate();
      Integer candidateRow = row.row().candidateRow();
      if (partner == null && candidateRow != null) {
        partner = record(candidateRow, written, staged);
      }
      if (partner != null) {
        partners.put(row.row().number(), partner);
      }
    }
    return partners;
  }

  private static @Nullable UUID record(
      int number, Map<Integer, @Nullable UUID> written, Map<Integer, Row> staged) {
    UUID now = written.get(number);
    if (now != null) {
      return now;
    }
    Row row = staged.get(number);
    return row == null || !row.applied() ? null : row.record();
  }

  private void writeBodies(UUID run, ChangeSetInfo info, Collection<SourceRef> refs) {
    List<Body> bodies = refs.isEmpty() ? List.of() : bodyStore.unwritten(run, refs);
    if (bodies.isEmpty()) {
      return;
    }
    List<OrganizationDraft> drafts =
        bodies.stream().map(body -> known.readOrganization(body.ref(), body.draft())).toList();
    List<OrganizationDraft> fresh = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      if (!bodies.get(i).known()) {
        fresh.add(drafts.get(i));
      }
    }
    List<BodyVerdict> verdicts = fresh.isEmpty() ? List.of() : consolidation.assessBodies(fresh);
    directory.writeOrganizations(info, drafts, outcome -> {});
    uniteBodies(info, fresh, verdicts);
    bodyStore.written(run, bodies);
  }

  private void uniteBodies(
      ChangeSetInfo info, List<OrganizationDraft> fresh, List<BodyVerdict> verdicts) {
    Map<SourceRef, OrganizationId> ids =
        known.ownOrganizationsOf(fresh.stream().map(OrganizationDraft::source).toList());
    List<BodyUnion> unions = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      OrganizationId keep = verdicts.get(i).record();
      Integer index = verdicts.get(i).incomingIndex();
      if (keep == null && index != null) {
        keep = ids.get(fresh.get(index).source());
      }
      OrganizationId give = ids.get(fresh.get(i).source());
      if (keep != null && give != null && !keep.equals(give)) {
        unions.add(new BodyUnion(keep, give));
      }
    }
    if (!unions.isEmpty()) {
      consolidation.uniteBodies(info, unions);
    }
  }

  private static LocalizedText waits() {
    return LocalizedText.ofItalianAndEnglish(
        Messages.in(Language.ITALIAN).get("pairs.waits"),
        Messages.in(Language.ENGLISH).get("pairs.waits"));
  }
}
