package org.capacitymetro.editing;

import org.capacitymetro.directory.Organization;
import org.capacitymetro.directory.OrganizationId;
import org.capacitymetro.directory.PublicService;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Slug;

/// Addresses after the language: of public pages, and of the pages where records are edited.
final class Addresses {
  private Addresses() {}

  static String of(PublicService service, String language) {
    return of(service.id(), service.details().name(), language);
  }

  static String of(ServiceId id, LocalizedText name, String language) {
    return "/services/" + Slug.of(name.in(language)) + "-" + id.shortForm();
  }

  static String of(Organization body, String language) {
    return of(body.id(), body.name(), language);
  }

  static String of(OrganizationId id, LocalizedText name, String language) {
    return "/organizations/" + Slug.of(name.in(language)) + "-" + id.shortForm();
  }

  static String edit(ServiceId id) {
    return "/desk/services/" + id.shortForm();
  }

  static String edit(OrganizationId id) {
    return "/desk/organizations/" + id.shortForm();
  }
}
