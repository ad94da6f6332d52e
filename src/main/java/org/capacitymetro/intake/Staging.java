package org.capacitymetro.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.SourceRecords;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.intake.RowStore.Staged;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Interpreter.Entry;
import org.capacitymetro.mapping.Interpreter.OrganizationEntry;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.Reason;
import org.jspecify.annotations.Nullable;

/// Takes the rows of one file as they are read, tells those that are known from those that have to
/// be assessed, and stages them in batches. Remembers no row, so that a file may be of any size.
final class Staging {
  private static final int BATCH = 1_000;

  /// So many rows that a profile leaves out are kept as a sample.
  private static final int MOST_FILTERED = 100;

  private static final SourceRef NOBODY = new SourceRef("", "");

  private final ImportRun run;
  private final RowStore rows;
  private final BodyStore bodyStore;
  private final Findings findings;
  private final Directory directory;
  private final SourceRecords known;
  private final Runnable afterBatch;
  private final Set<String> sources = new TreeSet<>();
  private final Set<String> trusts = new TreeSet<>();
  private final Set<SourceRef> bodies = new HashSet<>();
  private final List<Taken> taken = new ArrayList<>();
  private final List<Staged> others = new ArrayList<>();
  private final List<Finding> noticed = new ArrayList<>();
  private int number;
  private long filtered;
  private int unplaced;
  private int ended;

  private record Taken(int number, long line, SourceRef ref, Entry entry, List<Finding> findings) {}

  /// @param afterBatch called after each batch of rows
  Staging(
      ImportRun run,
      RowStore rows,
      BodyStore bodyStore,
      Findings findings,
      Directory directory,
      SourceRecords known,
      Runnable afterBatch) {
    this.run = run;
    this.rows = rows;
    this.bodyStore = bodyStore;
    this.findings = findings;
    this.directory = directory;
    this.known = known;
    this.afterBatch = afterBatch;
  }

  /// Remembers what kind of list a source is, and what its ids are.
  void know(String source, Profile profile) {
    profile.sourceTrust().ifPresent(trust -> trusts.add(source + "=" + trust.name()));
    known.codes(source, profile.codeScheme());
  }

  Set<String> trusts() {
    return trusts;
  }

  Set<String> sources() {
    return sources;
  }

  long filtered() {
    return filtered;
  }

  int unplaced() {
    return unplaced;
  }

  int ended() {
    return ended;
  }

  /// A row that became an entry.
  void take(long line, Entry entry, List<Finding> said) {
    SourceRef ref = ref(entry);
    try {
      switch (entry) {
        case OrganizationEntry organization -> directory.check(organization.draft());
        case ServiceEntry service -> directory.check(service.draft());
      }
    } catch (IllegalArgumentException e) {
      refuse(
          new Finding(line, Reason.VALUE_REFUSED, String.valueOf(e.getMessage())),
          ref,
          name(entry));
      return;
    }
    sources.add(ref.source());
    taken.add(new Taken(++number, line, ref, entry, List.copyOf(said)));
    flushWhenFull();
  }

  /// A row that cannot be taken.
  ///
  /// @param ref what it is, as far as that can be read
  void refuse(Finding finding, @Nullable SourceRef ref, String name) {
    noticed.add(finding);
    others.add(
        Staged.other(
            ++number,
            finding.line(),
            Objects.requireNonNullElse(ref, NOBODY),
            name,
            Outcome.REFUSED));
    flushWhenFull();
  }

  /// A row that the profile leaves out.
  void leaveOut(long line, String name) {
    if (++filtered <= MOST_FILTERED) {
      others.add(Staged.other(++number, line, NOBODY, name, Outcome.FILTERED));
      flushWhenFull();
    }
  }

  private void flushWhenFull() {
    if (taken.size() + others.size() >= BATCH) {
      flush();
    }
  }

  /// Stages what was taken; the last batch too.
  void flush() {
    List<Taken> first = withoutRepeated();
    List<Staged> staged = new ArrayList<>(stage(first));
    staged.addAll(others);
    if (!staged.isEmpty()) {
      rows.insert(run.id(), staged);
    }
    findings.add(run.id(), noticed);
    taken.clear();
    others.clear();
    noticed.clear();
    afterBatch.run();
  }

  private List<Taken> withoutRepeated() {
    Map<SourceRef, Long> lines =
        taken.isEmpty()
            ? new HashMap<>()
            : rows.lines(run.id(), taken.stream().map(Taken::ref).toList());
    List<Taken> first = new ArrayList<>();
    for (Taken row : taken) {
      Long line = lines.putIfAbsent(row.ref(), row.line());
      if (line == null) {
        first.add(row);
        noticed.addAll(row.findings());
      } else {
        noticed.add(
            new Finding(
                row.line(), Reason.ID_REPEATED, row.ref().id() + ", first on line " + line));
        others.add(
            Staged.other(row.number(), row.line(), row.ref(), name(row.entry()), Outcome.REFUSED));
      }
    }
    return first;
  }

