package org.capacitymetro.hsds;

import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Slug;

/// Addresses after the language: of the public pages of records, `/services/{slug}-{id}`, and of
/// the pages where they are edited.
public final class Addresses {
  private Addresses() {}

  /// The page of a service in a language.
  public static String of(PublicService service, String language) {
    return of(service.id(), service.details().name(), language);
  }

  /// The page of a service of which only id and name are known.
  public static String of(ServiceId id, LocalizedText name, String language) {
    return "/services/" + Slug.of(name.in(language)) + "-" + id.shortForm();
  }

  /// The page of an organization in a language.
  public static String of(Organization body, String language) {
    return of(body.id(), body.name(), language);
  }

  /// The page of an organization of which only id and name are known.
  public static String of(OrganizationId id, LocalizedText name, String language) {
    return "/organizations/" + Slug.of(name.in(language)) + "-" + id.shortForm();
  }

  /// The short id at the end of `{slug}-{id}`.
  public static String idOf(String slugAndId) {
    return slugAndId.substring(slugAndId.lastIndexOf('-') + 1);
  }

  /// Where a service is edited.
  public static String edit(ServiceId id) {
    return "/desk/services/" + id.shortForm();
  }

  /// Where an organization is edited.
  public static String edit(OrganizationId id) {
    return "/desk/organizations/" + id.shortForm();
  }
}
