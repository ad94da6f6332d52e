package org.capacitymetro.taxonomy;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The real vocabularies over a test database.
public final class TestTaxonomies {
  private TestTaxonomies() {}

  public static Taxonomies over(DataSource database) {
    return new Taxonomies(new TaxonomyStore(JdbcClient.create(database)));
  }
}
