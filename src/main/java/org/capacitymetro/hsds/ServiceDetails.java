package org.capacitymetro.hsds;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Verification;
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
/// @param verification what is known of each group of fields, in the order of the groups; a group
///   that is missing was never verified
/// @param availability as it was last said; counts only while [Availability#holdsOn]
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
    Map<FieldGroup, Verification> verification,
    @Nullable Availability availability,
    boolean demonstration) {

  public ServiceDetails {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name: must not be empty");
    }
    sectors = List.copyOf(sectors);
    targets = List.copyOf(targets);
    languages = List.copyOf(languages);
    attributes = Map.copyOf(attributes);
    verification = Collections.unmodifiableMap(new TreeMap<>(verification));
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
        Map.of(),
        null,
        false);
  }

  /// The same service, funded by `to` where it was funded by `from`.
  public ServiceDetails withFunder(OrganizationId from, OrganizationId to) {
    return from.equals(funding.funder()) ? withFunder(to) : this;
  }

  /// The same service, funded by another body.
  public ServiceDetails withFunder(OrganizationId funder) {
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
        new Funding(funder, funding.projectCode(), funding.endsOn()),
        attributes,
        verification,
        availability,
        demonstration);
  }

  /// The day on which somebody last saw that the service exists; empty when nobody did.
  public Optional<LocalDate> checkedOn() {
    return Optional.ofNullable(verification.get(FieldGroup.EXISTENCE))
        .filter(existence -> existence.method().isCheck())
        .map(Verification::on);
  }

  /// The same service with other verifications.
  public ServiceDetails withVerification(Map<FieldGroup, Verification> verified) {
    return withTrust(verified, availability);
  }

  /// The same service with another word on its free places.
  public ServiceDetails withAvailability(@Nullable Availability said) {
    return withTrust(verification, said);
  }

  private ServiceDetails withTrust(
      Map<FieldGroup, Verification> verified, @Nullable Availability said) {
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
        funding,
        attributes,
        verified,
        said,
        demonstration);
  }
}
