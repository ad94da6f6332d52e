package org.capacitymetro.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.capacitymetro.hsds.Organization.ProviderType;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.mapping.ItalianHours;
import org.capacitymetro.mapping.ParsedHours;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;

/// The shape of the files under `demonstration/`: bodies, kinds of service with their texts, and
/// the services of each city, which name their kind.
final class DemonstrationRecords {
  static final String SOURCE = "demonstration";

  private DemonstrationRecords() {}

  /// A text in Italian and English.
  record Words(String it, String en) {
    LocalizedText text() {
      return LocalizedText.ofItalianAndEnglish(it, en);
    }
  }

  record Body(String id, Words name, Words description, ProviderType type, @Nullable String area) {
    OrganizationDraft draft() {
      String slug = Slug.of(name.it().replace(" (dimostrazione)", ""));
      return new OrganizationDraft(
          new SourceRef(SOURCE, id),
          name.text(),
          description.text(),
          type,
          null,
          area,
          List.of(slug + "@example.org"),
          List.of("https://example.org/" + slug),
          true);
    }
  }

  record Kinds(Map<String, Kind> kinds) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Kinds {}
  }

  /// What services of one kind have in common.
  ///
  /// @param cost euro; zero for free
  record Kind(
      List<String> sectors,
      List<String> targets,
      Access.Mode mode,
      Answer residencePermit,
      Answer anonymous,
      BigDecimal cost,
      Words summary,
      Words description,
      Words howTo,
      Words outcome,
      List<Words> documents) {

    Access access() {
      return new Access(
          mode,
          residencePermit,
          anonymous,
          List.of(Access.CostOption.of(cost)),
          documents.stream().map(Words::text).toList());
    }
  }

  record OfCity(
      String city, String comune, String comuneCode, String province, List<Entry> services) {}

  /// Hours in words, with the season in which they hold (`09-10`, month first).
  record Hours(String text, @Nullable String from, @Nullable String to) {
    Schedule.@Nullable Season season() {
      return from == null || to == null
          ? null
          : new Schedule.Season(MonthDay.parse("--" + from), MonthDay.parse("--" + to));
    }
  }

  /// @param open hours on these days such as `12-15`; empty for closed
  record Exceptional(LocalDate from, LocalDate to, String open, Words note) {
    Schedule.DatedException exception() {
      List<Schedule.Opening> openings =
          open.isEmpty()
              ? List.of()
              : ItalianHours.parse("lunedì " + open).orElseThrow().published().slots().stream()
                  .map(slot -> new Schedule.Opening(slot.opens(), slot.closes()))
                  .toList();
      return new Schedule.DatedException(from, to, openings, note.text());
    }
  }

  /// One service.
  ///
  /// @param point latitude and longitude; null for services without a place
  record Entry(
      String id,
      String kind,
      Words name,
      String provider,
      String street,
      @Nullable List<Double> point,
      @Nullable Precision precision,
      List<String> languages,
      List<Hours> hours,
      Schedule.@Nullable HolidayPolicy holidays,
      @Nullable List<Exceptional> exceptions,
      @Nullable Words arrival,
      @Nullable List<String> accessibility,
      @Nullable LocalDate verifiedOn,
      @Nullable Method verifiedBy,
      @Nullable LocalDate endsOn,
      @Nullable String project) {

    ServiceDraft draft(OfCity city, Map<String, Kind> kinds, Map<String, OrganizationId> bodies) {
      Kind shared = Objects.requireNonNull(kinds.get(kind), () -> id + ": no kind " + kind);
      String slug = Slug.of(name.it());
      ServiceDetails details =
          new ServiceDetails(
              name.text(),
              shared.summary().text(),
              shared.description().text(),
              shared.howTo().text(),
              shared.outcome().text(),
              shared.sectors(),
              shared.targets(),
              languages,
              shared.access(),
              schedule(),
              new Contacts(
                  List.of(),
                  List.of(slug + "." + city.city() + "@example.org"),
                  List.of("https://example.org/" + city.city() + "/" + slug)),
              endsOn == null ? Funding.NONE : new Funding(bodies.get("fund"), project, endsOn),
              Map.of(),
              verifiedOn == null || verifiedBy == null
                  ? Map.of()
                  : new Verification(verifiedOn, verifiedBy, "").ofEveryGroup(),
              null,
              true);
      return new ServiceDraft(
          new SourceRef(SOURCE, id), bodies.get(provider), details, location(city));
    }

    private LocationDraft location(OfCity city) {
      return new LocationDraft(
          new Address(street, null, city.comune(), city.province()),
          point == null ? null : new Point(point.get(0), point.get(1)),
          city.comuneCode(),
          city.city(),
          Objects.requireNonNullElse(precision, Precision.EXACT),
          arrival == null ? LocalizedText.EMPTY : arrival.text(),
          Objects.requireNonNullElse(accessibility, List.of()));
    }

    private Schedule schedule() {
      List<Schedule.Slot> slots = new ArrayList<>();
      Schedule first =
          ItalianHours.parse(hours.getFirst().text())
              .map(ParsedHours::published)
              .orElse(Schedule.UNKNOWN);
      for (Hours part : hours) {
        Schedule read =
            ItalianHours.parse(part.text()).map(ParsedHours::published).orElse(Schedule.UNKNOWN);
        read.slots()
            .forEach(
                slot ->
                    slots.add(
                        new Schedule.Slot(slot.day(), slot.opens(), slot.closes(), part.season())));
      }
      boolean understood = first.kind() != Schedule.Kind.UNKNOWN;
      return new Schedule(
          first.kind(),
          slots,
          Objects.requireNonNullElse(holidays, Schedule.HolidayPolicy.UNKNOWN),
          exceptions == null ? List.of() : exceptions.stream().map(Exceptional::exception).toList(),
          understood ? LocalizedText.EMPTY : first.original());
    }
  }
}
