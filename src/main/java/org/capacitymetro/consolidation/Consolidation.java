package org.capacitymetro.consolidation;

import java.util.List;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.OrganizationDraft;
import org.capacitymetro.directory.OrganizationId;
import org.capacitymetro.directory.ServiceDraft;
import org.capacitymetro.matching.Watch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One place, one record: tells what incoming drafts are, makes one record of two by the merge
/// policy, and keeps what a person has to look at.
@Component
public class Consolidation {

  /// What a body that is not yet in the directory is the same as, by tax code or by name and
  /// comune; at most one of the two is given.
  ///
  /// @param incomingIndex place of an earlier draft in the list that was assessed
  public record BodyVerdict(@Nullable OrganizationId record, @Nullable Integer incomingIndex) {
    public static final BodyVerdict NEW = new BodyVerdict(null, null);

    public boolean isNew() {
      return record == null && incomingIndex == null;
    }
  }

  /// Two bodies that are one.
  public record BodyUnion(OrganizationId keep, OrganizationId give) {}

  /// Compares drafts whose sources the directory does not know yet with its records and with each
  /// other. Writes nothing.
  ///
  /// @return one verdict for each draft, in their order
  public List<Verdict> assess(List<ServiceDraft> incoming, Watch watch) {
    return incoming.stream().map(each -> Verdict.NEW).toList();
  }

  /// As [#assess] for bodies: the same tax code, or without one the same name in the same comune.
  public List<BodyVerdict> assessBodies(List<OrganizationDraft> incoming) {
    return incoming.stream().map(each -> BodyVerdict.NEW).toList();
  }

  /// Makes one record of each two by the merge policy, all in one transaction and the change set
  /// that `info` names. Call it in batches of about 1,000.
  ///
  /// A union of records that are one already is left out; a record that went on in another stands
  /// for that one.
  public void unite(Directory.ChangeSetInfo info, List<Union> unions) {
    throw new UnsupportedOperationException();
  }

  /// As [#unite] for bodies; services of `give` become services of `keep`.
  public void uniteBodies(Directory.ChangeSetInfo info, List<BodyUnion> unions) {
    throw new UnsupportedOperationException();
  }

  /// Puts pairs of an import into the review queue, in one transaction. The incoming record of each
  /// pair ([Doubt#a]) is hidden until somebody has decided, in the change set that `info` names. A
  /// pair somebody decided about, or that is in the queue already, is left out.
  public void queue(Directory.ChangeSetInfo info, List<Doubt> doubts) {
    throw new UnsupportedOperationException();
  }
}
