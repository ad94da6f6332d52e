package org.capacitymetro.directory;

/// A field that differs between two versions of a record.
///
/// @param field key as in [DraftFields#keys]
public record Difference(String field, FieldValue before, FieldValue after) {}
