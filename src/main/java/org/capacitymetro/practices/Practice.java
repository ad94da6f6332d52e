package org.capacitymetro.practices;

import java.time.Instant;
import java.util.Set;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;

/// A sheet as those who work on it see it: its newest version, whether or not the public sees that.
///
/// @param city whose editors decide about it; null for those of the whole network
/// @param version of `sheet`
/// @param publishedVersion what the public reads, null when it never did
/// @param checkedAt when somebody last said that it is still true
/// @param readers who may read it because they judge it
public record Practice(
    PracticeId id,
    PracticeState state,
    @Nullable String city,
    Sheet sheet,
    int version,
    @Nullable Integer publishedVersion,
    @Nullable Instant publishedAt,
    @Nullable Instant checkedAt,
    Evidence evidence,
    Instant updatedAt,
    Set<PersonId> authors,
    Set<PersonId> readers) {
  /// Where sheets are written; after the language.
  public static final String DESK = "/desk/practices";

  /// Where this one is written; after the language.
  public String deskPath() {
    return DESK + "/" + id.shortForm();
  }

  /// Address of its public page after the language, once it has one.
  public String path(String language) {
    return Published.path(id, sheet, language);
  }

  /// Address of one of its files after the language, also of one that was only just brought.
  public String filePath(String hash) {
    return PracticeFiles.PATH + "/" + id.shortForm() + "/" + hash;
  }

  /// What the right to decide about it is asked for.
  public Subject subject() {
    return new Subject(city, Set.of());
  }

  public boolean isAuthor(Person person) {
    return authors.contains(person.id());
  }

  /// Whether its editors may show what stands in it only after peers have judged it: a good
  /// practice that was handed in, or that never was judged. A micro-practice is one team's device;
  /// its editors answer for it alone.
  boolean needsPeers() {
    return sheet.kind() == PracticeKind.GOOD
        && (!state.isListed() || evidence == Evidence.NOT_ASSESSED);
  }

  /// Whether what was written since is not shown yet.
  public boolean hasUnpublishedChanges() {
    return publishedVersion != null && publishedVersion != version;
  }
}
