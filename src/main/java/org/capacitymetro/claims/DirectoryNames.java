package org.capacitymetro.claims;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.accounts.OrganizationNames;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// Tells accounts what the organizations of the directory are called.
@Component
class DirectoryNames implements OrganizationNames {
  private final Directory directory;

  DirectoryNames(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Map<UUID, LocalizedText> names(Collection<UUID> ids) {
    Map<UUID, LocalizedText> names = new HashMap<>();
    for (UUID id : ids) {
      directory
          .findOrganization(new OrganizationId(id))
          .ifPresent(organization -> names.put(id, organization.name()));
    }
    return names;
  }
}
