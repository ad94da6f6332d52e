package org.capacitymetro.directory;

import java.util.List;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A body as its row or its draft was kept as JSON. What the JSON does not have yet is read as "not
/// indicated", so that every version ever kept stays readable.
record OrganizationColumns(
    LocalizedText name,
    LocalizedText description,
    Organization.ProviderType type,
    @Nullable String taxCode,
    @Nullable String areaCode,
    List<String> emails,
    List<String> websites,
    boolean demonstration) {

  OrganizationColumns {
    description = description == null ? LocalizedText.EMPTY : description;
    emails = emails == null ? List.of() : emails;
    websites = websites == null ? List.of() : websites;
  }

  static OrganizationColumns read(ObjectNode tree) {
    return StoredJson.read(tree, OrganizationColumns.class);
  }

  OrganizationDraft toDraft(SourceRef source) {
    return new OrganizationDraft(
        source, name, description, type, taxCode, areaCode, emails, websites, demonstration);
  }
}
