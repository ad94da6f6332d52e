package org.capacitymetro.editing;

import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.accounts.People;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;

/// Who wrote last, for the eyes of other editors.
@Component
class Editors {
  private final Records records;
  private final People people;

  Editors(Records records, People people) {
    this.records = records;
    this.people = people;
  }

  /// Name, day and time of the last change of a record.
  String lastEditor(ServiceId id, Page page) {
    return newest(records.history(id), page);
  }

  String lastEditor(OrganizationId id, Page page) {
    return newest(records.history(id), page);
  }

  private String newest(List<Revision> history, Page page) {
    return history.isEmpty() ? "" : words(history.getFirst(), page);
  }

  private String words(Revision revision, Page page) {
    String actor = revision.actor();
    String name = people.namesOf(List.of(actor)).get(actor);
    return page.t(
        "edit.editor",
        "name",
        name == null ? page.t("edit.editor.other") : name,
        "day",
        page.formats().date(LocalDate.ofInstant(revision.at(), Formats.ZONE)),
        "time",
        page.formats().time(revision.at()));
  }
}
