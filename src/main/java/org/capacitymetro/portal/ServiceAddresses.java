package org.capacitymetro.portal;

import org.capacitymetro.directory.Organization;
import org.capacitymetro.directory.PublicService;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Slug;

/// Addresses of records, after the language: `/services/{slug}-{id}`.
final class ServiceAddresses {
  private ServiceAddresses() {}

  static String path(PublicService service, String language) {
    return "/services/" + tail(service.details().name(), language, service.id().shortForm());
  }

  static String path(Organization organization, String language) {
    return "/organizations/" + tail(organization.name(), language, organization.id().shortForm());
  }

  static String tail(LocalizedText name, String language, String id) {
    return Slug.of(name.in(language)) + "-" + id;
  }

  /// The short id at the end of `{slug}-{id}`.
  static String idOf(String slugAndId) {
    return slugAndId.substring(slugAndId.lastIndexOf('-') + 1);
  }
}
