package org.capacitymetro.services;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.cards.OpenLabel;
import org.capacitymetro.cards.Prose;
import org.capacitymetro.directory.Records;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns a service into what its page shows.
@Component
public class ServiceModel {
  private static final Set<String> KNOWN_ACCESSIBILITY =
      Set.of(
          "wheelchair",
          "lift",
          "step-free",
          "hearing-loop",
          "accessible-toilet",
          "parking",
          "sign-language",
          "tactile",
          "wheelchair-limited",
          "wheelchair-no");

  private final Labels labels;
  private final Cards cards;
  private final Areas areas;
  private final ServiceHours hours;
  private final Clock clock;

  ServiceModel(Labels labels, Cards cards, Areas areas, ServiceHours hours, Clock clock) {
    this.labels = labels;
    this.cards = cards;
    this.areas = areas;
    this.hours = hours;
    this.clock = clock;
  }

  ServiceView of(PublicService service, Status status, Page page) {
    ServiceDetails details = service.details();
    Contacts contacts = details.contacts();
    String code = page.code();
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Formats.ZONE);
    Organization provider = service.provider();
    String path = page.url(Addresses.of(service, code));
    return new ServiceView(
        service.id().shortForm(),
        prose(details.name(), page),
        details.sectors().stream()
            .flatMap(sector -> labels.tile(sector, page).stream())
            .distinct()
            .toList(),
        details.sectors().stream()
            .map(sector -> labels.of(Facet.SECTOR, sector, page.words()))
            .toList(),
        provider == null ? null : link(provider, page),
        OpenLabel.of(cards.stateAt(service, now), now, page),
        details.demonstration(),
        StandingNotice.of(status, page),
        contacts.phones().stream()
            .findFirst()
            .map(phone -> new ServiceView.Link(phone.number(), telephone(phone.number())))
            .orElse(null),
        where(service, page),
        facts(details, page),
        prose(details.description().isEmpty() ? details.summary() : details.description(), page),
        details.targets().stream()
            .map(target -> labels.of(Facet.TARGET, target, page.words()))
            .toList(),
        prose(details.howTo(), page),
        prose(details.outcome(), page),
        details.access().documents().stream().map(text -> prose(text, page)).toList(),
        details.access().costs().stream().map(cost -> cost(cost, page)).toList(),
        hours.week(service, today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), page),
        ServiceHours.note(details.schedule(), page),
        prose(details.schedule().original(), page),
        ServiceHours.exceptions(details.schedule(), today, page),
        details.languages().stream().map(page.formats()::languageName).toList(),
        service.place().accessibility().stream()
            .map(
                known ->
                    KNOWN_ACCESSIBILITY.contains(known) ? page.t("accessibility." + known) : known)
            .toList(),
        contacts.phones().stream()
            .map(
                phone ->
                    new ServiceView.Noted(
                        phone.number(), prose(phone.note(), page), telephone(phone.number())))
            .toList(),
        contacts.emails().stream()
            .map(mail -> new ServiceView.Link(mail, "mailto:" + mail))
            .toList(),
        contacts.websites().stream()
            .filter(site -> site.startsWith("https://") || site.startsWith("http://"))
            .map(
                site ->
                    new ServiceView.Link(
                        site.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", ""), site))
            .toList(),
        details.attributes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new ServiceView.Fact(entry.getKey(), entry.getValue(), null))
            .toList(),
        funding(service, today, page),
        source(service, page),
        cards.trust(details, now, page),
        page.formats().date(LocalDate.ofInstant(service.updatedAt(), Formats.ZONE)),
        contacts.phones().isEmpty() ? page.t("service.unknown") : page.t("service.unknown-call"),
        path + "/report",
        path + "/history",
        page.url("/follow?service=" + service.id().shortForm()),
        page.absolute(path));
  }

  private static Prose prose(LocalizedText text, Page page) {
    return Prose.of(text, page);
  }

  private static ServiceView.Link link(Organization organization, Page page) {
    Prose name = prose(organization.name(), page);
    return new ServiceView.Link(
        name.text(), page.url(Addresses.of(organization, page.code())), name.language());
  }

  /// The `tel:` link of a number.
  public static String telephone(String number) {
    return "tel:" + number.replaceAll("[^0-9+]", "");
  }

  /// What one wants to know before setting out, at a glance.
  private List<ServiceView.Fact> facts(ServiceDetails details, Page page) {
    Access access = details.access();
    List<ServiceView.Fact> facts = new ArrayList<>();
    facts.add(
        new ServiceView.Fact(
            page.t("service.fact.access"), page.t("service.mode." + word(access.mode())), null));
    facts.add(
        new ServiceView.Fact(
            page.t("service.fact.permit"),
            page.t("service.permit." + word(access.residencePermit())),
            null));
    String cost =
        access.costs().isEmpty()
            ? page.t("service.unknown")
            : access.isFree() ? page.t("badge.free") : page.t("service.paid");
    facts.add(new ServiceView.Fact(page.t("service.fact.cost"), cost, null));
    facts.add(
        new ServiceView.Fact(
            page.t("service.fact.languages"),
            Stream.concat(Stream.of("it"), details.languages().stream())
                .map(page.formats()::languageName)
                .collect(page.formats().listing()),
            null));
    if (access.anonymous() != Answer.UNKNOWN) {
      facts.add(
          new ServiceView.Fact(
              page.t("service.fact.anonymous"),
              page.t("service.anonymous." + word(access.anonymous())),
              null));
    }
    return facts;
  }

  private static ServiceView.Noted cost(Access.CostOption cost, Page page) {
    String amount =
        cost.amount() == null
            ? ""
            : cost.amount().signum() == 0
                ? page.t("badge.free")
                : page.t("service.euro", "amount", cost.amount());
    return new ServiceView.Noted(
        amount, prose(cost.saysOnlyTheAmount() ? LocalizedText.EMPTY : cost.text(), page), null);
  }

  private ServiceView.Where where(PublicService service, Page page) {
    Place place = service.place();
    Point point = place.point();
    Geocoded geocoded = place.geocoded();
    String lat = point == null ? null : AskedServices.degrees(point.lat());
    String lon = point == null ? null : AskedServices.degrees(point.lon());
    return new ServiceView.Where(
        address(place),
        place.areas().reversed().stream()
            .flatMap(code -> areas.find(code).stream())
            .map(area -> area.name().in(page.order()))
            .distinct()
            .collect(page.formats().listing()),
        reserved(service, page),
        place.around(),
        geocoded == null || point == null || place.pinned()
            ? ""
            : page.t("service.about." + word(geocoded.precision())),
        geocoded == null || point == null
            ? ""
            : page.t("service.geocoded", "source", geocoded.source()),
        prose(place.arrival(), page),
        lat,
        lon,
        place.pinned() ? "geo:" + lat + "," + lon : null,
        directions(place));
  }

  /// As it is written on an envelope; empty where it is not public or not known.
  public static String address(Place place) {
    return Stream.of(
            place.address().street(),
            Stream.of(
                    Objects.requireNonNullElse(place.address().postcode(), ""),
                    place.address().comune(),
                    place.address().province().isEmpty()
                        ? ""
                        : "(" + place.address().province() + ")")
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" ")))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  /// What is said instead of an address that is not public, empty otherwise.
  public static String reserved(PublicService service, Page page) {
    if (service.place().precision() == Precision.EXACT) {
      return "";
    }
    return service.details().contacts().phones().isEmpty()
        ? page.t("service.reserved")
        : page.t("service.reserved-call");
  }

  /// Where somebody else's map shows the way, null without a point that may be shown.
  public static @Nullable String directions(Place place) {
    Point point = place.point();
    return point == null || !place.pinned()
        ? null
        : "https://www.openstreetmap.org/directions?to="
            + AskedServices.degrees(point.lat())
            + "%2C"
            + AskedServices.degrees(point.lon());
  }

  private static String source(PublicService service, Page page) {
    String source = service.source().source();
    if (service.details().demonstration()) {
      return page.t("service.source.demonstration");
    }
    return source.equals(Records.OWN_SOURCE) ? page.t("service.source.own") : source;
  }

  private static List<ServiceView.Fact> funding(PublicService service, LocalDate today, Page page) {
    Funding funding = service.details().funding();
    List<ServiceView.Fact> facts = new ArrayList<>();
    Organization funder = service.funder();
    if (funder != null) {
      ServiceView.Link link = link(funder, page);
      facts.add(new ServiceView.Fact(page.t("service.funder"), link.label(), link.href()));
    }
    if (funding.projectCode() != null) {
      facts.add(new ServiceView.Fact(page.t("service.project"), funding.projectCode(), null));
    }
    if (funding.endsOn() != null) {
      facts.add(
          new ServiceView.Fact(
              page.t(funding.endsOn().isBefore(today) ? "service.ended-on" : "service.ends-on"),
              page.formats().date(funding.endsOn()),
              null));
    }
    return facts;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
