package org.capacitymetro.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class TaxonomyCommandTest {
  private final DataSource database = TestDatabase.fresh().dataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TaxonomyCommand command =
      new TaxonomyCommand(
          TestTaxonomies.over(database),
          new TermImport(new TaxonomyStore(jdbc), new DataSourceTransactionManager(database)));
  @TempDir private Path folder;

  @Test
  void whatWasExportedComesBackUnchanged() throws Exception {
    Path file = folder.resolve("terms.json");
    run("export", file);

    assertThat(run("import", file)).contains("0 created, 0 changed");
    assertThat(changes()).isZero();
  }

  @Test
  void aRenamedTermKeepsItsCodeAndLeavesARecord() throws Exception {
    Path file = folder.resolve("terms.json");
    run("export", file);
    Files.writeString(file, Files.readString(file).replace("\"Salute\"", "\"Sanità\""));

    assertThat(run("import", file)).contains("0 created, 1 changed");
    assertThat(
            jdbc.sql(
                    "select name -> 'texts' -> 'it' ->> 'text' from taxonomy_term where code = 'health'")
                .query(String.class)
                .single())
        .isEqualTo("Sanità");
    assertThat(changes()).isOne();
  }

  @Test
  void aTermThatIsLeftOutStays() throws Exception {
    Path file = folder.resolve("terms.json");
    Files.writeString(file, term("sport-club", "culture-sport-participation"));

    assertThat(run("import", file)).contains("1 created");
    assertThat(TestTaxonomies.over(database).find(Vocabulary.SECTOR, "health")).isPresent();
  }

  @Test
  void anUnknownParentIsNamedAndNothingIsChanged() throws Exception {
    Path file = folder.resolve("terms.json");
    Files.writeString(file, term("sport-club", "nowhere"));

    assertThatThrownBy(() -> run("import", file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("\"nowhere\"");
    assertThat(changes()).isZero();
  }

  @Test
  void aFileThatIsNoListOfTermsIsRefusedInASentence() throws Exception {
    Path file = folder.resolve("terms.json");
    Files.writeString(file, "%PDF-1.4");

    assertThatThrownBy(() -> run("import", file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("not a JSON list of terms");
  }

  private static String term(String code, String parent) {
    return """
        [{"vocabulary": "SECTOR", "code": "%s", "parent": "%s", "position": 1,
          "name": {"source": "it", "texts": {"it": {"text": "Società sportiva"}}},
          "description": {"source": "it", "texts": {}}}]
        """
        .formatted(code, parent);
  }

  private String run(String verb, Path file) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    command.run(
        List.of(verb, file.toString()), new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private long changes() {
    return jdbc.sql("select count(*) from taxonomy_change").query(Long.class).single();
  }
}
