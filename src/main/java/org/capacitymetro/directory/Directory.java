package org.capacitymetro.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The directory: the public face of services and organizations, and the only way to write them.
/// Every write is a change set in one transaction; every touched record stands in the change log.
@Component
public class Directory {
  private static final int BATCH = 1_000;

  /// A place in the change log; opaque, comparable only by the directory. Starts at [#START].
  public record Cursor(long transaction, long sequence) {
    public static final Cursor START = new Cursor(0, 0);
  }

  /// What changed after a cursor: services to read again (or gone), and where to go on from.
  public record Changes(List<ServiceId> services, Cursor next, boolean more) {}

  /// Why and by whom records are written.
  ///
  /// @param actor a source or command, e.g. `import:iccu_biblioteche_2018`; never a person's name
  public record ChangeSetInfo(String actor, String reason) {}

  /// What a write did.
  public record Written(int created, int changed, int unchanged) {}

  private final ServiceStore services;
  private final OrganizationStore organizations;
  private final ChangeLog log;
  private final PublicView view;
  private final DraftCheck check;
  private final Areas areas;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Directory(
      ServiceStore services,
      OrganizationStore organizations,
      ChangeLog log,
      PublicView view,
      DraftCheck check,
      Areas areas,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.services = services;
    this.organizations = organizations;
    this.log = log;
    this.view = view;
    this.check = check;
    this.areas = areas;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  public Optional<PublicService> find(ServiceId id) {
    return list(List.of(id)).stream().findFirst();
  }

  /// The services among `ids` that exist and are public, in no particular order.
  public List<PublicService> list(Collection<ServiceId> ids) {
    return ids.isEmpty()
        ? List.of()
        : opened(services.list(ids.stream().map(ServiceId::value).toList()));
  }

  /// Streams every public service, in batches read by key, for a rebuild of the index. Services
  /// written meanwhile may be missed: take [#head] first and follow the changes from there.
  public void forEach(Consumer<PublicService> reader) {
    @Nullable UUID last = null;
    List<TrueService> batch;
    do {
      batch = services.listAfter(last, BATCH);
      opened(batch).forEach(reader);
      last = batch.isEmpty() ? last : batch.getLast().id().value();
    } while (batch.size() == BATCH);
  }

  public long count() {
    return services.count();
  }

  /// The services of a city that were created or changed last, newest first.
  public List<PublicService> newest(String city, int limit) {
    return opened(services.newestIn(city, limit));
  }

  public Optional<Organization> findOrganization(OrganizationId id) {
    return Optional.ofNullable(organizations.list(List.of(id.value())).get(id));
  }

  /// Services a body manages or funds.
  public List<PublicService> servicesOf(OrganizationId id) {
    return opened(services.listOf(id.value()));
  }

  /// Committed changes after `cursor`, at most `limit`, never skipping one that commits late.
  public Changes changesAfter(Cursor cursor, int limit) {
    return log.after(cursor, limit);
  }

  /// The place in the change log of the newest change that [#changesAfter] would give now.
  public Cursor head() {
    return log.head();
  }

  /// Refuses what [#writeServices] would refuse, for callers that report record by record.
  ///
  /// @throws IllegalArgumentException naming the record, field, value and allowed values
  public void check(ServiceDraft draft) {
    check.check(draft);
  }

  /// As [#check(ServiceDraft)] for a body.
  public void check(OrganizationDraft draft) {
    check.check(draft);
  }

  /// Creates or updates organizations by source reference, in one transaction; the ids come in the
  /// order of the drafts. Two processes that write bodies of one source wait for each other.
  ///
  /// @throws IllegalArgumentException for a value that must not get in; nothing is written then
  public List<OrganizationId> writeOrganizations(
      ChangeSetInfo info, List<OrganizationDraft> drafts, Consumer<Written> outcome) {
    check.checkDistinct(drafts, OrganizationDraft::source);
    drafts.forEach(check::check);
    List<OrganizationId> ids = new ArrayList<>(drafts.size());
    Written written =
        Objects.requireNonNull(
            transaction.execute(status -> writeOrganizations(info, drafts, ids)));
    outcome.accept(written);
    return ids;
  }

  /// Creates or updates services by source reference, in one transaction. Each source reference may
  /// stand once in a batch. Fastest in batches of about 1,000.
  ///
  /// @throws IllegalArgumentException for a value that must not get in; nothing is written then
  public Written writeServices(ChangeSetInfo info, List<ServiceDraft> drafts) {
    areas.refresh();
    check.checkDistinct(drafts, ServiceDraft::source);
    drafts.forEach(check::check);
    return Objects.requireNonNull(transaction.execute(status -> writeInOne(info, drafts)));
  }

  private Written writeOrganizations(
      ChangeSetInfo info, List<OrganizationDraft> drafts, List<OrganizationId> ids) {
    List<SourceRef> sources = drafts.stream().map(OrganizationDraft::source).toList();
    sourceNames(sources).forEach(organizations::lockSource);
    Map<SourceRef, OrganizationStore.Existing> existing = organizations.existing(sources);
    List<OrganizationStore.Entry> entries = new ArrayList<>();
    Set<UUID> created = new HashSet<>();
    Set<UUID> changed = new HashSet<>();
    for (OrganizationDraft draft : drafts) {
      byte[] hash = hash(StoredJson.bytes(draft));
      OrganizationStore.Existing before = existing.get(draft.source());
      UUID id = before == null ? TimeOrderedId.next() : before.id();
      ids.add(new OrganizationId(id));
      if (before == null || !Arrays.equals(before.hash(), hash)) {
        (before == null ? created : changed).add(id);
        entries.add(new OrganizationStore.Entry(id, hash, draft));
      }
    }
    if (!entries.isEmpty()) {
      Instant now = clock.instant();
      long changeSet = log.begin(info, now);
      log.organizations(changeSet, ChangeLog.Action.CREATED, created);
      log.organizations(changeSet, ChangeLog.Action.CHANGED, changed);
      log.servicesOf(changeSet, changed);
      organizations.write(entries, now);
    }
    return new Written(created.size(), changed.size(), drafts.size() - entries.size());
  }

  private Written writeInOne(ChangeSetInfo info, List<ServiceDraft> drafts) {
    List<SourceRef> sources = drafts.stream().map(ServiceDraft::source).toList();
    sourceNames(sources).forEach(services::lockSource);
    Map<SourceRef, ServiceStore.Existing> existing = services.existing(sources);
    List<ServiceStore.Entry> entries = new ArrayList<>();
    List<UUID> created = new ArrayList<>();
    List<UUID> changed = new ArrayList<>();
    List<UUID> withoutSchedule = new ArrayList<>();
    List<UUID> withoutLocation = new ArrayList<>();
    for (ServiceDraft draft : drafts) {
      ServiceColumns columns = ServiceColumns.of(draft);
      String json = StoredJson.text(columns);
      byte[] hash = hash(json.getBytes(StandardCharsets.UTF_8));
      ServiceStore.Existing before = existing.get(draft.source());
      if (before != null && Arrays.equals(before.hash(), hash)) {
        continue;
      }
      UUID id = before == null ? TimeOrderedId.next() : before.id();
      UUID location =
          before == null || before.location() == null ? TimeOrderedId.next() : before.location();
      if (before == null) {
        created.add(id);
      } else {
        changed.add(id);
        if (columns.schedule() == null) {
          withoutSchedule.add(id);
        }
        if (columns.place() == null) {
          withoutLocation.add(id);
        }
      }
      Placement placement = Placement.of(draft.location(), areas);
      entries.add(
          new ServiceStore.Entry(
              id, location, draft.source(), hash, json, placement.areas(), placement.city()));
    }
    if (!entries.isEmpty()) {
      Instant now = clock.instant();
      long changeSet = log.begin(info, now);
      log.services(changeSet, ChangeLog.Action.CREATED, created);
      log.services(changeSet, ChangeLog.Action.CHANGED, changed);
      services.write(entries, now);
      services.removeMissing(withoutSchedule, withoutLocation);
    }
    return new Written(created.size(), changed.size(), drafts.size() - entries.size());
  }

  private List<PublicService> opened(List<TrueService> found) {
    Set<UUID> bodies = new HashSet<>();
    for (TrueService service : found) {
      addTo(bodies, service.provider());
      addTo(bodies, service.details().funding().funder());
    }
    Map<OrganizationId, Organization> byId = organizations.list(bodies);
    return found.stream().map(service -> view.of(service, byId)).toList();
  }

  private static void addTo(Set<UUID> bodies, @Nullable OrganizationId id) {
    if (id != null) {
      bodies.add(id.value());
    }
  }

  /// Sorted, so that two writers with several sources lock them in one order.
  private static Set<String> sourceNames(List<SourceRef> sources) {
    Set<String> names = new TreeSet<>();
    sources.forEach(source -> names.add(source.source()));
    return names;
  }

  private static byte[] hash(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
