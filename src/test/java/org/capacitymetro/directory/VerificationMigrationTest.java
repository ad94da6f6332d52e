package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class VerificationMigrationTest {
  private final TestDatabase database = TestDatabase.unmigrated();

  @Test
  void whatWasVerifiedAsAWholeIsVerifiedInEveryGroup() {
    migrate("310");
    insert("seen", "'2026-03-01', 'VISIT'");
    insert("written", "'2026-04-02', 'MAIL'");
    insert("unseen", "null, null");

    migrate("latest");

    assertThat(verified("seen"))
        .isEqualTo(new Verification(LocalDate.of(2026, 3, 1), Method.VISIT, "").ofEveryGroup());
    assertThat(verified("written"))
        .isEqualTo(
            new Verification(LocalDate.of(2026, 4, 2), Method.MAIL_CONFIRMATION, "")
                .ofEveryGroup());
    assertThat(verified("unseen")).isEmpty();
    assertThat(
            database
                .jdbc()
                .sql("select assured_date::text from hsds.service where assured_date is not null")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("2026-03-01", "2026-04-02");
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .outOfOrder(true)
        .target(target)
        .load()
        .migrate();
  }

  private void insert(String id, String verified) {
    database
        .jdbc()
        .sql(
            """
            insert into service (id, source, source_id, name, sectors, targets, languages,
              access_mode, residence_permit, anonymous, emails, websites, demonstration,
              content_hash, updated_at, verified_on, verified_by)
            values (gen_random_uuid(), 'list', '%s',
              '{"source": "it", "texts": {"it": {"text": "Sportello"}}}', '{permits}', '{}', '{}',
              'UNKNOWN', 'UNKNOWN', 'UNKNOWN', '{}', '{}', false, '\\x00', now(), %s)
            """
                .formatted(id, verified))
        .update();
  }

  private Map<FieldGroup, Verification> verified(String id) {
    Directory directory = TestDirectory.over(database.dataSource());
    List<ServiceId> ids =
        database
            .jdbc()
            .sql("select id from service where source_id = :id")
            .param("id", id)
            .query((row, number) -> new ServiceId(row.getObject("id", java.util.UUID.class)))
            .list();
    return directory.list(ids).getFirst().details().verification();
  }
}
