package org.capacitymetro.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The directory: the public face of services and organizations, and the only way to write them.
/// Every write is a change set in one transaction; every touched record stands in the change log.
@Component
public class Directory {

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

  public Optional<PublicService> find(ServiceId id) {
    throw new UnsupportedOperationException("directory helper: " + id);
  }

  /// The services among `ids` that exist and are public, in no particular order.
  public List<PublicService> list(Collection<ServiceId> ids) {
    throw new UnsupportedOperationException("directory helper: " + ids);
  }

  /// Streams every public service, in batches read by key, for a rebuild of the index.
  public void forEach(Consumer<PublicService> reader) {
    throw new UnsupportedOperationException("directory helper: " + reader);
  }

  public long count() {
    throw new UnsupportedOperationException("directory helper");
  }

  public Optional<Organization> findOrganization(OrganizationId id) {
    throw new UnsupportedOperationException("directory helper: " + id);
  }

  /// Services a body manages or funds.
  public List<PublicService> servicesOf(OrganizationId id) {
    throw new UnsupportedOperationException("directory helper: " + id);
  }

  /// Committed changes after `cursor`, at most `limit`, never skipping one that commits late.
  public Changes changesAfter(Cursor cursor, int limit) {
    throw new UnsupportedOperationException("directory helper: " + cursor + limit);
  }

  /// The place in the change log of the newest change that [#changesAfter] would give now.
  public Cursor head() {
    throw new UnsupportedOperationException("directory helper");
  }

  /// Creates or updates organizations by source reference, in one transaction; the ids come in the
  /// order of the drafts.
  public List<OrganizationId> writeOrganizations(
      ChangeSetInfo info, List<OrganizationDraft> drafts, Consumer<Written> outcome) {
    throw new UnsupportedOperationException("directory helper: " + info + drafts + outcome);
  }

  /// Creates or updates services by source reference, in one transaction.
  public Written writeServices(ChangeSetInfo info, List<ServiceDraft> drafts) {
    throw new UnsupportedOperationException("directory helper: " + info + drafts);
  }
}
