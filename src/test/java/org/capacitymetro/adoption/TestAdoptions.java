package org.capacitymetro.adoption;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.text.LocalizedText;

/// Adoptions of nobody's practice, and bodies for them.
final class TestAdoptions {
  private TestAdoptions() {}

  static OrganizationId body(Records records, String name) {
    return records.create(
        new Directory.ChangeSetInfo("test", "adoption"),
        new OrganizationDraft(
            new SourceRef("adoption-test", UUID.randomUUID().toString()),
            LocalizedText.of("it", name),
            LocalizedText.EMPTY,
            Organization.ProviderType.THIRD_SECTOR,
            null,
            null,
            List.of(),
            List.of(),
            false));
  }

  /// Everything that is needed to publish one.
  static Details details(Change... changes) {
    return new Details(
        "it",
        null,
        LocalizedText.of("it", "Due sportelli"),
        YearMonth.of(2026, 3),
        Details.Status.TRYING,
        List.of(),
        LocalizedText.of("it", "Responsabile dello sportello"),
        "sportello@example.org",
        List.of(changes),
        false);
  }

  static Change change(String ours) {
    return new Change(
        Change.What.CONTENT,
        Passage.STEPS,
        Change.Nature.SHORTENING,
        Change.Level.UNIT,
        Change.Timing.PLANNED_PROACTIVE,
        Change.DecidedBy.TEAM,
        Change.Fidelity.INCONSISTENT,
        Change.Goal.COST,
        LocalizedText.of("it", ours),
        LocalizedText.of("it", "Costava troppo"));
  }

  /// A public one that began and was published on a day.
  static Adoption published(YearMonth since, Instant at, List<Told> told, List<Ask> asks) {
    Details details = details();
    return new Adoption(
        new AdoptionId(UUID.randomUUID()),
        new PracticeId(UUID.randomUUID()),
        1,
        new OrganizationId(UUID.randomUUID()),
        "bari",
        Adoption.State.PUBLIC,
        new Details(
            "it",
            null,
            details.place(),
            since,
            Details.Status.TRYING,
            List.of(),
            details.role(),
            details.mail(),
            List.of(),
            false),
        1,
        null,
        at,
        at,
        at,
        "",
        told,
        asks);
  }

  static Told told(Told.Outcome outcome, String why, Instant at) {
    return new Told(outcome, LocalizedText.of("it", why), LocalizedText.EMPTY, at);
  }
}
