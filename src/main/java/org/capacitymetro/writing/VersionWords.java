package org.capacitymetro.writing;

import java.time.LocalDate;
import org.capacitymetro.accounts.People;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;

/// Who wrote what and when, in the reader's words.
@Component
public class VersionWords {
  private final People people;

  VersionWords(People people) {
    this.people = people;
  }

  /// @param actor as versions and steps keep it
  public String who(String actor, Page page) {
    return PersonId.ofActor(actor)
        .flatMap(people::find)
        .map(Person::name)
        .orElse(page.t(actor.startsWith("person:") ? "practices.somebody" : "practices.software"));
  }

  /// A line of the list of versions.
  ///
  /// @param published whether it is what the public reads
  public VersionsView.Version line(VersionTable.Version version, boolean published, Page page) {
    return new VersionsView.Version(
        version.version(),
        page.t(
            "practices.versions.line",
            "version",
            version.version(),
            "name",
            who(version.by(), page),
            "day",
            page.formats().date(LocalDate.ofInstant(version.at(), Formats.ZONE)),
            "time",
            page.formats().time(version.at())),
        version.reason(),
        published);
  }
}
