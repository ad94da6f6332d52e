package org.capacitymetro.directory;

import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;

/// A record as it is now, whole and exact.
///
/// @param revision the [Revision#id] that led to it; an edit has to name it
/// @param city code of the city it belongs to, null outside every city
public record Version<D>(long revision, D draft, Status status, @Nullable String city) {}
