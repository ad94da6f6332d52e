package org.capacitymetro.practices;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// What other modules may ask about a sheet that was public: what an older version said, who
/// decides about it, who answers for it.
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

  /// Whether somebody decides about the sheet.
  public boolean isPublisher(Person person, PracticeId id) {
    return store.find(id).filter(practice -> Authors.isPublisher(person, practice)).isPresent();
  }

  /// The authors who can sign in; where there are none, those who may publish.
  public List<Person> writers(PracticeId id) {
    return store.find(id).map(authors::writers).orElse(List.of());
  }
}
