package org.capacitymetro.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what became of the websites of records.
@Component
class WebsiteStore {
  /// A site that is away for one night is not broken.
  static final int NIGHTS = 2;

  private final JdbcClient jdbc;

  WebsiteStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param problem null when nothing is wrong
  void checked(String url, @Nullable String problem, Instant now) {
    jdbc.sql(
            """
            insert into link_check (url, checked_at, failures, broken_since, problem)
            values (:url, :now, case when cast(:problem as text) is null then 0 else 1 end,
              case when cast(:problem as text) is null then null else cast(:now as timestamptz) end,
              :problem)
            on conflict (url) do update set checked_at = :now, problem = excluded.problem,
              failures = case when excluded.failures = 0 then 0 else link_check.failures + 1 end,
              broken_since = case when excluded.failures = 0 then null
                else coalesce(link_check.broken_since, excluded.broken_since) end
            """)
        .param("url", url)
        .param("problem", problem)
        .param("now", AskingStore.time(now))
        .update();
  }

  /// Replaces which services name which websites, and forgets websites nobody names.
  @Transactional
  public void use(Map<String, Set<ServiceId>> services) {
    jdbc.sql("delete from link_use").update();
    services.forEach(
        (url, naming) ->
            naming.forEach(
                service ->
                    jdbc.sql("insert into link_use (url, service) values (:url, :service)")
                        .param("url", url)
                        .param("service", service.value())
                        .update()));
    jdbc.sql(
            "delete from link_check c where not exists (select from link_use u where u.url = c.url)")
        .update();
  }

  /// A service with a website that is broken.
  record Broken(ServiceId service, String url, String problem, Instant since) {}

  /// The longest broken first.
  List<Broken> broken(int limit) {
    return jdbc.sql(
            """
            select u.service, c.url, c.problem, c.broken_since
            from link_check c join link_use u on u.url = c.url
            where c.failures >= :nights order by c.broken_since, c.url, u.service limit :limit
            """)
        .param("nights", NIGHTS)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Broken(
                    new ServiceId(row.getObject("service", UUID.class)),
                    row.getString("url"),
                    row.getString("problem"),
                    AskingStore.instant(row, "broken_since")))
        .list();
  }
}
