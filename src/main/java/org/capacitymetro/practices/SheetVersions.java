package org.capacitymetro.practices;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.rights.Person;
import org.capacitymetro.writing.VersionTable;
import org.springframework.stereotype.Component;

/// What other modules may ask about a sheet and its versions: what an older one said, who wrote and
/// translated which, how the sheet was led here, who decides about it, who answers for it.
@Component
public class SheetVersions {
  private final PracticeStore store;
  private final Authors authors;

  SheetVersions(PracticeStore store, Authors authors) {
    this.store = store;
    this.authors = authors;
  }

  /// What a version said.
  public Optional<Sheet> find(PracticeId id, int version) {
    return store.findVersion(id, version);
  }

  /// Who wrote each version, newest first.
  public List<VersionTable.Version> list(PracticeId id) {
    return store.versions(id);
  }

  /// When versions were translated, newest first.
  public List<VersionTable.Version> translations(PracticeId id) {
    return store.texts().translations(id.value());
  }

  /// The steps it was led through, newest first.
  public List<Step.Taken> steps(PracticeId id) {
    return store.steps(id);
  }

  /// Whether somebody decides about the sheet.
  public boolean isPublisher(Person person, PracticeId id) {
    return store.find(id).filter(practice -> Authors.isPublisher(person, practice)).isPresent();
  }

  /// The authors who can sign in; where there are none, those who may publish.
  public List<Person> writers(PracticeId id) {
    return store.find(id).map(authors::writers).orElse(List.of());
  }
}
