package org.capacitymetro.directory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.springframework.stereotype.Component;

/// What happened to records after a place in the change log, for whoever tells others of it. Gives
/// what the public histories of the records say, and nothing else.
@Component
public class News {

  /// @param services that changed, each with the revisions that did it
  /// @param organizations the same of bodies
  /// @param next where to go on from
  public record Since(
      Map<ServiceId, Set<Long>> services,
      Map<OrganizationId, Set<Long>> organizations,
      Directory.Cursor next) {}

  private final ChangeLog log;
  private final PublicHistory history;

  News(ChangeLog log, PublicHistory history) {
    this.log = log;
    this.history = history;
  }

  /// Everything after `cursor`, never skipping a change that commits late. A cursor beyond the end,
  /// as after a restore into another database, gives nothing and goes on from the end.
  public Since since(Directory.Cursor cursor) {
    Directory.Cursor head = log.head();
    Map<ServiceId, Set<Long>> services = new LinkedHashMap<>();
    Map<OrganizationId, Set<Long>> organizations = new LinkedHashMap<>();
    if (!head.equals(cursor)) {
      for (ChangeLog.Revised revised : log.revisions(cursor, head)) {
        Set<Long> revisions =
            switch (revised.kind()) {
              case SERVICE ->
                  services.computeIfAbsent(
                      new ServiceId(revised.record()), id -> new LinkedHashSet<>());
              case ORGANIZATION ->
                  organizations.computeIfAbsent(
                      new OrganizationId(revised.record()), id -> new LinkedHashSet<>());
            };
        revisions.add(revised.sequence());
      }
    }
    return new Since(services, organizations, head);
  }

  /// What these revisions did to a service, newest first; empty for one that was taken from the
  /// public altogether.
  public List<PublicChange> of(ServiceId id, Set<Long> revisions) {
    return history.of(id, revisions);
  }

  /// As [#of(ServiceId, Set)] for a body.
  public List<PublicChange> of(OrganizationId id, Set<Long> revisions) {
    return history.of(id, revisions);
  }
}
