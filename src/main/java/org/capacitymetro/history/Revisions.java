package org.capacitymetro.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.capacitymetro.accounts.People;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;

/// Puts changes in words for editors, who may know who made them.
@Component
class Revisions {
  private final People people;

  Revisions(People people) {
    this.people = people;
  }

  /// The names behind actors, to be handed to [#title].
  Map<String, String> names(Collection<String> actors) {
    return people.namesOf(actors);
  }

  /// Day, time and author in one line.
  static String title(Instant at, String actor, Map<String, String> names, Page page) {
    return page.t(
        "compare.title-of",
        "day",
        page.formats().date(LocalDate.ofInstant(at, Formats.ZONE)),
        "time",
        page.formats().time(at),
        "author",
        author(actor, names, page));
  }

  static String action(Revision.Action action, Page page) {
    return page.t("history.action." + action.name().toLowerCase(Locale.ROOT));
  }

  private static String author(String actor, Map<String, String> names, Page page) {
    String name = names.get(actor);
    if (name != null) {
      return name;
    }
    if (actor.startsWith("import:")) {
      return page.t("compare.by.list", "source", actor.substring("import:".length()));
    }
    if (actor.startsWith("person:")) {
      return page.t("compare.by.gone");
    }
    if (actor.startsWith("organization:")) {
      return page.t("compare.by.organization");
    }
    return page.t(actor.equals("visitor") ? "compare.by.visitor" : "compare.by.program");
  }
}
