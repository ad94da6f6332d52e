package org.capacitymetro.directory;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows what the public would see of a draft that nobody saved: through the same rule of precision
/// as everything that leaves this module.
@Component
public class PublicPreview {
  private final PublicView view;
  private final OrganizationStore organizations;
  private final Areas areas;
  private final Clock clock;

  PublicPreview(PublicView view, OrganizationStore organizations, Areas areas, Clock clock) {
    this.view = view;
    this.organizations = organizations;
    this.areas = areas;
    this.clock = clock;
  }

  /// @param id of the record the draft would change; null for a new one
  public PublicService of(@Nullable ServiceId id, ServiceDraft draft) {
    Placement placement = Placement.of(draft.location(), areas);
    List<UUID> bodies =
        Stream.of(draft.provider(), draft.details().funding().funder())
            .filter(Objects::nonNull)
            .map(OrganizationId::value)
            .toList();
    Map<OrganizationId, Organization> known = new HashMap<>(organizations.list(bodies));
    return view.of(
        new TrueService(
            id == null ? new ServiceId(TimeOrderedId.next()) : id,
            draft.source(),
            draft.provider(),
            draft.details(),
            draft.location(),
            placement.areas(),
            placement.city(),
            clock.instant(),
            Status.ACTIVE),
        known);
  }
}
