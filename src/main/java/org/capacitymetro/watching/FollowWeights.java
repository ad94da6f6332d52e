package org.capacitymetro.watching;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.platform.Interest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many follow a record (table `follow`).
@Component
class FollowWeights implements Interest {
  private final JdbcClient jdbc;

  FollowWeights(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<UUID, Integer> in(String kind) {
    return jdbc
        .sql(
            """
            select value, count(*)::integer from follow
            where lower(target) = :kind and target <> 'SEARCH' and confirmed_at is not null
            group by value
            """)
        .param("kind", kind)
        .query((row, number) -> Map.entry(UUID.fromString(row.getString(1)), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
