package org.capacitymetro.taxonomy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class TermTranslationsTest {
  private static final Map<String, String> ITALIAN =
      requireNonNull(TermTranslations.shipped().get("it"));

  private final DataSource database = TestDatabase.fresh().dataSource();
  private final TaxonomyStore store = new TaxonomyStore(JdbcClient.create(database));
  private final TermTranslations translations =
      new TermTranslations(store, new DataSourceTransactionManager(database));

  @Test
  void theShippedItalianIsThatOfANewInstallation() {
    Map<String, String> stored = new HashMap<>();
    for (Vocabulary vocabulary : Vocabulary.values()) {
      for (Term term : store.list(vocabulary)) {
        String key = vocabulary.name().toLowerCase(Locale.ROOT) + "." + term.code();
        stored.put(key, term.name().in("it"));
        if (!term.description().isEmpty()) {
          stored.put(key + ".about", term.description().in("it"));
        }
      }
    }
    assertThat(ITALIAN).isEqualTo(stored);
  }

  @Test
  void everyShippedLanguageHasEveryTerm() {
    assertThat(TermTranslations.shipped())
        .allSatisfy(
            (language, words) -> {
              assertThat(words.keySet()).as(language).isEqualTo(ITALIAN.keySet());
              assertThat(words.values()).as(language).noneMatch(String::isBlank);
            });
  }

  @Test
  void aNewLanguageComesOnceWithTheHashOfTheItalianAndARecord() {
    long version = store.version();

    assertThat(translations.bringIn(words("sector.health", "Salud"))).isEqualTo(1);
    LocalizedText name = health();
    assertThat(name.read("es")).isEqualTo(new LocalizedText.Reading("Salud", "es"));
    assertThat(requireNonNull(name.texts().get("es")).of()).isEqualTo(name.sourceHash());
    assertThat(name.in("en")).isEqualTo("Health");
    assertThat(changes()).isEqualTo(1);
    assertThat(store.version()).isGreaterThan(version);

    long after = store.version();
    assertThat(translations.bringIn(words("sector.health", "Salud"))).isZero();
    assertThat(translations.bringIn(words("sector.health", "Sanidad"))).isZero();
    assertThat(health().in("es")).isEqualTo("Salud");
    assertThat(changes()).isEqualTo(1);
    assertThat(store.version()).isEqualTo(after);
  }

  @Test
  void aTermThatWasRenamedGetsNothing() {
    Term health = term();
    store.update(
        new Term(
            health.vocabulary(),
            health.code(),
            health.parent(),
            LocalizedText.of("it", "Sanità"),
            health.description(),
            health.icon(),
            health.colour(),
            health.position()));

    assertThat(translations.bringIn(words("sector.health", "Salud"))).isZero();
    assertThat(health().texts()).containsOnlyKeys("it");
  }

  @Test
  void descriptionsComeToo() {
    translations.bringIn(words("sector.health.about", "Médicos y hospitales."));

    assertThat(term().description().in("es")).isEqualTo("Médicos y hospitales.");
  }

  private Map<String, Map<String, String>> words(String key, String spanish) {
    return Map.of("it", ITALIAN, "es", Map.of(key, spanish));
  }

  private Term term() {
    return TestTaxonomies.over(database).find(Vocabulary.SECTOR, "health").orElseThrow();
  }

  private LocalizedText health() {
    return term().name();
  }

  private long changes() {
    return JdbcClient.create(database)
        .sql("select count(*) from taxonomy_change where actor = 'shipped:taxonomy'")
        .query(Long.class)
        .single();
  }
}
