package org.capacitymetro.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbooksTest {
  private static final String ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

  @TempDir Path folder;

  private Path workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet notes = book.newWorksheet("Leggimi");
      notes.value(0, 0, "Questo elenco è del Comune");
      Worksheet sheet = book.newWorksheet("Sportelli & altro");
      sheet.value(0, 0, "Elenco degli sportelli");
      sheet.value(2, 0, "Ente");
      sheet.value(2, 1, "Contatti");
      sheet.range(2, 1, 2, 2).merge();
      sheet.value(2, 3, "Sede");
      sheet.range(2, 3, 2, 5).merge();
      String[] below = {"", "Telefono", "E-mail", "CAP", "Lat", "Dal"};
      for (int i = 1; i < below.length; i++) {
        sheet.value(3, i, below[i]);
      }
      for (int row = 4; row < 8; row++) {
        sheet.value(row, 0, "Ente " + row);
        sheet.value(row, 1, "011 517123" + row);
        sheet.value(row, 2, "e" + row + "@example.org");
        sheet.value(row, 3, 912 + row);
        sheet.style(row, 3).format("00000").set();
        sheet.value(row, 4, 45.1 + row / 1e6 + 0.0012);
        sheet.value(row, 5, LocalDate.of(2026, 3, row));
        sheet.style(row, 5).format("dd/mm/yyyy").set();
      }
    }
    return TestTables.write(folder, "list.xlsx", out.toByteArray());
  }

  @Test
  void theSheetWithTheListIsChosenAndItsMergedHeadingsJoined() throws IOException {
    Guess guess = Tables.guess(workbook());
    assertThat(guess.sheets()).containsExactly("Leggimi", "Sportelli & altro");
    assertThat(guess.layout())
        .isEqualTo(Layout.of(Format.XLSX).withSheet("Sportelli & altro").withHeader(3, 2));
    assertThat(guess.columns())
        .extracting(Column::name)
        .containsExactly(
            "Ente", "Contatti Telefono", "Contatti E-mail", "Sede CAP", "Sede Lat", "Sede Dal");
    assertThat(guess.columns())
        .extracting(Column::type)
        .containsExactly(
            ColumnType.TEXT,
            ColumnType.PHONE,
            ColumnType.EMAIL,
            ColumnType.POSTCODE,
            ColumnType.LAT,
            ColumnType.DATE);
  }

  @Test
  void cellsComeAsTheSheetShowsThem() throws IOException {
    TestTables.Taken taken = TestTables.take(workbook());
    assertThat(taken.rows().getFirst())
        .isEqualTo(
            new Row(
                5,
                List.of(
                    "Ente 4",
                    "011 5171234",
                    "e4@example.org",
                    "00916",
                    "45.101204",
                    "2026-03-04")));
  }

  @Test
  void anotherSheetCanBeChosenAndAWrongOneIsRefused() throws IOException {
    Path file = workbook();
    Layout layout = Layout.of(Format.XLSX).withSheet("Leggimi").withHeader(0, 1);
    assertThat(TestTables.take(file, layout).rows()).hasSize(1);
    assertThatThrownBy(() -> Tables.open(file, layout.withSheet("Foglio9")))
        .isInstanceOf(UnreadableTableException.class)
        .hasMessage(
            "list.xlsx: has no sheet or file called \"Foglio9\"; allowed are Leggimi, Sportelli & altro.");
  }

  @Test
  void textsOnDiskAreFoundInAnyOrder() {
    try (DiskStrings texts = new DiskStrings()) {
      String tail = "x".repeat(1_000);
      for (int i = 0; i < 10_000; i++) {
        texts.add("text " + i + (i % 3 == 0 ? tail : ""));
        assertThat(texts.get(i / 2)).startsWith("text " + i / 2).hasSizeLessThan(1_020);
      }
      for (int i = 0; i < 10_000; i++) {
        int index = i * 7_919 % 10_000;
        assertThat(texts.get(index)).isEqualTo("text " + index + (index % 3 == 0 ? tail : ""));
      }
    }
  }

  @Test
  void formatsOfNumbersAreReadByTheirCode() {
    assertThat(XlsxBook.shown("dd/mm/yyyy")).isEqualTo(XlsxBook.Shown.DATE);
    assertThat(XlsxBook.shown("[$-410]d mmmm yyyy;@")).isEqualTo(XlsxBook.Shown.DATE);
    assertThat(XlsxBook.shown("hh:mm")).isEqualTo(XlsxBook.Shown.TIME);
    assertThat(XlsxBook.shown("yyyy-mm-dd hh:mm")).isEqualTo(XlsxBook.Shown.DATE_TIME);
    assertThat(XlsxBook.shown("00000")).isEqualTo(XlsxBook.Shown.PADDED_5);
    assertThat(XlsxBook.shown("#,##0.00 \"giorni\"")).isEqualTo(XlsxBook.Shown.NUMBER);
    assertThat(XlsxBook.shown("[Red]0.0")).isEqualTo(XlsxBook.Shown.NUMBER);
  }

  @Test
  void textsOfSeveralRunsAreOneTextAndReadingsForPronunciationNone() {
    String sheet =
        "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>Città_x000D_\nnuova</t></is></c></row>"
            + "<row r=\"3\"><c r=\"B3\" t=\"b\"><v>1</v></c><c r=\"A3\" t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>";
    Path file =
        TestTables.write(
            folder,
            "bare.xlsx",
            TestTables.zip(
                Map.of(
                    "xl/workbook.xml",
                    "<workbook><sheets><sheet name=\"F\" r:id=\"a\" xmlns:r=\"x\"/></sheets></workbook>",
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"a\" Target=\"/xl/s.xml\"/><Relationship Id=\"b\" Target=\"sharedStrings.xml\"/></Relationships>",
                    "xl/sharedStrings.xml",
                    "<sst><si><r><t>Spor</t></r><r><t>tello</t></r><rPh><t>no</t></rPh></si></sst>",
                    "xl/s.xml",
                    sheet)));
    TestTables.Taken taken =
        TestTables.take(file, Layout.of(Format.XLSX).withSheet("F").withHeader(0, 1));
    assertThat(taken.rows())
        .containsExactly(
            new Row(1, List.of("Sportello", "Città\nnuova")), new Row(3, List.of("", "true")));
  }

  @Test
  void anOpenDocumentIsReadLikeAnExcelSheet() {
    String cell =
        "<table:table-cell office:value-type=\"%s\" %s><text:p>%s</text:p></table:table-cell>";
    String content =
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"Note\"/>"
            + "<table:table table:name=\"Elenco\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>"
            + "<table:table-row><table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>Contatti</text:p></table:table-cell><table:covered-table-cell/>"
            + cell.formatted("string", "", "Nome")
            + "</table:table-row><table:table-row>"
            + cell.formatted("string", "", "Telefono")
            + cell.formatted("string", "", "CAP")
            + "<table:table-cell/></table:table-row><table:table-row>"
            + cell.formatted("string", "", "011<text:s text:c=\"2\"/>5171234")
            + cell.formatted("float", "office:value=\"912\"", "00912")
            + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>A</text:p><text:p>B</text:p></table:table-cell>"
            + "</table:table-row><table:table-row table:number-rows-repeated=\"3\">"
            + cell.formatted("string", "", "011 5175678")
            + cell.formatted("float", "office:value=\"45.5\"", "45,50")
            + cell.formatted("date", "office:date-value=\"2026-03-04\"", "4 mar 26")
            + "</table:table-row></table:table></office:document-content>";
    Path file =
        TestTables.write(
            folder,
            "list.ods",
            TestTables.zip(Map.of("mimetype", ODS_TYPE, "content.xml", content)));
    Guess guess = Tables.guess(file);
    assertThat(guess.sheets()).containsExactly("Note", "Elenco");
    assertThat(guess.layout())
        .isEqualTo(Layout.of(Format.ODS).withSheet("Elenco").withHeader(3, 2));
    TestTables.Taken taken = TestTables.take(file);
    assertThat(taken.columns()).containsExactly("Contatti Telefono", "Contatti CAP", "Nome");
    assertThat(taken.rows())
        .contains(
            new Row(5, List.of("011  5171234", "00912", "A\nB")),
            new Row(8, List.of("011 5175678", "45.5", "2026-03-04")))
        .hasSize(4);
  }
}