  private List<Staged> stage(List<Taken> batch) {
    List<Taken> organizations = new ArrayList<>();
    List<Taken> services = new ArrayList<>();
    Map<SourceRef, OrganizationDraft> named = new LinkedHashMap<>();
    for (Taken row : batch) {
      switch (row.entry()) {
        case OrganizationEntry _ -> organizations.add(row);
        case ServiceEntry service -> {
          services.add(row);
          bodiesOf(service).forEach(body -> named.put(body.source(), body));
        }
      }
    }
    List<Staged> staged = new ArrayList<>(stageOrganizations(organizations));
    staged.addAll(stageServices(services, named));
    return staged;
  }

  private List<Staged> stageOrganizations(List<Taken> batch) {
    List<OrganizationDraft> drafts =
        batch.stream().map(row -> ((OrganizationEntry) row.entry()).draft()).toList();
    List<SourceRecords.Known> before = known.organizations(drafts);
    List<Staged> staged = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Taken row = batch.get(i);
      if (run.cities() != null) {
        staged.add(notTheirs(row));
        continue;
      }
      staged.add(
          staged(
              row,
              RecordKind.ORGANIZATION,
              null,
              before.get(i),
              before.get(i).unchanged() ? null : known.text(drafts.get(i)),
              null,
              null));
    }
    return staged;
  }

  private static List<OrganizationDraft> bodiesOf(ServiceEntry service) {
    return Stream.of(service.provider(), service.funder()).flatMap(Stream::ofNullable).toList();
  }

  private static @Nullable OrganizationId idOf(
      @Nullable OrganizationDraft body, Map<SourceRef, OrganizationId> ids) {
    return body == null ? null : ids.get(body.source());
  }

  private static @Nullable SourceRef refOf(@Nullable OrganizationDraft body) {
    return body == null ? null : body.source();
  }

  private List<Staged> stageServices(List<Taken> batch, Map<SourceRef, OrganizationDraft> named) {
    Map<SourceRef, OrganizationId> ids = known.organizationsOf(named.keySet());
    List<ServiceDraft> drafts =
        batch.stream()
            .map(row -> (ServiceEntry) row.entry())
            .map(entry -> entry.with(idOf(entry.provider(), ids), idOf(entry.funder(), ids)))
            .toList();
    List<SourceRecords.Known> before = known.services(drafts);
    List<Staged> staged = new ArrayList<>();
    Set<SourceRef> needed = new HashSet<>();
    for (int i = 0; i < batch.size(); i++) {
      Taken row = batch.get(i);
      ServiceDraft draft = drafts.get(i);
      String city = known.city(draft);
      if (run.cities() != null && (city == null || !run.cities().contains(city))) {
        staged.add(notTheirs(row));
        continue;
      }
      ServiceEntry entry = (ServiceEntry) row.entry();
      bodiesOf(entry).forEach(body -> needed.add(body.source()));
      unplaced += entry.placed() ? 0 : 1;
      ended += draft.details().funding().endsOn() == null ? 0 : 1;
      staged.add(
          staged(
              row,
              RecordKind.SERVICE,
              city,
              before.get(i),
              before.get(i).unchanged() ? null : known.text(draft),
              refOf(entry.provider()),
              refOf(entry.funder())));
    }
    named.keySet().retainAll(needed);
    stageBodies(named);
    return staged;
  }

  /// Bodies that are new or of which the file says something new.
  private void stageBodies(Map<SourceRef, OrganizationDraft> providers) {
    List<OrganizationDraft> first =
        providers.values().stream().filter(body -> bodies.add(body.source())).toList();
    List<SourceRecords.Known> before = known.organizations(first);
    List<BodyStore.Body> staged = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      if (!before.get(i).unchanged()) {
        staged.add(
            new BodyStore.Body(
                first.get(i).source(), before.get(i).record() != null, known.text(first.get(i))));
      }
    }
    if (!staged.isEmpty()) {
      bodyStore.add(run.id(), staged);
    }
  }

  private Staged notTheirs(Taken row) {
    noticed.add(new Finding(row.line(), Reason.CITY_NOT_YOURS, name(row.entry())));
    return Staged.other(row.number(), row.line(), row.ref(), name(row.entry()), Outcome.REFUSED);
  }

  private static Staged staged(
      Taken row,
      RecordKind kind,
      @Nullable String city,
      SourceRecords.Known before,
      @Nullable String draft,
      @Nullable SourceRef body,
      @Nullable SourceRef funder) {
    UUID record = before.record();
    Outcome outcome =
        before.unchanged() ? Outcome.UNCHANGED : record != null ? Outcome.CHANGED : null;
    return new Staged(
        row.number(),
        row.line(),
        kind,
        row.ref(),
        name(row.entry()),
        city,
        outcome,
        record,
        draft,
        body,
        funder);
  }

  private static SourceRef ref(Entry entry) {
    return switch (entry) {
      case OrganizationEntry organization -> organization.draft().source();
      case ServiceEntry service -> service.draft().source();
    };
  }

  private static String name(Entry entry) {
    return switch (entry) {
      case OrganizationEntry organization -> organization.draft().name().in("it");
      case ServiceEntry service -> service.draft().details().name().in("it");
    };
  }
}
