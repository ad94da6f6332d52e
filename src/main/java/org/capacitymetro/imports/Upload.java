package org.capacitymetro.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.tables.Layout;
import org.jspecify.annotations.Nullable;

/// A file that somebody handed in, with the mapping that is being made for it.
///
/// @param name as it was called
/// @param size in bytes
/// @param layout how it is read
/// @param profile YAML of the mapping as it stands; null before anybody saw it
/// @param profileName under which the mapping was saved or taken; null while it has no name
/// @param uploadedBy actor of change sets
record Upload(
    UUID id,
    String name,
    long size,
    Path path,
    Layout layout,
    @Nullable String profile,
    @Nullable String profileName,
    String uploadedBy,
    Instant uploadedAt) {}
