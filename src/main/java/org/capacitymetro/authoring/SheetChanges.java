package org.capacitymetro.authoring;

import java.util.Map;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes into a sheet: what one typed beside what others wrote meanwhile, what an older version
/// said, or a micro-practice as a full sheet.
@Component
class SheetChanges {
  private final Authors authors;
  private final SheetVersions versions;
  private final SheetFields fields;

  SheetChanges(Authors authors, SheetVersions versions, SheetFields fields) {
    this.authors = authors;
    this.versions = versions;
    this.fields = fields;
  }

  /// @param origin the version the person began with, and `base` what `mine` was made from: what it
  ///   said then
  /// @param shown the version of somebody else that the choices in `takes` were made against
  /// @param takes for fields in dispute: `mine` or `theirs`
  @Transactional
  Saved save(
      Person person,
      PracticeId id,
      int origin,
      int shown,
      Sheet base,
      Sheet mine,
      Map<String, String> takes,
      String reason) {
    Practice current = authors.lock(person, id);
    Sheet wanted = mine;
    boolean merged = false;
    if (current.version() != origin || !current.sheet().equals(base)) {
      SheetFields.Merge merge =
          fields.merge(base, mine, current.sheet(), shown == current.version() ? takes : Map.of());
      if (!merge.conflicts().isEmpty()) {
        return new Saved.Disputed(current, merge);
      }
      wanted = merge.merged();
      merged = current.version() != origin;
    }
    if (fields.between(current.sheet(), wanted).isEmpty()) {
      return new Saved.Unchanged();
    }
    return new Saved.Done(authors.write(person, current, wanted, reason), merged);
  }

  /// Goes back to what an older version said, as a new version.
  @Transactional
  void restore(Person person, PracticeId id, int version, String reason) {
    Practice current = authors.lock(person, id);
    Sheet old = versions.find(id, version).orElseThrow().translatedAs(current.sheet());
    if (!fields.between(current.sheet(), old).isEmpty()) {
      authors.write(person, current, old, reason);
    }
  }

  /// Makes a full sheet of a micro-practice; what the public reads stays until the full sheet is
  /// published.
  @Transactional
  void promote(Person person, PracticeId id, String reason) {
    Practice current = authors.lock(person, id);
    if (current.sheet().kind() == PracticeKind.MICRO) {
      authors.write(person, current, current.sheet().withKind(PracticeKind.GOOD), reason);
    }
  }
}
