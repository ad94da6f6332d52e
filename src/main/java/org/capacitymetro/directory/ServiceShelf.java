package org.capacitymetro.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Services with their places and schedules.
@Component
final class ServiceShelf extends Shelf<ServiceDraft> {
  private final ServiceStore store;
  private final DraftCheck check;
  private final Areas areas;

  ServiceShelf(JdbcClient jdbc, ServiceStore store, DraftCheck check, Areas areas) {
    super(RecordKind.SERVICE, new RecordStore(jdbc, "service"), DraftFields.SERVICE);
    this.store = store;
    this.check = check;
    this.areas = areas;
  }

  @Override
  void check(ServiceDraft draft) {
    check.check(draft);
  }

  @Override
  SourceRef source(ServiceDraft draft) {
    return draft.source();
  }

  @Override
  ServiceDraft under(ServiceDraft draft, SourceRef source) {
    return new ServiceDraft(source, draft.provider(), draft.details(), draft.location());
  }

  @Override
  ServiceDraft bare(ServiceDraft draft) {
    return Groups.bare(draft);
  }

  @Override
  ServiceDraft carried(ServiceDraft draft, ServiceDraft record) {
    return Groups.carried(draft, record);
  }

  @Override
  ServiceDraft verified(
      @Nullable ServiceDraft before, ServiceDraft after, Verification verification) {
    return Groups.verified(before, after, verification);
  }

  @Override
  ServiceDraft filledIn(ServiceDraft before, ServiceDraft after, Verification verification) {
    return Groups.filledIn(before, after, verification);
  }

  @Override
  @Nullable Verification verification(ServiceDraft draft, String field) {
    return Groups.verification(draft, field);
  }

  @Override
  ServiceDraft united(ServiceDraft keep, ServiceDraft give, ServiceDraft merged) {
    return Groups.united(keep, give, merged);
  }

  @Override
  ServiceDraft heard(@Nullable ServiceDraft record, ServiceDraft said, Verification verification) {
    return Groups.heard(record, said, verification);
  }

  @Override
  ServiceDraft withTexts(ServiceDraft draft, DraftTexts.Change change) {
    return DraftTexts.withService(draft, change);
  }

  @Override
  String json(ServiceDraft draft) {
    return StoredJson.text(ServiceColumns.of(draft));
  }

  @Override
  ServiceDraft read(SourceRef source, ObjectNode json) {
    return ServiceColumns.read(json).toDraft(source);
  }

  @Override
  Map<UUID, State<ServiceDraft>> current(Collection<UUID> ids) {
    Map<UUID, State<ServiceDraft>> found = new HashMap<>();
    for (TrueService service : store.list(ids)) {
      found.put(
          service.id().value(), new State<>(service.draft(), service.status(), service.city()));
    }
    return found;
  }

  @Override
  void put(List<Row<ServiceDraft>> rows, Instant now) {
    List<UUID> known = rows.stream().filter(row -> !row.created()).map(Row::id).toList();
    Map<UUID, UUID> locations = known.isEmpty() ? Map.of() : store.locations(known);
    List<ServiceStore.Entry> entries = new ArrayList<>(rows.size());
    List<UUID> withoutSchedule = new ArrayList<>();
    List<UUID> withoutLocation = new ArrayList<>();
    for (Row<ServiceDraft> row : rows) {
      ServiceDraft draft = row.draft();
      UUID location = locations.getOrDefault(row.id(), TimeOrderedId.next());
      Placement placement = Placement.of(draft.location(), areas);
      entries.add(new ServiceStore.Entry(row, location, placement.areas(), placement.city()));
      if (!row.created() && draft.details().schedule().equals(Schedule.UNKNOWN)) {
        withoutSchedule.add(row.id());
      }
      if (!row.created() && draft.location() == null) {
        withoutLocation.add(row.id());
      }
    }
    store.write(entries, now);
    store.removeMissing(withoutSchedule, withoutLocation);
  }
}
