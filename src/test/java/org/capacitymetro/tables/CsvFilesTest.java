package org.capacitymetro.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFilesTest {
  private static final String DESKS =
      """
      Denominazione;Città;Perché
      Sportello L’Approdo;Forlì;è vicino
      Caffè della Pace;Cantù;c'è già
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "x-MacRoman", "IBM850"})
  void everyUsualCharacterSetIsRecognised(String name) {
    Charset charset = Charset.forName(name);
    String text = charset.newEncoder().canEncode('’') ? DESKS : DESKS.replace('’', '\'');
    Path file = TestTables.text(folder, "desks.csv", text, charset);
    assertThat(Tables.guess(file).layout().charset()).isEqualTo(charset);
    assertThat(TestTables.take(file).column("Città")).containsExactly("Forlì", "Cantù");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheFirstHeading(String charset) {
    Path file = TestTables.text(folder, "bom.csv", "\ufeff" + DESKS, Charset.forName(charset));
    assertThat(TestTables.take(file).columns()).first().isEqualTo("Denominazione");
  }

  @Test
  void oneLetterAtTheVeryEndDecidesTheCharacterSet() {
    String text = "name,city\n" + "Desk,Torino\n".repeat(40_000) + "Desk,Forlì\n";
    Path file = TestTables.text(folder, "late.csv", text, CharsetGuess.WINDOWS);
    assertThat(TestTables.take(file).rows().getLast().cells()).containsExactly("Desk", "Forlì");
  }

  @Test
  void cyrillicIsNotTakenForItalian() {
    String text = "имя,город\n" + "центр помощи приезжим,Москва и область\n".repeat(20);
    Path file = TestTables.text(folder, "cyrillic.csv", text, Charset.forName("windows-1251"));
    assertThat(TestTables.take(file).columns()).containsExactly("имя", "город");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '!',
      value = {"`,`", "`;`", "`\t`", "`|`", "`^`", "`~`", "`#`", "`:`", "`\u001f`"})
  void anyDelimiterIsFoundByTheLinesItCutsAlike(char delimiter) {
    String text =
        "name,city,lat\nDesk one,Torino,45.07\nDesk two,Milano,45.46\n".replace(',', delimiter);
    Guess guess = Tables.guess(TestTables.text(folder, "list.csv", text));
    assertThat(guess.layout().delimiter()).isEqualTo(delimiter);
    assertThat(guess.columns()).extracting(Column::name).containsExactly("name", "city", "lat");
  }

  @Test
  void commasOfDecimalsAndOfTextsDoNotHideTheSemicolon() {
    String text =
        "Nome;Indirizzo;Lat;Lon\nA;Via Po, 1;45,07;7,68\nB;Via Roma, 2, int. 3;45,06;7,67\n";
    Guess guess = Tables.guess(TestTables.text(folder, "decimals.csv", text));
    assertThat(guess.layout().delimiter()).isEqualTo(';');
    assertThat(guess.columns())
        .extracting(Column::type)
        .containsExactly(ColumnType.TEXT, ColumnType.TEXT, ColumnType.LAT, ColumnType.LON);
  }

  @Test
  void quotedCellsKeepDelimitersLinesAndQuotes() {
    String text = "name,notes\n\"Bar \"\"Sole\"\"\",\"one, two\nthree\"\nDesk,\n";
    TestTables.Taken taken = TestTables.take(TestTables.text(folder, "quoted.csv", text));
    assertThat(taken.rows())
        .containsExactly(
            new Row(2, List.of("Bar \"Sole\"", "one, two\nthree")),
            new Row(4, List.of("Desk", "")));
  }

  @Test
  void apostrophesMayBeTheQuotes() {
    String text = "'name','city'\n'Desk, one','Torino'\n'Two','Bari'\n";
    Guess guess = Tables.guess(TestTables.text(folder, "single.csv", text));
    assertThat(guess.layout().quote()).isEqualTo('\'');
    assertThat(guess.sample().getFirst().cells()).containsExactly("Desk, one", "Torino");
  }

  @Test
  void theHintOfASpreadsheetForItsDelimiterIsFollowed() {
    Path file = TestTables.text(folder, "sep.csv", "sep=|\nname|city\nA|Torino\nB|Bari\n");
    assertThat(Tables.guess(file).layout().headerRow()).isEqualTo(2);
    assertThat(TestTables.take(file).column("city")).containsExactly("Torino", "Bari");
  }

  @Test
  void titlesAboveTheHeadingAreSkipped() {
    String text =
        "Elenco degli sportelli;;\nAggiornato al 3 marzo 2026;;\n;;\nNome;Telefono;CAP\n"
            + "A;011 123456;10121\nB;011 654321;10122\n";
    Path file = TestTables.text(folder, "titles.csv", text);
    assertThat(Tables.guess(file).layout().headerRow()).isEqualTo(4);
    assertThat(TestTables.take(file).column("CAP")).containsExactly("10121", "10122");
  }

  @Test
  void aListWithoutHeadingNumbersItsColumns() {
    String text = "A,011 5171234,10121\nB,011 5175678,10122\n";
    Guess guess = Tables.guess(TestTables.text(folder, "bare.csv", text));
    assertThat(guess.layout().headerRow()).isZero();
    assertThat(guess.columns()).extracting(Column::name).containsExactly("1", "2", "3");
    assertThat(guess.columns().get(1).type()).isEqualTo(ColumnType.PHONE);
    assertThat(guess.sample()).hasSize(2);
  }

  @Test
  void theGuessCanBeOverruled() {
    Path file = TestTables.text(folder, "over.csv", "a;b,c\n1;2,3\n4;5,6\n");
    Layout layout = Tables.guess(file).layout().withDelimiter(',').withHeader(2, 1);
    assertThat(Tables.guess(file, layout).columns())
        .extracting(Column::name)
        .containsExactly("1;2", "3");
    assertThat(TestTables.take(file, layout).rows()).hasSize(1);
  }

  @Test
  void equalAndEmptyHeadingsBecomeDifferentNames() {
    Path file = TestTables.text(folder, "double.csv", "Fax,Fax,,Nome\n1,2,3,A\n");
    assertThat(TestTables.take(file, Layout.of(Format.CSV)).columns())
        .containsExactly("Fax", "Fax (2)", "3", "Nome");
  }

  @Test
  void twoRowsOfHeadingsAreJoined() {
    String text =
        "Ente;Contatti;;Sede;\n;Telefono;E-mail;Via;CAP\nA;011 5171234;a@example.org;Via Po 1;10121\n"
            + "B;011 5175678;b@example.org;Via Roma 2;10122\n";
    Path file = TestTables.text(folder, "merged.csv", text);
    assertThat(Tables.guess(file).layout().headerRows()).isEqualTo(2);
    assertThat(TestTables.take(file).columns())
        .containsExactly("Ente", "Contatti Telefono", "Contatti E-mail", "Sede Via", "Sede CAP");
  }

  @Test
  void brokenRowsAreNamedAndTheOthersRead() {
    String text =
        "name,city,cap\nA,Torino,10121\nB,Milano\nC,Bari,70121,too much\nD,Napoli,80100\n";
    TestTables.Taken taken = TestTables.take(TestTables.text(folder, "broken.csv", text));
    assertThat(taken.column("name")).containsExactly("A", "D");
    assertThat(taken.broken()).extracting(BrokenRowException::line).containsExactly(3L, 4L);
    assertThat(taken.broken().getFirst()).hasMessage("has 2 cells, the heading has 3");
  }

  @Test
  void blankCellsToTheRightOfTheHeadingBreakNothing() {
    TestTables.Taken taken =
        TestTables.take(
            TestTables.text(folder, "wide.csv", "a;b\n1;2;;\n3;4\n;;;\n5;6\n"),
            Layout.of(Format.CSV).withDelimiter(';'));
    assertThat(taken.rows()).hasSize(3);
    assertThat(taken.broken()).isEmpty();
  }

  @Test
  void gzipAndAnArchiveWithOneTableAreUnpacked() {
    byte[] text = DESKS.getBytes(StandardCharsets.UTF_8);
    Path gzip = TestTables.write(folder, "desks.csv.gz", TestTables.gzip(text));
    assertThat(Tables.guess(gzip).compressed()).isTrue();
    assertThat(TestTables.take(gzip).rows()).hasSize(2);
    Path zip =
        TestTables.write(
            folder,
            "desks.zip",
            TestTables.zip(Map.of("elenco/desks.csv", DESKS, "__MACOSX/._desks.csv", "x")));
    assertThat(Tables.guess(zip).layout().sheet()).isEqualTo("elenco/desks.csv");
    assertThat(TestTables.take(zip).rows()).hasSize(2);
  }

  @Test
  void progressEndsAtOne() {
    Path file =
        TestTables.write(
            folder,
            "p.csv.gz",
            TestTables.gzip(DESKS.repeat(5_000).getBytes(StandardCharsets.UTF_8)));
    try (TableReader reader = Tables.open(file, Tables.guess(file).layout())) {
      while (reader.next() != null) {
        assertThat(reader.progress()).isBetween(0.0, 1.0);
      }
      assertThat(reader.progress()).isEqualTo(1.0);
    }
  }
}
