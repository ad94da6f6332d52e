package org.capacitymetro.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that manage or fund services.
@Component
final class OrganizationShelf extends Shelf<OrganizationDraft> {
  private final OrganizationStore store;
  private final DraftCheck check;
  private final ChangeLog log;
  private final Areas areas;

  OrganizationShelf(
      JdbcClient jdbc, OrganizationStore store, DraftCheck check, ChangeLog log, Areas areas) {
    super(RecordKind.ORGANIZATION, new RecordStore(jdbc, "organization"), DraftFields.ORGANIZATION);
    this.store = store;
    this.check = check;
    this.log = log;
    this.areas = areas;
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
  OrganizationDraft withTexts(OrganizationDraft draft, DraftTexts.Change change) {
    return DraftTexts.withOrganization(draft, change);
  }

  @Override
  String json(OrganizationDraft draft) {
    return StoredJson.text(draft);
  }

  @Override
  OrganizationDraft read(SourceRef source, ObjectNode json) {
    return OrganizationColumns.read(json).toDraft(source);
  }

  @Override
  Map<UUID, State<OrganizationDraft>> current(Collection<UUID> ids) {
    Map<UUID, State<OrganizationDraft>> found = new HashMap<>();
    Map<UUID, Status> statuses = records().statuses(ids);
    for (Organization body : store.list(ids).values()) {
      UUID id = body.id().value();
      found.put(id, new State<>(draft(body), statuses.getOrDefault(id, Status.ACTIVE), city(body)));
    }
    return found;
  }

  private @Nullable String city(Organization body) {
    return Optional.ofNullable(body.areaCode())
        .filter(code -> areas.find(code).isPresent())
        .flatMap(areas::cityOf)
        .map(City::code)
        .orElse(null);
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
