package org.capacitymetro.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.freshness.Verifier;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
  /// @param actor `import:SOURCE`, `person:UUID` (never a name, so that a deleted person is gone
  ///   from here too), `visitor`, `job:NAME`, or a command
  /// @param begun the change set to go on with, as [Directory#begin] gave it; null for a new one
  /// @param verifier who vouches for what is written; null for nobody, lists for themselves
  public record ChangeSetInfo(
      String actor, String reason, @Nullable Long begun, @Nullable Verifier verifier) {
    public ChangeSetInfo(String actor, String reason) {
      this(actor, reason, null, null);
    }

    /// The same, with somebody who vouches for the groups of fields that are changed.
    public ChangeSetInfo vouchedBy(Verifier known) {
      return new ChangeSetInfo(actor, reason, begun, known);
    }
  }

  /// What a write did.
  public record Written(int created, int changed, int unchanged) {}

  private final ServiceStore services;
  private final OrganizationStore organizations;
  private final ChangeLog log;
  private final PublicView view;
  private final DraftCheck check;
  private final Areas areas;
  private final SourceWriter writer;
  private final ServiceShelf serviceShelf;
  private final OrganizationShelf organizationShelf;
  private final PublicHistory history;
  private final GoneStore gone;
  private final Clock clock;

  Directory(
      ServiceStore services,
      OrganizationStore organizations,
      ChangeLog log,
      PublicView view,
      DraftCheck check,
      Areas areas,
      SourceWriter writer,
      ServiceShelf serviceShelf,
      OrganizationShelf organizationShelf,
      PublicHistory history,
      GoneStore gone,
      Clock clock) {
    this.services = services;
    this.organizations = organizations;
    this.log = log;
    this.view = view;
    this.check = check;
    this.areas = areas;
    this.writer = writer;
    this.serviceShelf = serviceShelf;
    this.organizationShelf = organizationShelf;
    this.history = history;
    this.gone = gone;
    this.clock = clock;
  }

  public Optional<PublicService> find(ServiceId id) {
    return list(List.of(id)).stream().findFirst();
  }

  /// The services among `ids` that exist and are active, in no particular order.
  public List<PublicService> list(Collection<ServiceId> ids) {
    return ids.isEmpty()
        ? List.of()
        : opened(active(services.list(ids.stream().map(ServiceId::value).toList())));
  }

  /// What the address of a service leads to, also one that is closed, hidden or merged.
  public Optional<Lookup<PublicService>> lookUp(ServiceId id) {
    return serviceShelf.records().follow(id.value()).flatMap(last -> lookUp(id, last));
  }

  /// As [#lookUp(ServiceId)], but of a merged service the one it went on in.
  public Optional<Lookup.Found<PublicService>> followed(ServiceId id) {
    return lookUp(id)
        .flatMap(
            lookup ->
                switch (lookup) {
                  case Lookup.Found<PublicService> found -> Optional.of(found);
                  case Lookup.MovedTo<PublicService>(UUID into) -> followed(new ServiceId(into));
                });
  }

  /// The service that each went on in: itself when it was never merged; unknown ones are left out.
  public Map<ServiceId, ServiceId> current(Collection<ServiceId> ids) {
    Map<ServiceId, ServiceId> current = new HashMap<>();
    serviceShelf
        .records()
        .follow(ids.stream().map(ServiceId::value).toList())
        .forEach((id, last) -> current.put(new ServiceId(id), new ServiceId(last)));
    return current;
  }

  /// How many services went on in another: changes with every merge and whenever one is taken back.
  public long countMerged() {
    return serviceShelf.records().countMerged();
  }

  private Optional<Lookup<PublicService>> lookUp(ServiceId id, UUID last) {
    return services.list(List.of(last)).stream()
        .filter(service -> !(service.status() instanceof Status.Removed))
        .findFirst()
        .map(
            service ->
                last.equals(id.value())
                    ? new Lookup.Found<>(opened(List.of(service)).getFirst(), view.status(service))
                    : new Lookup.MovedTo<>(last));
  }

  /// As [#lookUp(ServiceId)] for a body.
  public Optional<Lookup<Organization>> lookUp(OrganizationId id) {
    return organizationShelf.records().follow(id.value()).flatMap(last -> lookUp(id, last));
  }

  /// As [#followed(ServiceId)] for a body.
  public Optional<Lookup.Found<Organization>> followed(OrganizationId id) {
    return lookUp(id)
        .flatMap(
            lookup ->
                switch (lookup) {
                  case Lookup.Found<Organization> found -> Optional.of(found);
                  case Lookup.MovedTo<Organization>(UUID into) ->
                      followed(new OrganizationId(into));
                });
  }

  private Optional<Lookup<Organization>> lookUp(OrganizationId id, UUID last) {
    Status status =
        organizationShelf.records().statuses(List.of(last)).getOrDefault(last, Status.ACTIVE);
    return status instanceof Status.Removed
        ? Optional.empty()
        : findOrganization(new OrganizationId(last))
            .map(
                body ->
                    last.equals(id.value())
                        ? new Lookup.Found<>(body, status)
                        : new Lookup.MovedTo<>(last));
  }

  /// What happened to a service, newest first, as the public may know it.
  public List<PublicChange> history(ServiceId id) {
    return history.of(id);
  }

  /// As [#history(ServiceId)] for a body.
  public List<PublicChange> history(OrganizationId id) {
    return history.of(id);
  }

  /// Since when a service is no longer in the list it comes from; empty while it is, and when
  /// somebody has verified since that it exists.
  public Optional<LocalDate> goneSince(ServiceId id) {
    return gone.since(id.value());
  }

  /// Begins a change set that several writes go on with: a list imported in many transactions is
  /// one change set, and taken back as one.
  public ChangeSetInfo begin(ChangeSetInfo info) {
    return new ChangeSetInfo(
        info.actor(), info.reason(), log.begin(info, clock.instant()), info.verifier());
  }

  /// Streams every active service, in batches read by key, for a rebuild of the index. Services
  /// written meanwhile may be missed: take [#head] first and follow the changes from there.
  public void forEach(Consumer<PublicService> reader) {
    @Nullable UUID last = null;
    List<TrueService> batch;
    do {
      batch = services.listAfter(last, BATCH);
      opened(active(batch)).forEach(reader);
      last = batch.isEmpty() ? last : batch.getLast().id().value();
    } while (batch.size() == BATCH);
  }

  /// Streams the active services of a city in the order of their ids, in batches; as for
  /// [#forEach], take [#head] first.
  public void forEachIn(String city, Consumer<PublicService> reader) {
    @Nullable UUID last = null;
    List<TrueService> batch;
    do {
      batch = services.listIn(city, last, BATCH);
      opened(batch).forEach(reader);
      last = batch.isEmpty() ? last : batch.getLast().id().value();
    } while (batch.size() == BATCH);
  }

  /// How many active services there are.
  public long count() {
    return services.count();
  }

  /// Where each page begins when all active services are read in pages of `size` in the order of
  /// their ids.
  public List<ServiceId> pageStarts(int size) {
    return services.pageStarts(size).stream().map(ServiceId::new).toList();
  }

  /// The next `size` active services in the order of ids, from `first` on, whether it is still
  /// among them or not.
  public List<PublicService> page(ServiceId first, int size) {
    return opened(services.listFrom(first.value(), size));
  }

  /// The services of a city that were created or changed last, newest first.
  public List<PublicService> newest(String city, int limit) {
    return opened(services.newestIn(city, limit));
  }

  public Optional<Organization> findOrganization(OrganizationId id) {
    return Optional.ofNullable(shown(List.of(id.value())).get(id));
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
  /// order of the drafts. Two processes that write bodies of one source wait for each other. Fields
  /// that somebody edited stay as [#writeServices] says.
  ///
  /// @throws IllegalArgumentException for a value that must not get in; nothing is written then
  public List<OrganizationId> writeOrganizations(
      ChangeSetInfo info, List<OrganizationDraft> drafts, Consumer<Written> outcome) {
    check.checkDistinct(drafts, OrganizationDraft::source);
    drafts.forEach(check::check);
    SourceWriter.Result result = writer.organizations(info, drafts);
    outcome.accept(result.written());
    return result.ids().stream().map(OrganizationId::new).toList();
  }

  /// Creates or updates services by source reference, in one transaction. Each source reference may
  /// stand once in a batch. Fastest in batches of about 1,000.
  ///
  /// A source that says the same as last time changes nothing, whatever people made of the record
  /// since. A source that says something new changes the fields it says anew, except those that
  /// people edited: their edit stands and the source's word is kept as a [SourceConflict].
  ///
  /// The groups of fields that a new record fills or a new word changes count as verified today by
  /// the verifier `info` names, else as imported from the source.
  ///
  /// @throws IllegalArgumentException for a value that must not get in; nothing is written then
  public Written writeServices(ChangeSetInfo info, List<ServiceDraft> drafts) {
    areas.refresh();
    check.checkDistinct(drafts, ServiceDraft::source);
    drafts.forEach(check::check);
    return writer.services(info, drafts).written();
  }

  private static List<TrueService> active(List<TrueService> found) {
    return found.stream().filter(TrueService::isActive).toList();
  }

  private List<PublicService> opened(List<TrueService> found) {
    Set<UUID> bodies = new HashSet<>();
    for (TrueService service : found) {
      addTo(bodies, service.provider());
      addTo(bodies, service.details().funding().funder());
    }
    Map<OrganizationId, Organization> byId = shown(bodies);
    return found.stream().map(service -> view.of(service, byId)).toList();
  }

  /// The bodies as the public may know them.
  private Map<OrganizationId, Organization> shown(Collection<UUID> ids) {
    Map<OrganizationId, Organization> bodies = organizations.list(ids);
    organizations
        .reservedAddresses(ids)
        .forEach(
            (id, addresses) ->
                bodies.computeIfPresent(id, (key, body) -> view.of(body, addresses)));
    return bodies;
  }

  private static void addTo(Set<UUID> bodies, @Nullable OrganizationId id) {
    if (id != null) {
      bodies.add(id.value());
    }
  }
}
