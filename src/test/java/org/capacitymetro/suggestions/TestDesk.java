package org.capacitymetro.suggestions;

import java.time.DayOfWeek;
import java.time.LocalTime;
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
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;

/// Services that visitors say something about.
final class TestDesk {
  static final String STREET = "Via delle Felci 9";

  private TestDesk() {}

  static PublicService service(Directory directory, Records records, String name, String city) {
    return service(directory, records, name, city, Precision.EXACT);
  }

  static PublicService service(
      Directory directory, Records records, String name, String city, Precision precision) {
    ServiceId id =
        records.create(
            new Directory.ChangeSetInfo("test", "suggestions"),
            new ServiceDraft(
                new SourceRef("test", UUID.randomUUID().toString()),
                null,
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
                    new Schedule(
                        Schedule.Kind.WEEKLY,
                        List.of(
                            new Schedule.Slot(
                                DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 30), null)),
                        Schedule.HolidayPolicy.UNKNOWN,
                        List.of(),
                        LocalizedText.EMPTY),
                    new Contacts(
                        List.of(new Contacts.Phone("+39 011 000 0000", LocalizedText.EMPTY)),
                        List.of("felci@example.org"),
                        List.of()),
                    Funding.NONE,
                    Map.of(),
                    Map.of(),
                    null,
                    false),
                new LocationDraft(
                    new Address(STREET, "10152", city.equals("torino") ? "Torino" : "Napoli", ""),
                    city.equals("torino") ? new Point(45.0781, 7.6843) : new Point(40.85, 14.25),
                    null,
                    city,
                    precision,
                    LocalizedText.EMPTY,
                    List.of())));
    return directory.find(id).orElseThrow();
  }
}
