package org.capacitymetro.directory;

import java.util.List;
import java.util.Map;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Everything about a service except who runs it and where it is (HSDS `service`).
///
/// @param summary one line of what it does, for lists
/// @param howTo how to use it step by step (HSDS `application_process`)
/// @param outcome what one gets
/// @param sectors codes of [org.capacitymetro.taxonomy.Vocabulary#SECTOR]; a second-level code
///   implies its parent
/// @param targets codes of [org.capacitymetro.taxonomy.Vocabulary#TARGET] (HSDS `eligibility`)
/// @param languages BCP 47 tags spoken at the desk, Italian taken for granted and not listed
/// @param attributes further facts as label and value (HSDS `attribute`), e.g. what an import could
///   not place elsewhere
/// @param demonstration a fictional record shipped with the software
public record ServiceDetails(
    LocalizedText name,
    LocalizedText summary,
    LocalizedText description,
    LocalizedText howTo,
    LocalizedText outcome,
    List<String> sectors,
    List<String> targets,
    List<String> languages,
    Access access,
    Schedule schedule,
    Contacts contacts,
    Funding funding,
    Map<String, String> attributes,
    @Nullable Verification verification,
    boolean demonstration) {

  public ServiceDetails {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name: must not be empty");
    }
    sectors = List.copyOf(sectors);
    targets = List.copyOf(targets);
    languages = List.copyOf(languages);
    attributes = Map.copyOf(attributes);
  }

  /// A service of which only the name and the sectors are known.
  public static ServiceDetails of(LocalizedText name, List<String> sectors) {
    return new ServiceDetails(
        name,
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        sectors,
        List.of(),
        List.of(),
        Access.UNKNOWN,
        Schedule.UNKNOWN,
        Contacts.NONE,
        Funding.NONE,
        Map.of(),
        null,
        false);
  }

  /// The same service, funded by `to` where it was funded by `from`.
  ServiceDetails withFunder(OrganizationId from, OrganizationId to) {
    if (!from.equals(funding.funder())) {
      return this;
    }
    return new ServiceDetails(
        name,
        summary,
        description,
        howTo,
        outcome,
        sectors,
        targets,
        languages,
        access,
        schedule,
        contacts,
        new Funding(to, funding.projectCode(), funding.endsOn()),
        attributes,
        verification,
        demonstration);
  }
}
