package org.capacitymetro.practices;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.platform.Interest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many published sheets tell of a service (tables `practice`, `practice_version`).
@Component
class PracticeWeights implements Interest {
  private final JdbcClient jdbc;

  PracticeWeights(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<UUID, Integer> in(String kind) {
    return !kind.equals("service")
        ? Map.of()
        : jdbc
            .sql(
                """
                select link->>'service', count(*)::integer
                from practice p
                join practice_version v on v.practice = p.id and v.version = p.published_version
                cross join jsonb_array_elements(v.content->'services') as link
                where p.state in ('PUBLISHED', 'RECHECK_DUE')
                group by 1
                """)
            .query((row, number) -> Map.entry(UUID.fromString(row.getString(1)), row.getInt(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
