package org.capacitymetro.practices;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.Person;
import org.capacitymetro.accounts.PersonId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
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

  /// The list of versions of something.
  ///
  /// @param published what the public reads, null for nothing
  public List<VersionsView.Version> lines(
      VersionTable<?> table, UUID id, @Nullable Integer published, Page page) {
    List<VersionTable.Version> translations = table.translations(id);
    return table.list(id).stream()
        .map(
            version ->
                new VersionsView.Version(
                    version.version(),
                    line("practices.versions.line", version, page),
                    version.reason(),
                    Objects.equals(published, version.version()),
                    translations.stream()
                        .filter(each -> each.version() == version.version())
                        .map(each -> line("practices.versions.translated", each, page))
                        .toList()))
        .toList();
  }

  private String line(String key, VersionTable.Version version, Page page) {
    return page.t(
        key,
        "version",
        version.version(),
        "name",
        who(version.by(), page),
        "day",
        page.formats().date(LocalDate.ofInstant(version.at(), Formats.ZONE)),
        "time",
        page.formats().time(version.at()));
  }
}
