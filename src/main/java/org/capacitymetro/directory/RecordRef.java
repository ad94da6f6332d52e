package org.capacitymetro.directory;

import java.util.UUID;

/// A record of either kind.
public record RecordRef(RecordKind kind, UUID id) {}
