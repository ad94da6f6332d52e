package org.capacitymetro.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.capacitymetro.freshness.Age;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.OpenState;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.jspecify.annotations.Nullable;

/// A service as the API gives it, with texts in one language.
///
/// @param url address of its page, from the root of the site
/// @param lat and `lon` WGS 84 degrees, as precise as `precision` allows; null when not on the map
/// @param areas ISTAT codes, widest first
/// @param verified day on which somebody last saw that it exists, null when nobody did
/// @param age how far what is known has faded, one of the values of the parameter `verified`
/// @param availability what was said of free places, null when nothing was said lately
/// @param distance metres from `near`
/// @param matched the word that answered the query when the name does not show it
record ServiceJson(
    String id,
    String url,
    String name,
    String summary,
    List<String> sectors,
    List<String> targets,
    List<String> languages,
    @Nullable Double lat,
    @Nullable Double lon,
    String precision,
    @Nullable GeocodedJson geocoded,
    AddressJson address,
    @Nullable String city,
    List<String> areas,
    Open open,
    AccessJson access,
    boolean free,
    @Nullable String verified,
    String age,
    @Nullable PlacesJson availability,
    @Nullable OrganizationJson organization,
    @Nullable Long distance,
    @Nullable String matched,
    boolean demonstration,
    Source source) {

  /// @param precision how exact a point is that was worked out from the address: `house`, `street`,
  ///   `place` or `comune`
  record GeocodedJson(String source, String precision) {}

  record AddressJson(String street, @Nullable String postcode, String comune, String province) {}

  /// @param state `open`, `closed`, `by-appointment` or `unknown`
  record Open(
      String state, @Nullable Instant until, @JsonProperty("opens_at") @Nullable Instant opensAt) {}

  record AccessJson(
      String mode, @JsonProperty("residence_permit") String residencePermit, String anonymous) {}

  /// @param state `free`, `waiting` or `closed`
  /// @param weeks of waiting, about
  /// @param until first day on which people are taken in again
  record PlacesJson(
      String state,
      @JsonProperty("said_on") String saidOn,
      @Nullable Integer weeks,
      @Nullable String until) {}

  record OrganizationJson(String id, String url, String name, String type) {}

  record Source(String name, String id) {}

  static ServiceJson of(
      PublicService service,
      OpenState state,
      Age age,
      LocalDate today,
      @Nullable Double metres,
      @Nullable String matched,
      String language) {
    ServiceDetails details = service.details();
    Place place = service.place();
    Point point = place.point();
    Address address = place.address();
    Access access = details.access();
    return new ServiceJson(
        service.id().shortForm(),
        "/" + language + Addresses.of(service, language),
        details.name().in(language),
        details.summary().in(language),
        details.sectors(),
        details.targets(),
        details.languages(),
        point == null ? null : point.lat(),
        point == null ? null : point.lon(),
        word(place.precision()),
        place.geocoded() == null
            ? null
            : new GeocodedJson(place.geocoded().source(), word(place.geocoded().precision())),
        new AddressJson(address.street(), address.postcode(), address.comune(), address.province()),
        place.city(),
        place.areas(),
        new Open(word(state.kind()), state.until(), state.opensAt()),
        new AccessJson(
            word(access.mode()), word(access.residencePermit()), word(access.anonymous())),
        access.isFree(),
        details.checkedOn().map(LocalDate::toString).orElse(null),
        age.code(),
        places(details.availability(), today),
        organization(service.provider(), language),
        metres == null ? null : Math.round(metres),
        matched,
        details.demonstration(),
        new Source(service.source().source(), service.source().id()));
  }

  private static @Nullable OrganizationJson organization(
      @Nullable Organization organization, String language) {
    return organization == null
        ? null
        : new OrganizationJson(
            organization.id().shortForm(),
            "/" + language + Addresses.of(organization, language),
            organization.name().in(language),
            word(organization.type()));
  }

  private static @Nullable PlacesJson places(@Nullable Availability said, LocalDate today) {
    if (said == null || !said.holdsOn(today)) {
      return null;
    }
    return new PlacesJson(
        said.kind().code(),
        said.saidOn().toString(),
        said instanceof Availability.Waiting waiting ? waiting.weeks() : null,
        said instanceof Availability.Closed closed ? closed.until().toString() : null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
