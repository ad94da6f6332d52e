package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the public may know of a service: the one place where precision is applied, on the way out
/// of this module.
///
/// Anything but [Precision#EXACT] loses the point, street, postcode, arrival note, attributes, the
/// identity in its source (published lists carry addresses) and the paths of its websites; the
/// address is taken out of the texts, and so are mail and web addresses that carry the name of the
/// street. The point becomes the inner point of the district or comune, or nothing where no polygon
/// is known. Phones stay, because they are how one reaches a protected place; only a landline of a
/// hidden place goes, since it tells the district and can be looked up.
@Component
class PublicView {
  /// Numbers of Italian subscribers at an address; those of mobiles and of national services begin
  /// with another digit than 0.
  private static final Pattern LANDLINE = Pattern.compile("(\\+39|0039)?[\\s./-]*0(?!039)");

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
            : redacted(
                service.details(),
                redaction(location, service.city()),
                location.precision() == Precision.HIDDEN),
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

  /// What may be said of a body that manages or funds reserved services: as of these, its own texts
  /// tell none of their addresses.
  Organization of(Organization body, List<Address> reserved) {
    Redaction everywhere = Redaction.ofAll(reserved);
    return new Organization(
        body.id(),
        body.source() == null ? null : new SourceRef(body.source().source(), ""),
        Redaction.ofMentions(reserved).in(body.name()),
        everywhere.in(body.description()),
        body.type(),
        body.taxCode(),
        body.areaCode(),
        harmless(body.emails(), everywhere),
        harmless(frontPages(body.websites()), everywhere),
        body.demonstration());
  }

  private static List<String> harmless(List<String> links, Redaction redaction) {
    return links.stream().filter(link -> !redaction.isIn(link)).toList();
  }

  private static boolean isLandline(Contacts.Phone phone) {
    return LANDLINE.matcher(phone.number().strip()).lookingAt();
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
              location.accessibility(),
              location.geocoded());
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

  private static ServiceDetails redacted(
      ServiceDetails details, Redaction redaction, boolean hidden) {
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
                .filter(phone -> !hidden || !isLandline(phone))
                .map(phone -> new Contacts.Phone(phone.number(), redaction.in(phone.note())))
                .toList(),
            harmless(contacts.emails(), redaction),
            harmless(frontPages(contacts.websites()), redaction)),
        details.funding(),
        Map.of(),
        details.verification(),
        details.availability(),
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
