package org.capacitymetro.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where records of one kind are kept: what the writers need to know of services and organizations,
/// so that there is one way of writing and of keeping history for both.
abstract sealed class Shelf<D> permits ServiceShelf, OrganizationShelf {

  /// A record to be written, whole.
  ///
  /// @param json as of [#json]
  /// @param hash of what the source last said
  /// @param said what the source last said where that is something else, else null
  record Row<D>(
      UUID id, boolean created, D draft, String json, byte[] hash, @Nullable String said) {}

  private final RecordKind kind;
  private final RecordStore records;
  private final DraftFields<D> fields;

  Shelf(RecordKind kind, RecordStore records, DraftFields<D> fields) {
    this.kind = kind;
    this.records = records;
    this.fields = fields;
  }

  final RecordKind kind() {
    return kind;
  }

  final RecordStore records() {
    return records;
  }

  final DraftFields<D> fields() {
    return fields;
  }

  /// @throws IllegalArgumentException for a value that must not get in
  abstract void check(D draft);

  abstract SourceRef source(D draft);

  /// The same content as a record of `source`.
  abstract D under(D draft, SourceRef source);

  /// The draft as it is kept and hashed.
  abstract String json(D draft);

  /// Reads [#json], or a row as the change log kept it.
  abstract D read(SourceRef source, String json);

  /// The records as they are now; unknown ids are left out.
  abstract Map<UUID, D> current(Collection<UUID> ids);

  abstract void put(List<Row<D>> rows, Instant now);

  /// Puts into the change log what else shows these records.
  void announce(long changeSet, Collection<UUID> ids) {}

  /// The hash an import compares to tell an unchanged record.
  static byte[] hash(String json) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
