package org.capacitymetro.accounts;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;

/// What organizations are called. This module knows them by id only; the one that knows more, a row
/// above, answers.
public interface OrganizationNames {

  /// The names of those among `ids` that exist.
  Map<UUID, LocalizedText> names(Collection<UUID> ids);
}
