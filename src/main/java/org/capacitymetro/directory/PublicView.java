package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the public may know of a service: the one place where precision is applied, on the way out
/// of this module.
///
/// Anything but [Precision#EXACT] loses the point, street, postcode, arrival note, attributes, the
/// identity in its source (published lists carry addresses) and the paths of its websites; the
/// address is taken out of the texts. The point becomes the inner point of the district or comune,
/// or nothing where no polygon is known. Phones and e-mails stay: they are how one reaches a
/// protected place.
@Component
class PublicView {
  private final Areas areas;

  PublicView(Areas areas) {
    this.areas = areas;
  }

  PublicService of(TrueService service, Map<OrganizationId, Organization> organizations) {
    OrganizationId provider = service.provider();
    OrganizationId funder = service.details().funding().funder();
    LocationDraft location = service.location();
    boolean exact = location == null || location.precision() == Precision.EXACT;
    return new PublicService(
        service.id(),
        exact ? service.source() : new SourceRef(service.source().source(), ""),
        provider == null ? null : organizations.get(provider),
        funder == null ? null : organizations.get(funder),
        exact || location == null
            ? service.details()
            : redacted(service.details(), redaction(location, service.city())),
        location == null ? unplaced() : place(location, service.areas(), service.city()),
        service.updatedAt());
  }

  /// The status with nothing in its words that betrays a reserved place.
  Status status(TrueService service) {
    LocationDraft location = service.location();
    if (location == null || location.precision() == Precision.EXACT) {
      return service.status();
    }
    Redaction redaction = redaction(location, service.city());
    return switch (service.status()) {
      case Status.Closed(LocalDate on, LocalizedText reason) ->
          new Status.Closed(on, redaction.in(reason));
      case Status.Hidden(LocalizedText reason) -> new Status.Hidden(redaction.in(reason));
      default -> service.status();
    };
  }

  private static Place unplaced() {
    return new Place(
        Precision.EXACT, null, Address.NONE, List.of(), null, LocalizedText.EMPTY, List.of());
  }

  private Place place(LocationDraft location, List<String> codes, @Nullable String city) {
    return switch (location.precision()) {
      case EXACT ->
          new Place(
              Precision.EXACT,
              location.point(),
              location.address(),
              codes,
              city,
              location.arrival(),
              location.accessibility());
      case DISTRICT -> coarse(location, cutToDistrict(codes), city);
      case COMUNE -> coarse(location, upTo(codes, Area.Kind.COMUNE), city);
      case HIDDEN ->
          new Place(
              Precision.HIDDEN,
              null,
              Address.NONE,
              city == null ? List.of() : provinceOf(city),
              city,
              LocalizedText.EMPTY,
              List.of());
    };
  }

  private Place coarse(LocationDraft location, List<Area> known, @Nullable String city) {
    Address address = location.address();
    return new Place(
        location.precision(),
        innerPoint(known),
        new Address("", null, address.comune(), address.province()),
        known.stream().map(Area::code).toList(),
        city,
        LocalizedText.EMPTY,
        location.accessibility());
  }

  /// Of districts that overlap (boroughs and statistical zones) only the widest: together they
  /// would say more than either.
  private List<Area> cutToDistrict(List<String> codes) {
    List<Area> known = upTo(codes, Area.Kind.DISTRICT);
    Optional<Area> widest =
        known.stream()
            .filter(area -> area.kind() == Area.Kind.DISTRICT)
            .max(Comparator.comparingDouble(PublicView::extent).thenComparing(Area::code));
    return known.stream()
        .filter(area -> area.kind() != Area.Kind.DISTRICT || area.equals(widest.orElse(null)))
        .toList();
  }

  private List<Area> upTo(List<String> codes, Area.Kind narrowest) {
    return codes.stream()
        .map(areas::find)
        .flatMap(Optional::stream)
        .filter(area -> area.kind().compareTo(narrowest) <= 0)
        .toList();
  }

  /// The inner point of the narrowest known area, when that is a comune or district.
  private static @Nullable Point innerPoint(List<Area> known) {
    for (Area area : known.reversed()) {
      if (area.kind().compareTo(Area.Kind.COMUNE) < 0) {
        return null;
      }
      if (area.centre() != null) {
        return area.centre();
      }
    }
    return null;
  }

  private List<String> provinceOf(String city) {
    return areas.findCity(city).map(City::province).stream()
        .flatMap(province -> areas.lineage(province).stream())
        .map(Area::code)
        .toList();
  }

  private Redaction redaction(LocationDraft location, @Nullable String city) {
    boolean namesItsCity =
        city != null
            && areas
                .findComune(location.address().comune(), location.address().province())
                .equals(areas.findCity(city).map(City::comune).flatMap(areas::find));
    return Redaction.of(
        location.address(), location.precision() == Precision.HIDDEN && !namesItsCity);
  }

  private static ServiceDetails redacted(ServiceDetails details, Redaction redaction) {
    Access access = details.access();
    Schedule schedule = details.schedule();
    Contacts contacts = details.contacts();
    return new ServiceDetails(
        redaction.in(details.name()),
        redaction.in(details.summary()),
        redaction.in(details.description()),
        redaction.in(details.howTo()),
        redaction.in(details.outcome()),
        details.sectors(),
        details.targets(),
        details.languages(),
        new Access(
            access.mode(),
            access.residencePermit(),
            access.anonymous(),
            access.costs().stream()
                .map(cost -> new Access.CostOption(redaction.in(cost.text()), cost.amount()))
                .toList(),
            redaction.in(access.documents())),
        new Schedule(
            schedule.kind(),
            schedule.slots(),
            schedule.holidays(),
            schedule.exceptions().stream()
                .map(
                    exception ->
                        new Schedule.DatedException(
                            exception.from(),
                            exception.to(),
                            exception.openings(),
                            redaction.in(exception.note())))
                .toList(),
            redaction.in(schedule.original())),
        new Contacts(
            contacts.phones().stream()
                .map(phone -> new Contacts.Phone(phone.number(), redaction.in(phone.note())))
                .toList(),
            contacts.emails(),
            frontPages(contacts.websites())),
        details.funding(),
        Map.of(),
        details.verification(),
        details.demonstration());
  }

  private static List<String> frontPages(Collection<String> websites) {
    return websites.stream()
        .map(Redaction::frontPage)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static double extent(Area area) {
    Box bounds = area.bounds();
    return bounds == null
        ? 0
        : (bounds.maxLon() - bounds.minLon()) * (bounds.maxLat() - bounds.minLat());
  }
}
