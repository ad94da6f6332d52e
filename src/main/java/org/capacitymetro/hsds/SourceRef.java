package org.capacitymetro.hsds;

/// Where a record comes from: the name of a list and the record's identity in it. Imports are
/// idempotent by this pair.
public record SourceRef(String source, String id) {}
