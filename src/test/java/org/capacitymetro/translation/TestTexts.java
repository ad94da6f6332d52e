package org.capacitymetro.translation;

import java.util.List;
import java.util.Map;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;

/// Services with texts to translate.
final class TestTexts {
  static final Directory.ChangeSetInfo WHY = new Directory.ChangeSetInfo("test", "translation");

  private TestTexts() {}

  static ServiceId service(Records records, String name, String description) {
    return service(records, name, description, Precision.EXACT);
  }

  static ServiceId service(Records records, String name, String description, Precision precision) {
    return records.create(
        WHY, draft(new SourceRef(Records.OWN_SOURCE, "new"), name, description, precision));
  }

  static ServiceDraft draft(SourceRef source, String name, String description) {
    return draft(source, name, description, Precision.EXACT);
  }

  private static ServiceDraft draft(
      SourceRef source, String name, String description, Precision precision) {
    return new ServiceDraft(
        source,
        null,
        new ServiceDetails(
            LocalizedText.of("it", name),
            LocalizedText.EMPTY,
            LocalizedText.of("it", description),
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            List.of("permits"),
            List.of(),
            List.of(),
            new Access(
                Access.Mode.WALK_IN,
                Answer.NO,
                Answer.UNKNOWN,
                List.of(),
                List.of(LocalizedText.of("it", "Il passaporto di " + name))),
            Schedule.UNKNOWN,
            Contacts.NONE,
            Funding.NONE,
            Map.of(),
            Map.of(),
            null,
            false),
        new LocationDraft(
            new Address("Via delle Primule 7", "10152", "Torino", "TO"),
            new Point(45.0781, 7.6843),
            "001272",
            "torino",
            precision,
            LocalizedText.of("it", "Il campanello è rosso, " + name),
            List.of()));
  }

  /// The description rewritten by an editor; translations stay.
  static void rewrite(Records records, ServiceId id, String description) {
    LocalizedText text = records.find(id).orElseThrow().draft().details().description();
    rewrite(records, id, text.with("it", new LocalizedText.Entry(description, null)));
  }

  static void rewrite(Records records, ServiceId id, LocalizedText text) {
    Version<ServiceDraft> now = records.find(id).orElseThrow();
    ServiceDetails d = now.draft().details();
    WriteOutcome<ServiceDraft> outcome =
        records.write(
            WHY,
            id,
            now.revision(),
            new ServiceDraft(
                now.draft().source(),
                now.draft().provider(),
                new ServiceDetails(
                    d.name(),
                    d.summary(),
                    text,
                    d.howTo(),
                    d.outcome(),
                    d.sectors(),
                    d.targets(),
                    d.languages(),
                    d.access(),
                    d.schedule(),
                    d.contacts(),
                    d.funding(),
                    d.attributes(),
                    d.verification(),
                    d.availability(),
                    d.demonstration()),
                now.draft().location()));
    if (!(outcome instanceof WriteOutcome.Written<ServiceDraft>)) {
      throw new AssertionError(outcome);
    }
  }
}
