package org.capacitymetro.hsds;

import java.util.List;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A body that manages or funds services (HSDS `organization`).
///
/// @param taxCode Italian codice fiscale of the body, null when unknown
/// @param areaCode area where it is registered, null when unknown
public record Organization(
    OrganizationId id,
    @Nullable SourceRef source,
    LocalizedText name,
    LocalizedText description,
    ProviderType type,
    @Nullable String taxCode,
    @Nullable String areaCode,
    List<String> emails,
    List<String> websites,
    boolean demonstration) {

  /// The kinds of body the directory tells apart.
  public enum ProviderType {
    PUBLIC,
    THIRD_SECTOR,
    RELIGIOUS,
    OTHER
  }
}
