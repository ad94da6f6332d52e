package org.capacitymetro.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.RecordKind;

/// A source says something new about fields that people edited: the edit stands until somebody
/// decides.
///
/// @param fields keys as in [DraftFields#keys]
/// @param since when the source's word came in
public record SourceConflict(
    long id, RecordKind kind, UUID record, String source, List<String> fields, Instant since) {}
