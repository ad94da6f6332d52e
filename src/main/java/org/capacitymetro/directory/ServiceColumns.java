package org.capacitymetro.directory;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
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
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A draft as the columns of `service`, `location` and `schedule`, empty values as null. Its JSON
/// form is what goes to the database and what the content hash is taken of, so the order of every
/// list and map in it is fixed.
///
/// Past versions, kept as JSON of their rows, are read through it too, whatever the tables looked
/// like then: a migration that takes away or renames a column adds the old form to [#read], and a
/// new component takes null for "not known yet".
record ServiceColumns(
    @Nullable UUID provider,
    @Nullable UUID funder,
    @Nullable String projectCode,
    @Nullable LocalDate endsOn,
    LocalizedText name,
    @Nullable LocalizedText summary,
    @Nullable LocalizedText description,
    @Nullable LocalizedText howTo,
    @Nullable LocalizedText outcome,
    List<String> sectors,
    List<String> targets,
    List<String> languages,
    Access.Mode accessMode,
    Answer residencePermit,
    Answer anonymous,
    @Nullable List<Access.CostOption> costOptions,
    @Nullable List<LocalizedText> requiredDocuments,
    @Nullable List<Contacts.Phone> phones,
    List<String> emails,
    List<String> websites,
    @Nullable Map<String, String> attributes,
    @Nullable Map<FieldGroup, Verification> verification,
    @Nullable Availability availability,
    boolean demonstration,
    @Nullable ScheduleColumns schedule,
    @JsonAlias("location") @Nullable LocationColumns place) {

  ServiceColumns {
    sectors = orEmpty(sectors);
    targets = orEmpty(targets);
    languages = orEmpty(languages);
    accessMode = accessMode == null ? Access.Mode.UNKNOWN : accessMode;
    residencePermit = residencePermit == null ? Answer.UNKNOWN : residencePermit;
    anonymous = anonymous == null ? Answer.UNKNOWN : anonymous;
    emails = orEmpty(emails);
    websites = orEmpty(websites);
  }

  record ScheduleColumns(
      Schedule.Kind kind,
      @Nullable List<Schedule.Slot> slots,
      Schedule.HolidayPolicy holidays,
      @Nullable List<Schedule.DatedException> exceptions,
      @Nullable LocalizedText original) {

    Schedule toSchedule() {
      return new Schedule(
          kind,
          orEmpty(slots),
          holidays,
          orEmpty(exceptions),
          Objects.requireNonNullElse(original, LocalizedText.EMPTY));
    }
  }

  record LocationColumns(
      String street,
      @Nullable String postcode,
      String comune,
      String province,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable String comuneCode,
      @Nullable String cityCode,
      Precision precision,
      @Nullable LocalizedText arrival,
      List<String> accessibility,
      @Nullable String geocodedBy,
      Located.@Nullable Precision geocodedTo) {

    LocationColumns {
      accessibility = orEmpty(accessibility);
    }

    LocationDraft toDraft() {
      return new LocationDraft(
          new Address(street, postcode, comune, province),
          lat == null || lon == null ? null : new Point(lat, lon),
          comuneCode,
          cityCode,
          precision,
          Objects.requireNonNullElse(arrival, LocalizedText.EMPTY),
          accessibility,
          geocodedBy == null || geocodedTo == null ? null : new Geocoded(geocodedBy, geocodedTo));
    }
  }

  /// Reads the JSON form, or a row kept as it was.
  static ServiceColumns read(ObjectNode tree) {
    return StoredJson.read(withGroups(tree), ServiceColumns.class);
  }

  /// Until V320 a record was verified as a whole, on `verified_on` in a way called `verified_by`.
  private static ObjectNode withGroups(ObjectNode tree) {
    if (!tree.hasNonNull("verified_on")) {
      return tree;
    }
    String way = tree.path("verified_by").asString("CALL");
    ObjectNode one =
        StoredJson.tree(Map.of("on", tree.path("verified_on").asString(), "by", ""))
            .put(
                "method",
                switch (way) {
                  case "MAIL" -> "MAIL_CONFIRMATION";
                  case "ORGANIZATION" -> "ORGANIZATION_EDIT";
                  default -> way;
                });
    ObjectNode whole = tree.deepCopy();
    ObjectNode groups = whole.putObject("verification");
    for (FieldGroup group : FieldGroup.values()) {
      groups.set(group.name(), one);
    }
    return whole;
  }

  /// The JSON form with schedule and place there even where nothing is known of them.
  ObjectNode whole() {
    ObjectNode tree = StoredJson.tree(this);
    if (schedule == null) {
      tree.set("schedule", StoredJson.tree(columns(Schedule.UNKNOWN)));
    }
    if (place == null) {
      tree.set("place", StoredJson.tree(columns(LocationDraft.NOWHERE)));
    }
    return tree;
  }

  ServiceDraft toDraft(SourceRef source) {
    LocationDraft location = place == null ? null : place.toDraft();
    return new ServiceDraft(
        source,
        provider == null ? null : new OrganizationId(provider),
        toDetails(),
        LocationDraft.NOWHERE.equals(location) ? null : location);
  }

  private ServiceDetails toDetails() {
    return new ServiceDetails(
        name,
        orEmpty(summary),
        orEmpty(description),
        orEmpty(howTo),
        orEmpty(outcome),
        sectors,
        targets,
        languages,
        new Access(
            accessMode,
            residencePermit,
            anonymous,
            orEmpty(costOptions),
            orEmpty(requiredDocuments)),
        schedule == null ? Schedule.UNKNOWN : schedule.toSchedule(),
        new Contacts(orEmpty(phones), emails, websites),
        new Funding(funder == null ? null : new OrganizationId(funder), projectCode, endsOn),
        Objects.requireNonNullElse(attributes, Map.of()),
        Objects.requireNonNullElse(verification, Map.of()),
        availability,
        demonstration);
  }

  static ServiceColumns of(ServiceDraft draft) {
    ServiceDetails details = draft.details();
    Access access = details.access();
    Contacts contacts = details.contacts();
    Funding funding = details.funding();
    OrganizationId provider = draft.provider();
    OrganizationId funder = funding.funder();
    LocationDraft location = draft.location();
    return new ServiceColumns(
        provider == null ? null : provider.value(),
        funder == null ? null : funder.value(),
        funding.projectCode(),
        funding.endsOn(),
        details.name(),
        orNull(details.summary()),
        orNull(details.description()),
        orNull(details.howTo()),
        orNull(details.outcome()),
        details.sectors(),
        details.targets(),
        details.languages(),
        access.mode(),
        access.residencePermit(),
        access.anonymous(),
        orNull(access.costs()),
        orNull(access.documents()),
        orNull(contacts.phones()),
        contacts.emails(),
        contacts.websites(),
        details.attributes().isEmpty() ? null : new TreeMap<>(details.attributes()),
        details.verification().isEmpty() ? null : new TreeMap<>(details.verification()),
        details.availability(),
        details.demonstration(),
        details.schedule().equals(Schedule.UNKNOWN) ? null : columns(details.schedule()),
        location == null ? null : columns(location));
  }

  private static ScheduleColumns columns(Schedule schedule) {
    return new ScheduleColumns(
        schedule.kind(),
        orNull(schedule.slots()),
        schedule.holidays(),
        orNull(schedule.exceptions()),
        orNull(schedule.original()));
  }

  private static LocationColumns columns(LocationDraft location) {
    Geocoded geocoded = location.geocoded();
    return new LocationColumns(
        location.address().street(),
        location.address().postcode(),
        location.address().comune(),
        location.address().province(),
        location.point() == null ? null : location.point().lat(),
        location.point() == null ? null : location.point().lon(),
        location.comune(),
        location.city(),
        location.precision(),
        orNull(location.arrival()),
        location.accessibility(),
        geocoded == null ? null : geocoded.source(),
        geocoded == null ? null : geocoded.precision());
  }

  private static LocalizedText orEmpty(@Nullable LocalizedText text) {
    return text == null ? LocalizedText.EMPTY : text;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static @Nullable LocalizedText orNull(LocalizedText text) {
    return text.isEmpty() ? null : text;
  }

  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
