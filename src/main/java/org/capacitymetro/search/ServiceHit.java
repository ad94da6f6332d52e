package org.capacitymetro.search;

import org.capacitymetro.hsds.PublicService;
import org.jspecify.annotations.Nullable;

/// One result: what the index keeps of a service for lists, without asking the database.
///
/// @param service as indexed; the place is as public as the directory allows
/// @param metres distance from the point asked for, null when there was none or the service is
///   unplaced
/// @param matched the word of the record that answered the query when its name did not show it,
///   null otherwise
public record ServiceHit(
    PublicService service, @Nullable Double metres, @Nullable String matched) {}
