package org.capacitymetro.matching;

import java.util.List;
import java.util.Set;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;

/// What is known of one thing that may also stand elsewhere. Every field may be empty: what is
/// missing says nothing, neither for nor against.
///
/// @param id names it in the answer and is never compared
/// @param name as its list writes it
/// @param address street and number, perhaps with postcode and town behind them
/// @param city comune or town
/// @param phones in any notation
/// @param websites addresses of pages, with or without `https://`
/// @param codes identifiers as `scheme:value`; two are compared only within one scheme
/// @param point where it is, or null
/// @param kinds sector codes or words of a category (`SCUOLA INFANZIA`); empty where unknown
public record Traits(
    String id,
    String name,
    String address,
    String city,
    String postcode,
    List<String> phones,
    List<String> emails,
    List<String> websites,
    List<String> codes,
    @Nullable Point point,
    Set<String> kinds) {

  public Traits {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    websites = List.copyOf(websites);
    codes = List.copyOf(codes);
    kinds = Set.copyOf(kinds);
  }

  /// Something of which only the name is known.
  public static Traits named(String id, String name) {
    return new Traits(
        id, name, "", "", "", List.of(), List.of(), List.of(), List.of(), null, Set.of());
  }

  public Traits withPlace(String newAddress, String newCity, String newPostcode) {
    return new Traits(
        id, name, newAddress, newCity, newPostcode, phones, emails, websites, codes, point, kinds);
  }

  public Traits withPoint(@Nullable Point newPoint) {
    return new Traits(
        id, name, address, city, postcode, phones, emails, websites, codes, newPoint, kinds);
  }

  public Traits withContacts(
      List<String> newPhones, List<String> newEmails, List<String> newWebsites) {
    return new Traits(
        id, name, address, city, postcode, newPhones, newEmails, newWebsites, codes, point, kinds);
  }

  public Traits withCodes(List<String> newCodes) {
    return new Traits(
        id, name, address, city, postcode, phones, emails, websites, newCodes, point, kinds);
  }

  public Traits withKinds(Set<String> newKinds) {
    return new Traits(
        id, name, address, city, postcode, phones, emails, websites, codes, point, newKinds);
  }
}
