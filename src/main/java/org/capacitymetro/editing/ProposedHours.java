package org.capacitymetro.editing;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.directory.HoursInWords;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.mapping.ItalianHours;
import org.capacitymetro.mapping.ParsedHours;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hours that a source wrote in words and that were understood in part: what they may mean is
/// offered to the editor beside the words. The proposal is read from the words each time and is
/// kept nowhere.
@Component
class ProposedHours {
  private static final String WORDS = "hours.original";

  private final HoursInWords left;

  ProposedHours(HoursInWords left) {
    this.left = left;
  }

  /// What the form offers; null where the hours are known, nothing is understood of the words, or
  /// somebody decided to leave them.
  ServiceFormView.@Nullable Proposal view(@Nullable ServiceId id, Fields fields, Page page) {
    ParsedHours proposed = find(fields).orElse(null);
    if (proposed == null || (id != null && left.isLeft(id))) {
      return null;
    }
    Schedule schedule = proposed.schedule();
    return new ServiceFormView.Proposal(
        proposed.original(),
        Consolidation.hoursInWords(schedule, page),
        page.t("edit.proposal.sure", "percent", (int) Math.floor(proposed.confidence() * 100)),
        proposed.leftOver(),
        id != null);
  }

  private static Optional<ParsedHours> find(Fields fields) {
    String kind = fields.text("hours.kind");
    boolean open = kind.isEmpty() || kind.equals(Schedule.Kind.UNKNOWN.name());
    return open
        ? ItalianHours.parse(fields.text(WORDS + ".it"))
            .filter(parsed -> parsed.schedule().kind() != Schedule.Kind.UNKNOWN)
        : Optional.empty();
  }

  /// The form with the proposed hours in it; the words stay where they are.
  static Fields used(Fields fields) {
    return find(fields).map(parsed -> used(fields, parsed.schedule())).orElse(fields);
  }

  private static Fields used(Fields fields, Schedule proposed) {
    FormWriting form = new FormWriting();
    ScheduleForm.write(proposed, form);
    return fields.taking(List.of("hours.kind", "hours.holidays", "week"), form.fields());
  }

  void leave(ServiceId id, String actor) {
    left.leave(id, actor);
  }
}
