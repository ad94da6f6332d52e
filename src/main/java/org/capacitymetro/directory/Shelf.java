package org.capacitymetro.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

  /// A record as it is now.
  record State<D>(D draft, Status status, @Nullable String city) {}

  /// A record as it was.
  ///
  /// @param hash and `said`: what its source had said by then
  record Past<D>(D draft, Status status, byte[] hash, @Nullable String said) {}

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

  /// The draft without what is known of its truth: verifications and availability.
  D bare(D draft) {
    return draft;
  }

  /// The draft with the verifications and the availability of the record, whatever it says itself.
  D carried(D draft, D record) {
    return draft;
  }

  /// The draft with what it changed verified, or all it fills where there was nothing before.
  D verified(@Nullable D before, D after, Verification verification) {
    return after;
  }

  /// The draft with what it fills verified, and what somebody looked at before as it is.
  D filledIn(D before, D after, Verification verification) {
    return after;
  }

  /// How the group of a field was last verified; null for never.
  @Nullable Verification verification(D draft, String field) {
    return null;
  }

  /// What `merged`, made of two records, knows of its truth.
  D united(D keep, D give, D merged) {
    return merged;
  }

  /// What a source says, as the record takes it over.
  ///
  /// @param verification for what the source does not itself say to be verified
  D heard(@Nullable D record, D said, Verification verification) {
    return said;
  }

  /// Whether both say the same of the service, however well that is known.
  final boolean sayTheSame(D one, D other) {
    return json(bare(one)).equals(json(bare(other)));
  }

  /// What a source says, with the translations that people and machines made here of its texts:
  /// what it does not say in a language it does not deny.
  ///
  /// @param before what it said last; a translation of its own that it drops is gone
  final D translated(D said, D before, D record) {
    return read(
        source(said), CarriedWords.onto(tree(json(said)), tree(json(before)), tree(json(record))));
  }

  private static ObjectNode tree(String json) {
    return StoredJson.parse(json);
  }

  /// The draft as it is kept and hashed.
  abstract String json(D draft);

  /// The draft with its texts changed.
  abstract D withTexts(D draft, DraftTexts.Change change);

  /// Reads the JSON of [#json], or a row as the change log kept it.
  abstract D read(SourceRef source, ObjectNode json);

  /// The records as they are now; unknown ids are left out.
  abstract Map<UUID, State<D>> current(Collection<UUID> ids);

  abstract void put(List<Row<D>> rows, Instant now);

  /// Puts into the change log what else shows these records.
  void announce(long changeSet, Collection<UUID> ids) {}

  final D read(SourceRef source, String json) {
    return read(source, StoredJson.parse(json));
  }

  /// Reads a row as the change log kept it.
  final Past<D> past(SourceRef source, String row) {
    ObjectNode tree = StoredJson.parse(row);
    JsonNode said = tree.path("said");
    return new Past<>(
        read(source, tree),
        StatusColumns.read(tree),
        HexFormat.of().parseHex(tree.path("content_hash").asString("\\x").substring(2)),
        said.isObject() ? said.toString() : null);
  }

  /// The hash an import compares to tell an unchanged record.
  static byte[] hash(String json) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
