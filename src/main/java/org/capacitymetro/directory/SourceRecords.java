package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the directory has of a source, told before anything is written: which of its rows are
/// known, which say something new, which records it no longer names. Also drafts as text, for who
/// has to keep them until they are written.
@Component
public class SourceRecords {

  /// What the directory knows of a row.
  ///
  /// @param record that came of it; null when the row was never seen, or its record was undone
  /// @param unchanged whether the source said just the same last time
  public record Known(@Nullable UUID record, boolean unchanged) {
    static final Known NOTHING = new Known(null, false);
  }

  /// A record that its source no longer names.
  public record Missing(ServiceId id, SourceRef source, String name, @Nullable String city) {}

  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final GoneStore gone;
  private final Editor editor;
  private final Sources sources;
  private final Areas areas;

  SourceRecords(
      ServiceShelf services,
      OrganizationShelf organizations,
      GoneStore gone,
      Editor editor,
      Sources sources,
      Areas areas) {
    this.services = services;
    this.organizations = organizations;
    this.gone = gone;
    this.editor = editor;
    this.sources = sources;
    this.areas = areas;
  }

  /// Code of the city a service would lie in; null outside all of them.
  public @Nullable String city(ServiceDraft draft) {
    return Placement.of(draft.location(), areas).city();
  }

  /// What is known of each of these services, in their order.
  public List<Known> services(List<ServiceDraft> drafts) {
    return known(services, drafts);
  }

  /// As [#services] for bodies.
  public List<Known> organizations(List<OrganizationDraft> drafts) {
    return known(organizations, drafts);
  }

  /// The bodies that came of these rows; of one that was merged, the body it went on in.
  public Map<SourceRef, OrganizationId> organizationsOf(Collection<SourceRef> sources) {
    Map<SourceRef, OrganizationId> found = new HashMap<>();
    ids(organizations, sources, true).forEach((ref, id) -> found.put(ref, new OrganizationId(id)));
    return found;
  }

  /// The bodies that came of these rows, merged or not.
  public Map<SourceRef, OrganizationId> ownOrganizationsOf(Collection<SourceRef> sources) {
    Map<SourceRef, OrganizationId> found = new HashMap<>();
    ids(organizations, sources, false).forEach((ref, id) -> found.put(ref, new OrganizationId(id)));
    return found;
  }

  /// The services that came of these rows, merged or not.
  public Map<SourceRef, ServiceId> servicesOf(Collection<SourceRef> sources) {
    Map<SourceRef, ServiceId> found = new HashMap<>();
    ids(services, sources, false).forEach((ref, id) -> found.put(ref, new ServiceId(id)));
    return found;
  }

  /// How many services of these sources are on the map or were merged into one.
  ///
  /// @param cities only services of these, null for all
  public long count(Collection<String> sources, @Nullable Set<String> cities) {
    return gone.count(sources, cities);
  }

  /// The services of a source on the map, after one of them in the order of the source's ids, that
  /// are not said to be gone already.
  public List<Missing> standing(String source, String after, int limit) {
    return gone.standing(source, after, limit);
  }

  /// The services of a source that are said to be gone from it.
  public List<SourceRef> gone(Collection<String> sources) {
    return gone.gone(sources);
  }

  /// Says that services are no longer in their source: they stay as they are and wait to be
  /// verified.
  ///
  /// @param info of a change set that was begun
  public void leave(Directory.ChangeSetInfo info, Collection<ServiceId> ids) {
    gone.open(editor.begin(info), editor.today(), ids.stream().map(ServiceId::value).toList());
  }

  /// Says that services are in their source again.
  public void comeBack(Directory.ChangeSetInfo info, Collection<SourceRef> sources) {
    gone.close(editor.begin(info), sources);
  }

  /// Says what the ids of a source are, before its rows are compared with others.
  ///
  /// @param scheme as in [Sources#codes]; null where they mean nothing elsewhere
  public void codes(String source, @Nullable String scheme) {
    sources.codes(source, scheme);
  }

  /// A draft as text; [#readService] gives it back.
  public String text(ServiceDraft draft) {
    return services.json(draft);
  }

  public String text(OrganizationDraft draft) {
    return organizations.json(draft);
  }

  public ServiceDraft readService(SourceRef source, String text) {
    return services.read(source, text);
  }

  public OrganizationDraft readOrganization(SourceRef source, String text) {
    return organizations.read(source, text);
  }

  private static <D> List<Known> known(Shelf<D> shelf, List<D> drafts) {
    Map<SourceRef, RecordStore.Existing> existing =
        shelf.records().existing(drafts.stream().map(shelf::source).toList());
    List<Known> known = new ArrayList<>(drafts.size());
    for (D draft : drafts) {
      RecordStore.Existing before = existing.get(shelf.source(draft));
      known.add(
          before == null || before.hash().length == 0
              ? Known.NOTHING
              : new Known(
                  before.id(), Arrays.equals(before.hash(), Shelf.hash(shelf.json(draft)))));
    }
    return known;
  }

  private static <D> Map<SourceRef, UUID> ids(
      Shelf<D> shelf, Collection<SourceRef> sources, boolean followed) {
    Map<SourceRef, UUID> found = new HashMap<>();
    if (!sources.isEmpty()) {
      shelf
          .records()
          .existing(List.copyOf(sources))
          .forEach(
              (ref, before) -> {
                if (before.hash().length > 0) {
                  found.put(
                      ref,
                      followed && before.merged()
                          ? shelf.records().follow(before.id()).orElse(before.id())
                          : before.id());
                }
              });
    }
    return found;
  }
}
