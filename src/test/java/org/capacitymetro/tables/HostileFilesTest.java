package org.capacitymetro.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that are not what they say, or that want to do harm: one sentence each, and nothing taken.
class HostileFilesTest {
  private static final String ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
  private static final Limits SMALL = new Limits(50_000_000, 40_000_000, 100, 1_000, 1_000_000);

  @TempDir Path folder;

  static Stream<Arguments> others() {
    byte[] ole = new byte[4_096];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, ole, 0, 4);
    byte[] encrypted = ole.clone();
    byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(mark, 0, encrypted, 1_024, mark.length);
    return Stream.of(
        Arguments.of("empty.csv", new byte[0], Unreadable.EMPTY),
        Arguments.of("blank.csv", bytes(" \n\n "), Unreadable.EMPTY),
        Arguments.of("really-a.csv", bytes("%PDF-1.7\n%\u00e2"), Unreadable.PDF),
        Arguments.of("old.xls", ole, Unreadable.OLD_WORKBOOK),
        Arguments.of("secret.xlsx", encrypted, Unreadable.ENCRYPTED),
        Arguments.of("page.xls", bytes("\n<HTML><table>"), Unreadable.HTML),
        Arguments.of("photo.csv", bytes("\u0089PNG\r\n"), Unreadable.IMAGE),
        Arguments.of("letter.csv", bytes("{\\rtf1 x}"), Unreadable.WORD),
        Arguments.of("packed.csv", bytes("Rar!\u001a"), Unreadable.OTHER_ARCHIVE),
        Arguments.of("binary.csv", bytes("a,b\n\0\1\2"), Unreadable.BINARY),
        Arguments.of(
            "letter.xlsx", TestTables.zip(Map.of("word/document.xml", "<w/>")), Unreadable.WORD),
        Arguments.of(
            "binary.xlsb", TestTables.zip(Map.of("xl/workbook.bin", "x")), Unreadable.OLD_WORKBOOK),
        Arguments.of("photos.zip", TestTables.zip(Map.of("a.jpg", "x")), Unreadable.ARCHIVE),
        Arguments.of(
            "secret.ods",
            TestTables.zip(
                Map.of(
                    "mimetype",
                    ODS_TYPE,
                    "content.xml",
                    "x",
                    "META-INF/manifest.xml",
                    "<encryption-data/>")),
            Unreadable.ENCRYPTED),
        Arguments.of(
            "twice.gz", TestTables.gzip(TestTables.gzip(bytes("a,b"))), Unreadable.OTHER_ARCHIVE),
        Arguments.of("half.csv.gz", half(TestTables.gzip(random())), Unreadable.TRUNCATED),
        Arguments.of(
            "half.zip", half(TestTables.zip(Map.of("a.csv", "a,b\n1,2\n"))), Unreadable.TRUNCATED),
        Arguments.of(
            "half.json", bytes("{\"features\": [{\"a\": 1}, {\"b\""), Unreadable.TRUNCATED),
        Arguments.of("half.xml", bytes("<a><b>1</b><b>"), Unreadable.TRUNCATED),
        Arguments.of("wrong.json", bytes("[{\"a\": 1},\n{\"a\" 2}]"), Unreadable.SYNTAX),
        Arguments.of("none.json", bytes("{}"), Unreadable.NO_ROWS));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] random() {
    byte[] bytes = new byte[200_000];
    java.util.Random random = new java.util.Random(4);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 40 == 39 ? '\n' : i % 10 == 9 ? ',' : 'a' + random.nextInt(26));
    }
    return bytes;
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsNoTableIsNamedInOneSentence(String name, byte[] bytes, Unreadable why) {
    Path file = TestTables.write(folder, name, bytes);
    assertThatThrownBy(() -> TestTables.take(file))
        .isInstanceOfSatisfying(
            UnreadableTableException.class,
            e -> {
              assertThat(e.why()).isEqualTo(why);
              assertThat(e.getMessage()).startsWith(name + ": ").endsWith(".").doesNotContain("\n");
            });
  }

  @Test
  void aGzipBombIsStoppedByItsRatioAndByItsSize() {
    byte[] zeros = new byte[60_000_000];
    Arrays.fill(zeros, (byte) 'a');
    for (int i = 0; i < zeros.length; i += 20) {
      zeros[i] = '\n';
    }
    Path bomb = TestTables.write(folder, "bomb.csv.gz", TestTables.gzip(zeros));
    assertThatThrownBy(() -> Tables.guess(bomb, SMALL))
        .hasMessage(
            "bomb.csv.gz: unpacks to more than 38 MB or 100 times its size; allowed are at most 38 MB.");
    assertThatThrownBy(
            () -> Tables.guess(bomb, new Limits(50_000_000, 40_000_000, 100_000, 1_000, 1_000_000)))
        .isInstanceOfSatisfying(
            UnreadableTableException.class, e -> assertThat(e.why()).isEqualTo(Unreadable.BOMB));
  }

  @Test
  void aWorkbookWhosePartIsABombIsStopped() {
    String sheet =
        "<worksheet><sheetData>"
            + "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(900_000)
            + "</sheetData></worksheet>";
    Path bomb =
        TestTables.write(
            folder,
            "bomb.xlsx",
            TestTables.zip(
                Map.of(
                    "xl/workbook.xml",
                        "<workbook><sheets><sheet name=\"F\" id=\"a\"/></sheets></workbook>",
                    "xl/_rels/workbook.xml.rels",
                        "<r><Relationship Id=\"a\" Target=\"s.xml\"/></r>",
                    "xl/s.xml", sheet)));
    assertThatThrownBy(
            () -> {
              try (TableReader reader =
                  Tables.open(bomb, Layout.of(Format.XLSX).withHeader(0, 1), SMALL)) {
                while (reader.next() != null) {}
              }
            })
        .hasMessageContaining("100 times its size");
  }

  @Test
  void xmlDrawsInNothingFromElsewhere() throws IOException {
    Path secret = TestTables.text(folder, "secret.txt", "the secret");
    String text =
        "<!DOCTYPE a [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]><a><b c=\"1\">&x;</b><b>2</b></a>";
    Path file = TestTables.text(folder, "xxe.xml", text);
    assertThatThrownBy(() -> TestTables.take(file))
        .hasMessage(
            "xxe.xml: declares a document type (DOCTYPE), which may draw in other files; remove it.");
    Path laughs =
        TestTables.write(
            folder,
            "laughs.ods",
            TestTables.zip(
                Map.of(
                    "mimetype",
                    ODS_TYPE,
                    "content.xml",
                    "<!DOCTYPE a [<!ENTITY x \"ha\">]><a>&x;</a>")));
    assertThatThrownBy(() -> TestTables.take(laughs)).hasMessageContaining("DOCTYPE");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    Path json = TestTables.text(folder, "deep.json", "[{\"a\":".repeat(100_000));
    assertThatThrownBy(() -> TestTables.take(json)).hasMessageContaining("nested too deep");
    Path xml = TestTables.text(folder, "deep.xml", "<a>".repeat(100_000));
    assertThatThrownBy(() -> TestTables.take(xml))
        .hasMessageContaining("nested more than 200 deep");
  }

  @Test
  void tenThousandColumnsAreRefusedWithTheNumberThatIsAllowed() {
    String heading =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    Path csv = TestTables.text(folder, "wide.csv", heading + "\n" + heading + "\n");
    assertThatThrownBy(() -> TestTables.take(csv))
        .hasMessage("wide.csv: has 10,000 columns; allowed are 1,000.");
    String fields =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"c" + i + "\": 1")
            .collect(Collectors.joining(","));
    Path json = TestTables.text(folder, "wide.json", "[{" + fields + "}]");
    assertThatThrownBy(() -> TestTables.take(json))
        .hasMessage("wide.json: has more than 1,000 columns; allowed are 1,000.");
  }

  @Test
  void aQuotationMarkThatIsNeverClosedTakesNothing() {
    Path file = TestTables.text(folder, "open.csv", "name,city\nA,Torino\n\"B,Milano\nC,Bari\n");
    assertThatThrownBy(() -> TestTables.take(file, Layout.of(Format.CSV)))
        .hasMessage(
            "open.csv: opens a quotation mark after line 2 that is never closed, or has a cell of more than 1,000,000 characters.");
  }

  @Test
  void aWrongCharacterSetIsNamedWithItsLine() {
    Path file =
        TestTables.text(folder, "w.csv", "name,city\nA,Torino\nB,Forlì\n", CharsetGuess.WINDOWS);
    assertThatThrownBy(() -> TestTables.take(file, Layout.of(Format.CSV)))
        .hasMessageStartingWith("w.csv: is not written in UTF-8: a letter after line ");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> Tables.guess(folder.resolve("nothing.csv")))
        .hasMessage("nothing.csv: there is no such file.");
  }

  @Test
  void noTemporaryFileStays() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    long before = strings(temporary);
    Path file = TestTables.text(folder, "a.csv", "a,b\n1,2\n");
    assertThatThrownBy(() -> Tables.open(file, Layout.of(Format.XLSX)))
        .hasMessageContaining("is not XLSX");
    assertThat(strings(temporary)).isLessThanOrEqualTo(before);
  }

  private static long strings(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(path -> path.getFileName().toString().startsWith("capacity-strings"))
          .count();
    }
  }

  @ParameterizedTest
  @EnumSource(Unreadable.class)
  void pagesSayEachReasonInItalianAndEnglish(Unreadable why) throws IOException {
    String key = new UnreadableTableException("x", why, 1, 2).key();
    for (String language : new String[] {"it", "en"}) {
      Properties messages = new Properties();
      try (var in =
          getClass().getResourceAsStream("/messages/messages_" + language + ".properties")) {
        messages.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
      }
      assertThat(messages.getProperty(key)).as(key).isNotBlank();
    }
  }
}
