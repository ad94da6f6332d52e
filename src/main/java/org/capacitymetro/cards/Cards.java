package org.capacitymetro.cards;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitymetro.freshness.Age;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.hours.OpenState;
import org.capacitymetro.hours.OpeningHours;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.search.ServiceHit;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the cards of lists from services.
@Component
public class Cards {
  private final Labels labels;
  private final OpeningHours openingHours;
  private final HalfLives halfLives;
  private final Clock clock;

  Cards(Labels labels, OpeningHours openingHours, HalfLives halfLives, Clock clock) {
    this.labels = labels;
    this.openingHours = openingHours;
    this.halfLives = halfLives;
    this.clock = clock;
  }

  public List<ServiceCard> of(List<ServiceHit> hits, Page page) {
    Instant now = clock.instant();
    return hits.stream()
        .map(hit -> of(hit.service(), now, hit.metres(), hit.matched(), page))
        .toList();
  }

  public ServiceCard of(PublicService service, Page page) {
    return of(service, clock.instant(), null, null, page);
  }

  /// The opening state of a service at an instant.
  public OpenState stateAt(PublicService service, Instant instant) {
    return openingHours.at(service.details().schedule(), service.place().city(), instant);
  }

  private ServiceCard of(
      PublicService service,
      Instant now,
      @Nullable Double metres,
      @Nullable String matched,
      Page page) {
    ServiceDetails details = service.details();
    return new ServiceCard(
        service.id().shortForm(),
        page.url(Addresses.of(service, page.code())),
        Prose.of(details.name(), page),
        details.sectors().stream()
            .flatMap(code -> labels.tile(code, page).stream())
            .findFirst()
            .orElse(null),
        Prose.of(about(service), page),
        OpenLabel.of(stateAt(service, now), now, page),
        where(service.place().address()),
        metres == null ? "" : page.formats().distance(metres),
        details.languages().stream().map(page.formats()::languageName).toList(),
        badges(details, now, page),
        Objects.requireNonNullElse(matched, ""),
        service.place().point(),
        service.place().around());
  }

  private static LocalizedText about(PublicService service) {
    LocalizedText summary = service.details().summary();
    return summary.isEmpty() && service.provider() != null ? service.provider().name() : summary;
  }

  /// How far what is known has faded at an instant.
  public Age age(PublicService service, Instant now) {
    ServiceDetails details = service.details();
    return halfLives
        .freshness(
            details.verification(), details.sectors(), LocalDate.ofInstant(now, Formats.ZONE))
        .age();
  }

  /// How far the record may be relied on at an instant.
  public Trust trust(ServiceDetails details, Instant now, Page page) {
    return Trust.of(details, halfLives, LocalDate.ofInstant(now, Formats.ZONE), page);
  }

  static String where(Address address) {
    return Stream.of(address.street(), address.comune())
        .filter(part -> !part.isBlank())
        .reduce((street, comune) -> street + ", " + comune)
        .orElse("");
  }

  private List<ServiceCard.Badge> badges(ServiceDetails details, Instant now, Page page) {
    List<ServiceCard.Badge> badges = new ArrayList<>();
    Access access = details.access();
    if (access.isFree()) {
      badges.add(new ServiceCard.Badge("good", page.t("badge.free")));
    }
    if (access.residencePermit() == Answer.NO) {
      badges.add(new ServiceCard.Badge("good", page.t("badge.no-permit")));
    }
    if (access.anonymous() == Answer.YES) {
      badges.add(new ServiceCard.Badge("good", page.t("badge.anonymous")));
    }
    if (access.mode() == Access.Mode.APPOINTMENT) {
      badges.add(new ServiceCard.Badge("note", page.t("badge.appointment")));
    }
    if (access.mode() == Access.Mode.REFERRAL) {
      badges.add(new ServiceCard.Badge("note", page.t("badge.referral")));
    }
    Trust trust = trust(details, now, page);
    Trust.Places places = trust.places();
    if (places != null) {
      badges.add(
          new ServiceCard.Badge(
              "places-" + places.kind(),
              page.t("availability.badge", "places", places.words(), "said", places.said())));
    }
    badges.add(new ServiceCard.Badge("age-" + trust.age(), trust.words()));
    if (details.demonstration()) {
      badges.add(new ServiceCard.Badge("quiet", page.t("badge.demonstration")));
    }
    return badges;
  }
}
