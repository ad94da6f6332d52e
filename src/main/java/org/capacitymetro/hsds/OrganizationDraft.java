package org.capacitymetro.hsds;

import java.util.List;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// An organization to be written into the directory: created when its source reference is new,
/// updated when it differs.
public record OrganizationDraft(
    SourceRef source,
    LocalizedText name,
    LocalizedText description,
    Organization.ProviderType type,
    @Nullable String taxCode,
    @Nullable String areaCode,
    List<String> emails,
    List<String> websites,
    boolean demonstration) {}
