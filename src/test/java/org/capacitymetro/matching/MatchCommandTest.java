package org.capacitymetro.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
  private static final String HEADER = "id_a,id_b,score,decision,why";

  @TempDir private Path folder;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void twoListsWithColumnsOfOtherNamesAreJoined() throws IOException {
    file(
        "a.csv",
        """
        codice;Denominazione;Indirizzo;Comune;Telefono
        A1;Biblioteca Zerbina;Via Lombarda 12;Marzana;045 8711223
        A2;Consultorio Nordest;Via Falsa 3;Marzana;045 8799000
        """);
    file(
        "b.csv",
        """
        key,name,street,town,tel
        B7,Bibl. Zerbina,"via Lombarda, 12",MARZANA,+390458711223
        B8,Palestra Ortensia,Piazza Lunga 1,Marzana,
        """);
    int code =
        match(
            "a.csv",
            "b.csv",
            "--id",
            "codice|key",
            "--columns=name=Denominazione|name,address=Indirizzo|street,city=Comune|town,"
                + "phone=Telefono|tel,email=none",
            "--out",
            "pairs.csv");
    assertThat(code).isZero();
    assertThat(pairs()).hasSize(2).startsWith(HEADER);
    assertThat(pairs().get(1))
        .matches("A1,B7,(1\\.0000|0\\.99\\d\\d),same,\".*\"")
        .contains("same phone", "same name", "same address", "same town");
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("2 rows and 2 rows: 1 pairs are the same, 0 perhaps");
  }

  @Test
  void oneListIsMatchedAgainstItselfWithGuessedColumns() throws IOException {
    file(
        "persons.csv",
        """
        rec_id,given_name,surname,street_number,address_1,suburb,postcode
        r1,ottavia,brandimarte,14,wexley street,north dunmore,3021
        r2,otavia,brandimarte,14,wexley street,north dunmore,3021
        r3,ernesto,quintavalle,7,larch place,dunmore,3020
        r4,brandimarte,ottavia,,wexley stret,north dunmore,3021
        """);
    match("persons.csv", "--id", "rec_id", "--out", "pairs.csv");
    assertThat(pairs()).startsWith(HEADER).anyMatch(line -> line.startsWith("r1,r2,"));
    assertThat(pairs()).anyMatch(line -> line.startsWith("r1,r4,"));
    assertThat(pairs()).noneMatch(line -> line.contains("r3"));
  }

  @Test
  void rowsWithoutIdAreNamedByTheirLine() throws IOException {
    file("a.csv", "name,city\nCircolo Arpinate,Bovalino\nMensa Fragolina,Bovalino\n");
    file("b.csv", "name,city\nMensa Fragolina,Bovalino\n");
    match("a.csv", "b.csv", "--out", "pairs.csv");
    assertThat(pairs()).hasSize(2);
    assertThat(pairs().get(1)).startsWith("3,2,");
  }

  @Test
  void wrongWordsAreAnsweredInOneSentenceAndNothingIsWritten() throws IOException {
    file("a.csv", "name,city\nCircolo Arpinate,Bovalino\n");
    file("odd.csv", "colour,size\nred,3\n");
    file("twice.csv", "id,name\n1,Uno\n1,Due\n");
    refuses("--out", "match takes one or two files, not 0", "--out", "pairs.csv");
    refuses("--out", "match needs --out", "a.csv");
    refuses("word", "--sort is not understood", "a.csv", "--sort", "--out", "pairs.csv");
    refuses("value", "--out needs a value", "a.csv", "--out");
    refuses("gone", "gone.csv is not there", "gone.csv", "--out", "pairs.csv");
    refuses("part", "\"nme\" is none of", "a.csv", "--columns", "nme=name", "--out", "pairs.csv");
    refuses("column", "name needs a column", "a.csv", "--columns", "name=", "--out", "pairs.csv");
    refuses("columns", "none of the columns to compare", "odd.csv", "--out", "pairs.csv");
    refuses("id", "has no column \"key\"", "a.csv", "--id", "key", "--out", "pairs.csv");
    refuses("ids", "stands twice", "twice.csv", "--id", "id", "--out", "pairs.csv");
    refuses("self", "is a list to read", "a.csv", "--out", "a.csv");
    refuses("folder", "cannot be written", "a.csv", "--out", "no/where/pairs.csv");
    assertThat(Files.exists(folder.resolve("pairs.csv"))).isFalse();
  }

  @Test
  void aWrongWordEndsTheProcessWithTwo() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.capacitymetro.CapacityMetro",
                "match",
                folder.resolve("gone.csv").toString(),
                "--out",
                folder.resolve("pairs.csv").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(output.lines().filter(line -> line.contains("gone.csv")))
        .containsExactly(folder.resolve("gone.csv") + " is not there: give the path of a file.");
    assertThat(output).doesNotContain("Exception");
  }

  @Test
  void idsThatWouldStartAFormulaAreGuarded() throws IOException {
    file("a.csv", "id,name,city\n=1+1,Mensa Fragolina Terzina,Bovalino\n");
    file("b.csv", "id,name,city\n@x,Mensa Fragolina Terzina,Bovalino\n");
    match("a.csv", "b.csv", "--id", "id", "--out", "pairs.csv");
    assertThat(pairs().get(1)).startsWith("'=1+1,'@x,");
  }

  private void refuses(String as, String sentence, String... arguments) {
    assertThatThrownBy(() -> match(arguments))
        .as(as)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("\n");
  }

  /// Words that are names of files are put into the folder of the test.
  private int match(String... arguments) throws IOException {
    List<String> words =
        Arrays.stream(arguments)
            .map(
                word ->
                    word.endsWith(".csv") && !word.startsWith("--")
                        ? folder.resolve(word).toString()
                        : word)
            .toList();
    return new MatchCommand()
        .run(words, folder, new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private List<String> pairs() throws IOException {
    return Files.readAllLines(folder.resolve("pairs.csv"));
  }
}
