package org.capacitymetro.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps campaigns.
@Component
class CampaignStore {
  private final JdbcClient jdbc;

  CampaignStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Campaign campaign) {
    jdbc.sql(
            """
            insert into campaign (id, city, sector, unverified_since, language, started_by, started_at)
            values (:id, :city, :sector, :since, :language, :by, :at)
            """)
        .param("id", campaign.id())
        .param("city", campaign.city())
        .param("sector", campaign.sector())
        .param("since", campaign.unverifiedSince())
        .param("language", campaign.language())
        .param("by", campaign.startedBy())
        .param("at", AskingStore.time(campaign.startedAt()))
        .update();
  }

  Optional<Campaign> find(UUID id) {
    return jdbc.sql("select * from campaign where id = :id")
        .param("id", id)
        .query(CampaignStore::read)
        .optional();
  }

  /// The newest first.
  List<Campaign> list(int limit) {
    return jdbc.sql("select * from campaign order by started_at desc, id limit :limit")
        .param("limit", limit)
        .query(CampaignStore::read)
        .list();
  }

  /// Nobody of this campaign is written to any more; links that are out stay good.
  ///
  /// @return false when it was stopped before
  boolean stop(UUID id, Instant now) {
    boolean first =
        jdbc.sql("update campaign set stopped_at = :now where id = :id and stopped_at is null")
                .param("id", id)
                .param("now", AskingStore.time(now))
                .update()
            == 1;
    if (first) {
      jdbc.sql(
              """
              with stopped as (
                update asking set step = 'STOPPED', since = :now
                where campaign = :id and step not in ('HIDDEN', 'ANSWERED', 'STOPPED')
                returning id)
              insert into asking_step (asking, step, at) select id, 'STOPPED', :now from stopped
              """)
          .param("id", id)
          .param("now", AskingStore.time(now))
          .update();
    }
    return first;
  }

  /// @param mails that went out
  /// @param bounced of these, how many came back
  record Mails(long mails, long bounced) {}

  Mails mails(UUID campaign) {
    return jdbc.sql(
            """
            select count(s.mail) as mails, count(s.bounce) as bounced
            from asking_step s join asking a on a.id = s.asking where a.campaign = :id
            """)
        .param("id", campaign)
        .query((row, number) -> new Mails(row.getLong("mails"), row.getLong("bounced")))
        .single();
  }

  private static Campaign read(ResultSet row, int number) throws SQLException {
    return new Campaign(
        row.getObject("id", UUID.class),
        row.getString("city"),
        row.getString("sector"),
        row.getObject("unverified_since", LocalDate.class),
        row.getString("language"),
        row.getString("started_by"),
        AskingStore.instant(row, "started_at"),
        row.getObject("stopped_at") == null ? null : AskingStore.instant(row, "stopped_at"));
  }
}
