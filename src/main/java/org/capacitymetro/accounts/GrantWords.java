package org.capacitymetro.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.ShortId;
import org.springframework.stereotype.Component;

/// Roles and scopes as people read and type them.
@Component
public class GrantWords {
  /// One value of a list.
  public record Choice(String value, String label) {}

  private final Areas areas;
  private final OrganizationNames organizations;

  GrantWords(Areas areas, OrganizationNames organizations) {
    this.areas = areas;
    this.organizations = organizations;
  }

  /// `Redazione · Torino`, sorted.
  List<String> of(Collection<Grant> grants, Page page) {
    Map<UUID, LocalizedText> names = names(grants);
    return grants.stream().map(grant -> of(grant, names, page)).sorted().toList();
  }

  /// The names of the organizations that the grants name.
  Map<UUID, LocalizedText> names(Collection<Grant> grants) {
    Set<UUID> ids = new HashSet<>();
    for (Grant grant : grants) {
      if (grant.scope() instanceof Scope.Organization(UUID id)) {
        ids.add(id);
      }
    }
    return ids.isEmpty() ? Map.of() : organizations.names(ids);
  }

  String of(Grant grant, Map<UUID, LocalizedText> names, Page page) {
    String scope =
        switch (grant.scope()) {
          case Scope.Everything everything -> page.t("scope.everything");
          case Scope.City(String code) ->
              areas.findCity(code).map(city -> city.name().in(page.order())).orElse(code);
          case Scope.Organization(UUID id) -> {
            LocalizedText name = names.get(id);
            yield name == null ? page.t("scope.organization-gone") : name.in(page.order());
          }
        };
    return page.t("role." + grant.role().code()) + " · " + scope;
  }

  /// Every role with what it may do, for lists.
  public List<Choice> roles(Page page) {
    return Arrays.stream(Role.values())
        .map(
            role ->
                new Choice(
                    role.code(),
                    page.t("role." + role.code()) + ": " + page.t("role.about." + role.code())))
        .toList();
  }

  /// Where this person may give roles: everywhere (under an empty value) and the cities.
  public List<Choice> places(Person reader, Page page) {
    List<Choice> choices = new ArrayList<>();
    if (Policy.may(reader, Action.MANAGE_PEOPLE, Subject.INSTALLATION)) {
      choices.add(new Choice("", page.t("people.everywhere")));
    }
    areas.cities().stream()
        .filter(city -> Policy.may(reader, Action.MANAGE_PEOPLE, Subject.ofCity(city.code())))
        .map(city -> new Choice(city.code(), city.name().in(page.order())))
        .forEach(choices::add);
    return choices;
  }

  /// A grant from what was typed: at most one of city and organization.
  ///
  /// @param city code, empty for none
  /// @param organization id, short id or address of the public page; empty for none
  /// @throws IllegalArgumentException naming what is wrong
  public Grant parse(String role, String city, String organization) {
    Role known =
        Role.parse(role)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "role must be one of "
                            + java.util.Arrays.stream(Role.values())
                                .map(Role::code)
                                .collect(java.util.stream.Collectors.joining(", "))
                            + ", not \""
                            + role
                            + "\""));
    if (!city.isBlank() && !organization.isBlank()) {
      throw new IllegalArgumentException("give a city or an organization, not both");
    }
    if (!city.isBlank()) {
      String code =
          areas
              .findCity(city.strip())
              .map(org.capacitymetro.areas.City::code)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "city must be one of "
                              + areas.cities().stream()
                                  .map(org.capacitymetro.areas.City::code)
                                  .collect(java.util.stream.Collectors.joining(", "))
                              + ", not \""
                              + city
                              + "\""));
      return new Grant(known, new Scope.City(code));
    }
    return new Grant(
        known,
        organization.isBlank()
            ? new Scope.Everything()
            : new Scope.Organization(organization(organization)));
  }

  private UUID organization(String typed) {
    String last = typed.strip().replaceAll("[?#].*$", "");
    Optional<UUID> id =
        PersonId.parseUuid(last)
            .map(PersonId::value)
            .or(() -> ShortId.decode(last.replaceAll("^.*[-/]", "")));
    return id.filter(known -> organizations.names(Set.of(known)).containsKey(known))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "organization must be the id of an organization of the directory or the"
                        + " address of its page, not \""
                        + typed
                        + "\""));
  }
}
