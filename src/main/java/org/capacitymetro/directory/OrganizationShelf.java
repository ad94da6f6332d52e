package org.capacitymetro.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Bodies that manage or fund services.
@Component
final class OrganizationShelf extends Shelf<OrganizationDraft> {
  private final OrganizationStore store;
  private final DraftCheck check;
  private final ChangeLog log;

  OrganizationShelf(JdbcClient jdbc, OrganizationStore store, DraftCheck check, ChangeLog log) {
    super(RecordKind.ORGANIZATION, new RecordStore(jdbc, "organization"), DraftFields.ORGANIZATION);
    this.store = store;
    this.check = check;
    this.log = log;
  }

  @Override
  void check(OrganizationDraft draft) {
    check.check(draft);
  }

  @Override
  SourceRef source(OrganizationDraft draft) {
    return draft.source();
  }

  @Override
  OrganizationDraft under(OrganizationDraft draft, SourceRef source) {
    return new OrganizationDraft(
        source,
        draft.name(),
        draft.description(),
        draft.type(),
        draft.taxCode(),
        draft.areaCode(),
        draft.emails(),
        draft.websites(),
        draft.demonstration());
  }

  @Override
  String json(OrganizationDraft draft) {
    return StoredJson.text(draft);
  }

  @Override
  OrganizationDraft read(SourceRef source, String json) {
    return OrganizationColumns.read(StoredJson.parse(json)).toDraft(source);
  }

  @Override
  Map<UUID, OrganizationDraft> current(Collection<UUID> ids) {
    Map<UUID, OrganizationDraft> found = new HashMap<>();
    store.list(ids).forEach((id, organization) -> found.put(id.value(), draft(organization)));
    return found;
  }

  private static OrganizationDraft draft(Organization organization) {
    return new OrganizationDraft(
        Objects.requireNonNull(organization.source()),
        organization.name(),
        organization.description(),
        organization.type(),
        organization.taxCode(),
        organization.areaCode(),
        organization.emails(),
        organization.websites(),
        organization.demonstration());
  }

  @Override
  void put(List<Row<OrganizationDraft>> rows, Instant now) {
    store.write(rows, now);
  }

  /// Its services show a body's name.
  @Override
  void announce(long changeSet, Collection<UUID> ids) {
    log.servicesOf(changeSet, ids);
  }
}
