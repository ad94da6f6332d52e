package org.capacitymetro.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.pages.Language;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class GlossaryTest extends RunningApplication {
  private static final String SHIPPED = "db/migration/V502__official_terms_in_all_languages.sql";

  @Autowired Glossary glossary;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void everyShippedTermHasItsWordsInEveryLanguage() {
    Map<String, Map<String, String>> all = glossary.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(42);
    for (Language language : Language.all()) {
      if (language != Language.ITALIAN) {
        assertThat(glossary.in(language.code()))
            .as(language.code())
            .extracting(Glossary.Term::term)
            .containsAll(all.keySet());
      }
    }
    all.forEach(
        (term, words) ->
            words.forEach(
                (language, expression) ->
                    assertThat(Glossary.holds("… " + expression + ".", expression))
                        .as("%s, %s: %s", term, language, expression)
                        .isTrue()));
  }

  @Test
  void whatIsShippedLaterWritesOverNobody() throws IOException {
    String sql = new ClassPathResource(SHIPPED).getContentAsString(StandardCharsets.UTF_8);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              glossary.write("person:test", "visto", "sq", "viza");
              glossary.write("person:test", "pediatra", "uk", "");
              jdbc.sql("delete from translation_term where term = 'ticket'").update();

              jdbc.sql(sql).update();

              Map<String, Map<String, String>> all = glossary.all();
              assertThat(Objects.requireNonNull(all.get("visto")).get("sq")).isEqualTo("viza");
              assertThat(Objects.requireNonNull(all.get("pediatra")).get("uk"))
                  .isEqualTo("педіатр");
              assertThat(all).doesNotContainKey("ticket");
            });
  }
}
