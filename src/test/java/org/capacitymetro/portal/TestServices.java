package org.capacitymetro.portal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.text.LocalizedText;

/// The services the tests of pages look at; their names share a word that nothing else has.
public final class TestServices {
  public static final String WORD = "quadrifoglio";

  /// In the names of the services of [#writeThreePlaces].
  public static final String SPREAD_WORD = "girandola";

  private static final Point THERE = new Point(45.0781, 7.6843);

  private TestServices() {}

  /// Writes them once more (a second time changes nothing) and waits until they are found.
  public static void write(Directory directory, ServiceSearch search) {
    Directory.ChangeSetInfo why = new Directory.ChangeSetInfo("test", "pages");
    OrganizationId body = body(directory, why, "body", "Associazione Quadrifoglio");
    directory.writeServices(
        why,
        List.of(
            service(
                "italian",
                "Corso di italiano quadrifoglio",
                "italian-course",
                Precision.EXACT,
                THERE,
                body),
            service(
                "shelter",
                "Casa rifugio quadrifoglio",
                "women-shelter",
                Precision.COMUNE,
                THERE,
                body),
            service(
                "legal",
                "Sportello <legale> quadrifoglio",
                "legal-aid-desk",
                Precision.EXACT,
                THERE,
                body)));
    waitFor(search, WORD);
  }

  /// Writes three services some kilometres apart, likewise.
  public static void writeThreePlaces(Directory directory, ServiceSearch search) {
    Directory.ChangeSetInfo why = new Directory.ChangeSetInfo("test", "places");
    OrganizationId body = body(directory, why, "spread-body", "Associazione Girandola");
    directory.writeServices(
        why,
        Stream.of(new Point(45.05, 7.66), new Point(45.07, 7.69), new Point(45.06, 7.63))
            .map(
                point ->
                    service(
                        "spread-" + point.lat(),
                        "Sportello girandola " + point.lat(),
                        "legal-aid-desk",
                        Precision.EXACT,
                        point,
                        body))
            .toList());
    waitFor(search, SPREAD_WORD);
  }

  /// In the names of the services of [#writeApproximately].
  public static final String ABOUT_WORD = "nontiscordar";

  /// Writes a service known to its house, one to its street, and one to its town, likewise.
  public static void writeApproximately(Directory directory, ServiceSearch search) {
    Directory.ChangeSetInfo why = new Directory.ChangeSetInfo("test", "approximate places");
    OrganizationId body = body(directory, why, "about-body", "Associazione Nontiscordar");
    directory.writeServices(
        why,
        List.of(
            geocoded("house", new Point(45.0700, 7.6800), Located.Precision.HOUSE, body),
            geocoded("street", new Point(45.0790, 7.6990), Located.Precision.STREET, body),
            geocoded("town", new Point(45.0610, 7.6500), Located.Precision.COMUNE, body)));
    waitFor(search, ABOUT_WORD);
  }

  private static ServiceDraft geocoded(
      String id, Point point, Located.Precision precision, OrganizationId body) {
    ServiceDraft plain =
        service(
            "about-" + id,
            "Sportello nontiscordar " + id,
            "legal-aid-desk",
            Precision.EXACT,
            point,
            body);
    return new ServiceDraft(
        plain.source(),
        plain.provider(),
        plain.details(),
        Objects.requireNonNull(plain.location())
            .withGeocoded(point, new Geocoded("Elenco di prova, CC0", precision)));
  }

  private static OrganizationId body(
      Directory directory, Directory.ChangeSetInfo why, String id, String name) {
    return directory
        .writeOrganizations(
            why,
            List.of(
                new OrganizationDraft(
                    new SourceRef("pages-test", id),
                    LocalizedText.of("it", name),
                    LocalizedText.of("it", "Accoglie chi arriva."),
                    Organization.ProviderType.THIRD_SECTOR,
                    null,
                    null,
                    List.of("info@quadrifoglio.example.org"),
                    List.of(),
                    false)),
            written -> {})
        .getFirst();
  }

  private static void waitFor(ServiceSearch search, String word) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (search.search(ServiceQuery.ALL.withText(word)).total() < 3) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "the services of the test were not found within 30 seconds");
      }
      Thread.onSpinWait();
    }
  }

  private static ServiceDraft service(
      String id,
      String name,
      String sector,
      Precision precision,
      Point point,
      OrganizationId provider) {
    return new ServiceDraft(
        new SourceRef("pages-test", id),
        provider,
        new ServiceDetails(
            LocalizedText.of("it", name),
            LocalizedText.ofItalianAndEnglish("Per chi ha bisogno.", "For those in need."),
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            List.of(sector),
            List.of("everyone"),
            List.of("ar", "fr"),
            new Access(
                Access.Mode.WALK_IN,
                Answer.NO,
                Answer.UNKNOWN,
                List.of(Access.CostOption.of(BigDecimal.ZERO)),
                List.of(LocalizedText.of("it", "Un documento"))),
            new Schedule(
                Schedule.Kind.ALWAYS,
                List.of(),
                Schedule.HolidayPolicy.AS_USUAL,
                List.of(),
                LocalizedText.EMPTY),
            new Contacts(
                List.of(new Contacts.Phone("+39 011 000 0000", LocalizedText.EMPTY)),
                List.of(),
                List.of("https://quadrifoglio.example.org")),
            Funding.NONE,
            Map.of(),
            Map.of(),
            null,
            false),
        new LocationDraft(
            new Address("Via dei Fiori 7", "10152", "Torino", "TO"),
            point,
            "001272",
            "torino",
            precision,
            LocalizedText.EMPTY,
            List.of("lift")));
  }
}
