package org.capacitymetro.offline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.directory.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `pack`, `pack_version`, `pack_line`.
@Component
class PackStore {

  /// What a pack was made from.
  ///
  /// @param from fingerprint of everything beside the services
  /// @param upTo place in the change log of the directory
  /// @param checked when it was last compared with all of it
  record Origin(String from, Directory.Cursor upTo, Instant checked) {}

  /// A pack somebody has asked for.
  record Asked(String city, String language) {}

  /// A pack with its newest version.
  record Listed(String city, String language, PackVersion newest) {}

  private final JdbcClient jdbc;

  PackStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Asked> asked() {
    return jdbc.sql("select city, language from pack order by city, language")
        .query(Asked.class)
        .list();
  }

  List<Listed> list() {
    return jdbc.sql("select * from pack_version where replaced_at is null order by city, language")
        .query(
            (row, number) ->
                new Listed(row.getString("city"), row.getString("language"), version(row, number)))
        .list();
  }

  Optional<PackVersion> newest(PackId pack) {
    return jdbc.sql(
            """
            select * from pack_version
            where city = :city and language = :language and replaced_at is null
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .query(PackStore::version)
        .optional();
  }

  /// The last version of a hash, also one that was replaced.
  Optional<PackVersion> find(PackId pack, String hash) {
    return jdbc.sql(
            """
            select * from pack_version
            where city = :city and language = :language and hash = :hash
            order by id desc limit 1
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("hash", hash)
        .query(PackStore::version)
        .optional();
  }

  private static PackVersion version(ResultSet row, int number) throws SQLException {
    return new PackVersion(
        row.getLong("id"),
        row.getString("hash"),
        row.getTimestamp("made_at").toInstant(),
        row.getInt("services"),
        row.getInt("bytes"),
        row.getInt("transfer"));
  }

  Optional<Origin> origin(PackId pack) {
    return jdbc.sql("select * from pack where city = :city and language = :language")
        .param("city", pack.city())
        .param("language", pack.language().code())
        .query(
            (row, number) ->
                new Origin(
                    row.getString("made_from"),
                    new Directory.Cursor(row.getLong("transaction"), row.getLong("sequence")),
                    row.getTimestamp("checked_at").toInstant()))
        .optional();
  }

  void keep(PackId pack, Origin origin) {
    jdbc.sql(
            """
            insert into pack (city, language, made_from, transaction, sequence, checked_at)
            values (:city, :language, :from, :transaction, :sequence, :checked)
            on conflict (city, language) do update set
              made_from = excluded.made_from, transaction = excluded.transaction,
              sequence = excluded.sequence, checked_at = excluded.checked_at
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("from", origin.from())
        .param("transaction", origin.upTo().transaction())
        .param("sequence", origin.upTo().sequence())
        .param("checked", origin.checked().atOffset(ZoneOffset.UTC))
        .update();
  }

  void remove(Asked pack) {
    jdbc.sql("delete from pack where city = :city and language = :language")
        .param("city", pack.city())
        .param("language", pack.language())
        .update();
  }

  /// The lines of the newest version by key.
  Map<String, String> lines(PackId pack) {
    Map<String, String> lines = new HashMap<>();
    jdbc.sql(
            """
            select k, line from pack_line
            where city = :city and language = :language and until is null
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .query(
            row -> {
              lines.put(row.getString("k"), row.getString("line"));
            });
    return lines;
  }

  /// Whether the newest version has one of these keys.
  boolean hasOneOf(PackId pack, Collection<String> keys) {
    return jdbc.sql(
            """
            select exists (select from pack_line
              where city = :city and language = :language and until is null and k = any(:keys))
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("keys", keys.toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  /// Ends the newest version and begins another; gives its id.
  long begin(PackId pack, PackVersion version) {
    jdbc.sql(
            """
            update pack_version set replaced_at = :made
            where city = :city and language = :language and replaced_at is null
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("made", version.made().atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
            """
            insert into pack_version (city, language, hash, made_at, services, bytes, transfer)
            values (:city, :language, :hash, :made, :services, :bytes, :transfer) returning id
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("hash", version.hash())
        .param("made", version.made().atOffset(ZoneOffset.UTC))
        .param("services", version.services())
        .param("bytes", version.bytes())
        .param("transfer", version.transfer())
        .query(Long.class)
        .single();
  }

  /// Takes lines away as of a version and forgets what they said.
  void take(PackId pack, long version, Collection<String> keys) {
    jdbc.sql(
            """
            update pack_line set until = :version, line = null
            where city = :city and language = :language and until is null and k = any(:keys)
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("version", version)
        .param("keys", keys.toArray(String[]::new))
        .update();
  }

  void put(PackId pack, long version, Map<String, String> lines) {
    jdbc.sql(
            """
            insert into pack_line (city, language, k, line, since)
            select :city, :language, l.k, l.line, :version
            from unnest(cast(:keys as text[]), cast(:lines as text[])) as l(k, line)
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("version", version)
        .param("keys", lines.keySet().toArray(String[]::new))
        .param("lines", lines.values().toArray(String[]::new))
        .update();
  }

  /// Keys a version had that the newest one has not.
  List<String> gone(PackId pack, long version) {
    return jdbc.sql(
            """
            select distinct p.k from pack_line p
            where p.city = :city and p.language = :language
              and p.since <= :version and p.until > :version
              and not exists (select from pack_line n
                where n.city = p.city and n.language = p.language and n.k = p.k
                  and n.until is null)
            order by p.k
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("version", version)
        .query(String.class)
        .list();
  }

  /// Lines of the newest version that came after another.
  List<String> since(PackId pack, long version) {
    return jdbc.sql(
            """
            select line from pack_line
            where city = :city and language = :language and until is null and since > :version
            order by k
            """)
        .param("city", pack.city())
        .param("language", pack.language().code())
        .param("version", version)
        .query(String.class)
        .list();
  }

  /// Forgets versions replaced before an instant, and the lines that only they had.
  int forget(Instant before) {
    int forgotten =
        jdbc.sql("delete from pack_version where replaced_at < :before")
            .param("before", before.atOffset(ZoneOffset.UTC))
            .update();
    jdbc.sql(
            """
            delete from pack_line p
            using (select city, language, min(id) as oldest from pack_version group by 1, 2) v
            where v.city = p.city and v.language = p.language and p.until <= v.oldest
            """)
        .update();
    return forgotten;
  }
}
