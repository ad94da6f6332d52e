package org.capacitymetro.directory;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Records of a list called `list`, for tests that write them.
final class TestDrafts {
  private TestDrafts() {}

  static ServiceDraft plain(String id) {
    return plain(id, "list");
  }

  static ServiceDraft plain(String id, String source) {
    return new ServiceDraft(
        new SourceRef(source, id),
        null,
        ServiceDetails.of(LocalizedText.of("it", "Sportello " + id), List.of("permits")),
        null);
  }

  static ServiceDraft full(
      String id, @Nullable OrganizationId provider, @Nullable OrganizationId funder) {
    return new ServiceDraft(
        new SourceRef("list", id),
        provider,
        new ServiceDetails(
            LocalizedText.ofItalianAndEnglish("Sportello " + id, "Desk " + id),
            LocalizedText.of("it", "Aiuto con i documenti"),
            LocalizedText.of("it", "Descrizione"),
            LocalizedText.of("it", "Presentarsi al mattino"),
            LocalizedText.of("it", "Una ricevuta"),
            List.of("permits-application", "health"),
            List.of("asylum-seekers", "no-permit"),
            List.of("ar", "bn", "pt-BR"),
            new Access(
                Access.Mode.WALK_IN,
                Answer.NO,
                Answer.YES,
                List.of(
                    new Access.CostOption(
                        LocalizedText.of("it", "Gratuito"), new BigDecimal("0.00"))),
                List.of(LocalizedText.of("it", "Passaporto"))),
            new Schedule(
                Schedule.Kind.WEEKLY,
                List.of(
                    new Schedule.Slot(
                        DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 30), null)),
                Schedule.HolidayPolicy.CLOSED,
                List.of(
                    new Schedule.DatedException(
                        LocalDate.of(2026, 8, 10),
                        LocalDate.of(2026, 8, 21),
                        List.of(),
                        LocalizedText.of("it", "Ferie"))),
                LocalizedText.of("it", "lun 9-12.30")),
            new Contacts(
                List.of(new Contacts.Phone("+39 011 000 0000", LocalizedText.of("it", "mattina"))),
                List.of("ponte@example.org"),
                List.of("https://example.org/ponte")),
            new Funding(funder, "FAMI-1", LocalDate.of(2027, 12, 31)),
            Map.of("sala", "grande", "ascensore", "sì", "a", "b"),
            new Verification(LocalDate.of(2026, 11, 1), Method.CALL, "").ofEveryGroup(),
            null,
            true),
        new LocationDraft(
            new Address("Via Milano 12", "10122", "Torino", "TO"),
            new Point(45.07, 7.68),
            "001272",
            null,
            Precision.EXACT,
            LocalizedText.of("it", "Secondo piano"),
            List.of("lift", "wheelchair")));
  }

  static OrganizationDraft body(String id, String name) {
    return new OrganizationDraft(
        new SourceRef("list", id),
        LocalizedText.of("it", name),
        LocalizedText.EMPTY,
        Organization.ProviderType.THIRD_SECTOR,
        null,
        null,
        List.of(),
        List.of(),
        true);
  }

  /// The draft with other contacts: phone, or none for an empty text.
  static ServiceDraft withPhone(ServiceDraft draft, String phone) {
    List<Contacts.Phone> phones =
        phone.isEmpty() ? List.of() : List.of(new Contacts.Phone(phone, LocalizedText.EMPTY));
    ServiceDraft other =
        new ServiceDraft(
            draft.source(),
            null,
            withContacts(draft.details(), new Contacts(phones, List.of(), List.of())),
            null);
    return DraftFields.SERVICE.take(draft, other, List.of("phones"));
  }

  static ServiceDraft withSummary(ServiceDraft draft, String summary) {
    ServiceDetails named = ServiceDetails.of(draft.details().name(), draft.details().sectors());
    return DraftFields.SERVICE.take(
        draft,
        new ServiceDraft(
            draft.source(), null, withSummary(named, LocalizedText.of("it", summary)), null),
        List.of("summary"));
  }

  private static ServiceDetails withSummary(ServiceDetails d, LocalizedText summary) {
    return new ServiceDetails(
        d.name(),
        summary,
        d.description(),
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
        d.demonstration());
  }

  private static ServiceDetails withContacts(ServiceDetails d, Contacts contacts) {
    return new ServiceDetails(
        d.name(),
        d.summary(),
        d.description(),
        d.howTo(),
        d.outcome(),
        d.sectors(),
        d.targets(),
        d.languages(),
        d.access(),
        d.schedule(),
        contacts,
        d.funding(),
        d.attributes(),
        d.verification(),
        d.availability(),
        d.demonstration());
  }

  /// A pool over a fresh database; the caller closes it.
  static HikariDataSource pool() {
    TestDatabase fresh = TestDatabase.fresh();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(fresh.url());
    pool.setUsername(fresh.user());
    pool.setPassword(fresh.password());
    pool.setMaximumPoolSize(4);
    return pool;
  }
}
