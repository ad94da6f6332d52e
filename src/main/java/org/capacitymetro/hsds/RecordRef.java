package org.capacitymetro.hsds;

import java.util.UUID;

/// A record of either kind.
public record RecordRef(RecordKind kind, UUID id) {}
