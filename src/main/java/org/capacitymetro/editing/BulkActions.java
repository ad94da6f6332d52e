package org.capacitymetro.editing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// What can be done with several services of a list at once: close them, or take them out of the
/// search. One change set, all or none, so that it can be taken back at once.
@Component
class BulkActions {
  /// Field with the short ids of the chosen services.
  static final String CHOSEN = "record";

  /// Field that says what to do with them.
  static final String WHAT = "what";

  private static final String CLOSE = "close";
  private static final String HIDE = "hide";

  /// As many as a list shows.
  private static final int MOST = 100;

  private final Records records;
  private final ServiceDrafts drafts;

  BulkActions(Records records, ServiceDrafts drafts) {
    this.records = records;
    this.drafts = drafts;
  }

  /// Either what is wrong, or what was done.
  ///
  /// @param changeSet empty when there are problems or nothing had to change
  record Result(List<FieldProblem> problems, OptionalLong changeSet) {}

  /// @throws org.capacitymetro.rights.NotAllowed when the person may not edit one of them; nothing
  ///   is done then
  Result act(Person person, Fields typed, String language) {
    FormReading reading = new FormReading(typed);
    String what = typed.text(WHAT);
    List<ServiceId> chosen = chosen(person, typed.list(CHOSEN));
    if (chosen.isEmpty()) {
      reading.refuse(CHOSEN, "none-chosen");
    }
    if (!what.equals(CLOSE) && !what.equals(HIDE)) {
      reading.refuse(WHAT, "what-missing");
    }
    LocalDate on = what.equals(CLOSE) ? reading.date("on") : null;
    if (what.equals(CLOSE) && typed.text("on").isEmpty()) {
      reading.refuse("on", "day-missing");
    }
    LocalizedText reason = reading.localized("why", ClosePages.LONGEST_REASON, LocalizedText.EMPTY);
    if (reason.isEmpty() && typed.isBlank("why")) {
      reading.refuse("why.it", "why-missing");
    }
    if (!reading.problems().isEmpty()) {
      return new Result(reading.problems(), OptionalLong.empty());
    }
    Directory.ChangeSetInfo info = new Directory.ChangeSetInfo(person.actor(), reason.in(language));
    return new Result(
        List.of(),
        on == null ? records.hide(info, chosen, reason) : records.close(info, chosen, on, reason));
  }

  private List<ServiceId> chosen(Person person, List<String> shortIds) {
    List<ServiceId> chosen = new ArrayList<>();
    for (String shortId : shortIds.stream().distinct().limit(MOST).toList()) {
      Optional<ServiceId> id = ServiceId.parse(shortId);
      Version<ServiceDraft> version =
          id.flatMap(records::find).orElseThrow(() -> new NotFound("service " + shortId));
      drafts.require(person, id.get(), version.draft());
      chosen.add(id.get());
    }
    return chosen;
  }
}
