package org.capacitymetro.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization.ProviderType;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bodies with services that somebody asks about.
final class TestBodies {
  private static final Directory.ChangeSetInfo INFO =
      new Directory.ChangeSetInfo("test", "verification");

  /// @param mail of the body; each has one of its own
  record Body(OrganizationId id, String mail, List<ServiceId> services) {}

  private TestBodies() {}

  /// Begins a test with nobody being asked or telephoned.
  static void forgetAskings(JdbcClient jdbc) {
    jdbc.sql(
            "truncate asking, asking_step, confirmation_link, campaign, call_lock, phone_call,"
                + " audit_sample")
        .update();
  }

  static Body body(Records records, String name, int services) {
    String mail = "ente-" + UUID.randomUUID() + "@example.org";
    OrganizationId id =
        records.create(
            INFO,
            new OrganizationDraft(
                new SourceRef("test", UUID.randomUUID().toString()),
                LocalizedText.of("it", name),
                LocalizedText.EMPTY,
                ProviderType.THIRD_SECTOR,
                null,
                null,
                List.of(mail),
                List.of(),
                false));
    List<ServiceId> ids = new ArrayList<>();
    for (int i = 1; i <= services; i++) {
      ids.add(service(records, id, name + " " + i, Funding.NONE, List.of()));
    }
    return new Body(id, mail, ids);
  }

  static ServiceId service(
      Records records, OrganizationId body, String name, Funding funding, List<String> websites) {
    return records.create(
        INFO,
        new ServiceDraft(
            new SourceRef("test", UUID.randomUUID().toString()),
            body,
            new ServiceDetails(
                LocalizedText.of("it", name),
                LocalizedText.of("it", "Aiuta <chi> arriva."),
                LocalizedText.EMPTY,
                LocalizedText.EMPTY,
                LocalizedText.EMPTY,
                List.of("legal-aid-desk"),
                List.of(),
                List.of(),
                Access.UNKNOWN,
                Schedule.UNKNOWN,
                new Contacts(
                    List.of(new Contacts.Phone("+39 011 000 0000", LocalizedText.EMPTY)),
                    List.of(),
                    websites),
                funding,
                Map.of(),
                Map.of(),
                null,
                false),
            new LocationDraft(
                new Address("Via delle Felci 9", "10152", "Torino", ""),
                new Point(45.0781, 7.6843),
                null,
                "torino",
                Precision.EXACT,
                LocalizedText.EMPTY,
                List.of())));
  }
}
