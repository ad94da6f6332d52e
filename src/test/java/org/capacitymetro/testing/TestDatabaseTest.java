package org.capacitymetro.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @Test
  void everyFreshDatabaseIsMigratedAndSeparate() {
    TestDatabase first = TestDatabase.fresh();
    TestDatabase second = TestDatabase.fresh();

    first.jdbc().sql("create table only_here (n int)").update();

    assertThat(tables(first)).contains("flyway_schema_history", "only_here");
    assertThat(tables(second)).contains("flyway_schema_history").doesNotContain("only_here");
  }

  private static java.util.List<String> tables(TestDatabase database) {
    return database
        .jdbc()
        .sql("select tablename from pg_tables where schemaname = 'public'")
        .query(String.class)
        .list();
  }
}
