package org.capacitymetro.adoption;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// The words for what an adoption names by code or id, in the reader's language.
@Component
class AdoptionNames {
  private final Areas areas;
  private final Directory directory;

  AdoptionNames(Areas areas, Directory directory) {
    this.areas = areas;
    this.directory = directory;
  }

  /// A body or a service as a page leads to it.
  ///
  /// @param href after the language
  record Link(LocalizedText.Reading name, String href) {}

  String city(String code, String language) {
    return findCity(code).map(city -> city.name().in(language)).orElse(code);
  }

  Optional<City> findCity(String code) {
    return areas.findCity(code);
  }

  String organization(OrganizationId id, String language) {
    return findOrganization(id, language).map(link -> link.name().text()).orElse("");
  }

  /// The body, or the one it went on in; empty where it is gone.
  Optional<Link> findOrganization(OrganizationId id, String language) {
    return directory
        .followed(id)
        .map(
            found ->
                new Link(
                    found.value().name().read(language), Addresses.of(found.value(), language)));
  }

  Optional<PublicService> service(UUID id) {
    return directory
        .followed(new ServiceId(id))
        .filter(found -> !(found.status() instanceof Status.Hidden))
        .map(found -> found.value());
  }

  static Link link(PublicService service, String language) {
    LocalizedText name = service.details().name();
    return new Link(name.read(language), Addresses.of(service, language));
  }
}
