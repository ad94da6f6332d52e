package org.capacitymetro.offline;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Area;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.pages.Language;
import org.capacitymetro.platform.PackSource;
import org.capacitymetro.search.TestSearch;
import org.capacitymetro.search.TestService;
import org.capacitymetro.text.LocalizedText;

/// Packs of nobody's city: the fictional services of [#services] with the fixed vocabulary of
/// [TestSearch].
public final class TestPacks {
  private TestPacks() {}

  /// Lines by key of a pack of Torino.
  public static SortedMap<String, String> lines(
      Collection<PublicService> services, Language language) {
    Map<String, Area> areas =
        TestSearch.areas().stream().collect(Collectors.toMap(Area::code, Function.identity()));
    return PackLines.of(
        new PackLines.Content(
            TestSearch.cities().getFirst(),
            services,
            TestSearch.terms(),
            areas,
            List.of(),
            List.of(
                new PackSource.Entry(
                    "help:new-here",
                    new TreeMap<>(
                        Map.of(
                            "code",
                            "new-here",
                            "title",
                            LocalizedText.of("it", "Sono in Italia da poco")))))),
        language,
        TestSearch.packWords());
  }

  static List<PublicService> services() {
    return List.of(
        everythingKnown(),
        TestService.named("Biblioteca delle Felci")
            .sectors("culture-library")
            .targets("everyone")
            .areas("01", "001272")
            .at(45.0702345, 7.6868567)
            .in("torino", "Torino", "Via delle Felci 3")
            .provider("Comune dei Mulini")
            .updated("2026-10-02")
            .make(),
        TestService.named("Casa protetta Ortica", "Nettle shelter")
            .sectors("housing")
            .targets("women")
            .areas("01")
            .in("torino", "", "")
            .summary("Un posto sicuro.")
            .updated("2026-10-03")
            .make());
  }

  /// A service with every member that a record can have.
  private static PublicService everythingKnown() {
    LocalizedText name =
        LocalizedText.ofItalianAndEnglish("Sportello Lavoro Mulini", "Mills job desk")
            .with("ar", "مكتب العمل مولين");
    LocalizedText stale =
        LocalizedText.of(
            "it", "Aiuto per trovare lavoro, anche alle famiglie che abitano vicino ai mulini.");
    LocalizedText summary =
        new LocalizedText(
            "it",
            Map.of(
                "it",
                stale.texts().get("it"),
                "en",
                new LocalizedText.Entry("Help with finding jobs.", "0000000000000000")));
    return new PublicService(
        new ServiceId(UUID.fromString("0199d0c0-0000-7000-8000-00000000a001")),
        new SourceRef("test", "1"),
        new Organization(
            new OrganizationId(UUID.fromString("0199d0c0-0000-7000-8000-00000000b001")),
            null,
            LocalizedText.of("it", "Associazione dei Mulini"),
            LocalizedText.EMPTY,
            Organization.ProviderType.THIRD_SECTOR,
            null,
            null,
            List.of(),
            List.of(),
            true),
        null,
        new ServiceDetails(
            name,
            summary,
            LocalizedText.of("it", "Colloqui, curriculum e ricerca di un lavoro."),
            LocalizedText.of("it", "Telefona e chiedi un appuntamento."),
            LocalizedText.ofItalianAndEnglish("Un curriculum", "A curriculum"),
            List.of("work-employment-centre"),
            List.of("everyone"),
            List.of("ar", "fr"),
            new Access(
                Access.Mode.WALK_IN,
                Answer.NO,
                Answer.YES,
                List.of(
                    Access.CostOption.of(new BigDecimal("2.50")),
                    new Access.CostOption(
                        LocalizedText.of("it", "tessera"), new BigDecimal("10.00"))),
                List.of(LocalizedText.ofItalianAndEnglish("Passaporto", "Passport"))),
            new Schedule(
                Schedule.Kind.WEEKLY,
                List.of(
                    new Schedule.Slot(
                        DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 30), null),
                    new Schedule.Slot(
                        DayOfWeek.TUESDAY,
                        LocalTime.of(14, 0),
                        LocalTime.of(17, 0),
                        new Schedule.Season(MonthDay.of(9, 16), MonthDay.of(6, 14)))),
                Schedule.HolidayPolicy.CLOSED,
                List.of(
                    new Schedule.DatedException(
                        LocalDate.of(2026, 12, 5),
                        LocalDate.of(2026, 12, 5),
                        List.of(new Schedule.Opening(LocalTime.of(10, 0), LocalTime.of(16, 0))),
                        LocalizedText.of("it", "Giornata aperta"))),
                LocalizedText.of("it", "lun 9-12.30; mar 14-17 (tranne estate)")),
            new Contacts(
                List.of(
                    new Contacts.Phone(
                        "+39 011 000 0000",
                        LocalizedText.ofItalianAndEnglish("Solo mattina", "Mornings only"))),
                List.of("mulini@example.org"),
                List.of("https://mulini.example.org/")),
            new Funding(null, "FAMI-1", LocalDate.of(2027, 6, 30)),
            Map.of(),
            new Verification(LocalDate.of(2026, 11, 2), Method.CALL, "").ofEveryGroup(),
            new Availability.Waiting(LocalDate.of(2026, 11, 20), 3),
            true),
        new Place(
            Precision.EXACT,
            new Point(45.1, 7.65),
            new Address("Via dei Mulini 7", "10100", "Torino", "TO"),
            List.of("01", "001272"),
            "torino",
            LocalizedText.of("it", "Tram fino ai mulini"),
            List.of("wheelchair"),
            new Geocoded("test", Located.Precision.STREET)),
        Instant.parse("2026-11-03T10:00:00Z"));
  }
}
