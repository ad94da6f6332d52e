package org.capacitymetro.directory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `source_trust`.
@Component
class SourceStore {
  private final JdbcClient jdbc;

  SourceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, SourceTrust> trusts() {
    Map<String, SourceTrust> found = new HashMap<>();
    jdbc.sql("select source, trust from source_trust")
        .query(
            row -> {
              found.put(row.getString("source"), SourceTrust.valueOf(row.getString("trust")));
            });
    return found;
  }

  void trust(String source, SourceTrust trust) {
    jdbc.sql(
            """
            insert into source_trust (source, trust) values (:source, :trust)
            on conflict (source) do update set trust = excluded.trust
            where source_trust.trust <> excluded.trust
            """)
        .param("source", source)
        .param("trust", trust.name())
        .update();
  }

  void codes(String source, @Nullable String scheme) {
    jdbc.sql(
            """
            insert into source_trust (source, trust, code_scheme) values (:source, 'LIST', :scheme)
            on conflict (source) do update set code_scheme = excluded.code_scheme
            where source_trust.code_scheme is distinct from excluded.code_scheme
            """)
        .param("source", source)
        .param("scheme", scheme)
        .update();
  }

  /// How many records that are not removed each source has.
  Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(
            """
            select source, count(*) as records from (
              select source from service where status <> 'REMOVED'
              union all select source from organization where status <> 'REMOVED') r
            group by source
            """)
        .query(
            row -> {
              counts.put(row.getString("source"), row.getLong("records"));
            });
    return counts;
  }
}
