package org.capacitymetro.search;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Makes fictional services for tests of the search: `named("Biblioteca civica").at(45, 7).make()`.
public final class TestService {
  private final LocalizedText name;
  private String id;
  private LocalizedText summary = LocalizedText.EMPTY;
  private LocalizedText description = LocalizedText.EMPTY;
  private final List<String> sectors = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();
  private final List<String> languages = new ArrayList<>();
  private final List<String> areas = new ArrayList<>();
  private Access.Mode mode = Access.Mode.UNKNOWN;
  private boolean free;
  private Schedule schedule = Schedule.UNKNOWN;
  private @Nullable String provider;
  private @Nullable Point point;
  private @Nullable String city;
  private String street = "";
  private String comune = "";
  private @Nullable LocalDate verified;
  private @Nullable Availability availability;
  private @Nullable LocalDate ends;
  private Instant updated = Instant.parse("2026-01-01T12:00:00Z");

  private TestService(LocalizedText name) {
    this.name = name;
    this.id = name.in("it");
  }

  public static TestService named(String italian) {
    return new TestService(LocalizedText.of("it", italian));
  }

  public static TestService named(String italian, String english) {
    return new TestService(LocalizedText.ofItalianAndEnglish(italian, english));
  }

  /// Without this the name decides the id.
  public TestService id(String changed) {
    id = changed;
    return this;
  }

  public TestService summary(String italian) {
    summary = LocalizedText.of("it", italian);
    return this;
  }

  public TestService summary(String italian, String english) {
    summary = LocalizedText.ofItalianAndEnglish(italian, english);
    return this;
  }

  public TestService description(String italian) {
    description = LocalizedText.of("it", italian);
    return this;
  }

  /// Summary and description in several languages.
  public TestService texts(LocalizedText changedSummary, LocalizedText changedDescription) {
    summary = changedSummary;
    description = changedDescription;
    return this;
  }

  public TestService sectors(String... codes) {
    sectors.addAll(List.of(codes));
    return this;
  }

  public TestService targets(String... codes) {
    targets.addAll(List.of(codes));
    return this;
  }

  public TestService languages(String... tags) {
    languages.addAll(List.of(tags));
    return this;
  }

  public TestService areas(String... codes) {
    areas.addAll(List.of(codes));
    return this;
  }

  public TestService access(Access.Mode changed, boolean costsNothing) {
    mode = changed;
    free = costsNothing;
    return this;
  }

  public TestService alwaysOpen() {
    schedule =
        new Schedule(
            Schedule.Kind.ALWAYS,
            List.of(),
            Schedule.HolidayPolicy.AS_USUAL,
            List.of(),
            LocalizedText.EMPTY);
    return this;
  }

  public TestService provider(String italian) {
    provider = italian;
    return this;
  }

  public TestService at(double lat, double lon) {
    point = new Point(lat, lon);
    return this;
  }

  public TestService in(String cityCode, String comuneName, String streetName) {
    city = cityCode;
    comune = comuneName;
    street = streetName;
    return this;
  }

  public TestService availability(Availability said) {
    availability = said;
    return this;
  }

  public TestService verified(String day) {
    verified = LocalDate.parse(day);
    return this;
  }

  public TestService updated(String day) {
    updated = LocalDate.parse(day).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
    return this;
  }

  public TestService ends(String day) {
    ends = LocalDate.parse(day);
    return this;
  }

  public PublicService make() {
    Access access =
        new Access(
            mode,
            Answer.UNKNOWN,
            Answer.UNKNOWN,
            free
                ? List.of(new Access.CostOption(LocalizedText.of("it", "Gratis"), BigDecimal.ZERO))
                : List.of(),
            List.of());
    ServiceDetails details =
        new ServiceDetails(
            name,
            summary,
            description,
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            sectors,
            targets,
            languages,
            access,
            schedule,
            Contacts.NONE,
            new Funding(null, null, ends),
            Map.of(),
            verified == null
                ? Map.of()
                : new Verification(verified, Method.CALL, "").ofEveryGroup(),
            availability,
            true);
    Place place =
        new Place(
            Precision.EXACT,
            point,
            new Address(street, null, comune, ""),
            areas,
            city,
            LocalizedText.EMPTY,
            List.of());
    return new PublicService(
        new ServiceId(uuid(id)),
        new SourceRef("test", id),
        provider == null ? null : organization(provider),
        null,
        details,
        place,
        updated);
  }

  private static Organization organization(String name) {
    return new Organization(
        new OrganizationId(uuid(name)),
        null,
        LocalizedText.of("it", name),
        LocalizedText.EMPTY,
        Organization.ProviderType.PUBLIC,
        null,
        null,
        List.of(),
        List.of(),
        true);
  }

  private static UUID uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
