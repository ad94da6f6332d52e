package org.capacitymetro.writing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.capacitymetro.accounts.People;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
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

  private List<VersionsView.Version> lines(
      List<VersionTable.Version> versions,
      List<VersionTable.Version> translations,
      @Nullable Integer published,
      Page page) {
    return versions.stream()
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

  /// The versions of a thing, and what differs between two of them.
  ///
  /// @param path of the page where the thing is written
  /// @param versions newest first, with the `translations` of them all
  /// @param published number of the version the public reads, null without one
  /// @param mayRestore whether the reader may go back to the older of the two
  public VersionsView view(
      String path,
      List<VersionTable.Version> versions,
      List<VersionTable.Version> translations,
      @Nullable Integer published,
      Compared compared,
      List<VersionsView.Difference> differences,
      boolean mayRestore,
      Page page) {
    return new VersionsView(
        path,
        path + "/versions",
        lines(versions, translations, published, page),
        compared.from(),
        compared.to(),
        differences,
        mayRestore && compared.from() != compared.newest()
            ? path + "/versions/" + compared.from() + "/restore"
            : "");
  }
}
