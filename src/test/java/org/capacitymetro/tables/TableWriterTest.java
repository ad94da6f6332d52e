package org.capacitymetro.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+39 011 1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"})
  void noCellOfACsvStartsAFormulaAndReadingItAgainGivesTheText(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.csv(out)) {
      writer.row(List.of("name", "value"));
      writer.row(List.of("A", text));
    }
    String written = out.toString(StandardCharsets.UTF_8);
    assertThat(written).startsWith("\ufeffname;value\r\nA;").contains("'" + text);
    Path file = TestTables.write(folder, "out.csv", out.toByteArray());
    Layout layout = Layout.of(Format.CSV).withDelimiter(';');
    assertThat(TestTables.take(file, layout).column("value"))
        .containsExactly(text.strip().equals(text) ? text : Formulas.unguard("'" + text));
  }

  @Test
  void numbersStayNumbersAndNothingIsNothing() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.csv(out)) {
      writer.row(Arrays.asList(-5.5, null, true, LocalDate.of(2026, 3, 4), "l'ora; \"x\""));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\ufeff-5.5;;true;2026-03-04;\"l'ora; \"\"x\"\"\"\r\n");
  }

  @Test
  void aWorkbookHoldsTextsAsTextsAndIsReadByOthersAndByUs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.xlsx(out, "Elenco: A/B")) {
      writer.row(List.of("name", "lat", "day", "at"));
      writer.row(
          Arrays.asList(
              "=HYPERLINK(\"x\")",
              45.07,
              LocalDate.of(2026, 3, 4),
              Instant.parse("2026-03-04T08:30:00Z")));
      writer.row(Arrays.asList("bell\u0007 & <b>", null, null, null));
    }
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      var rows = book.getFirstSheet().read();
      assertThat(book.getFirstSheet().getName()).isEqualTo("Elenco  A B");
      assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(1).getCell(1).asNumber()).isEqualByComparingTo("45.07");
    }
    Path file = TestTables.write(folder, "out.xlsx", out.toByteArray());
    TestTables.Taken taken = TestTables.take(file);
    assertThat(taken.rows())
        .containsExactly(
            new Row(2, List.of("=HYPERLINK(\"x\")", "45.07", "2026-03-04", "2026-03-04T09:30")),
            new Row(3, List.of("bell & <b>", "", "", "")));
  }

  @Test
  void moreRowsThanASheetTakesGoOnInASecondOne() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = new XlsxOutput(out, "Righe", 3)) {
      for (String row : "head a b c d".split(" ")) {
        writer.row(List.of(row, row + row));
      }
    }
    Path file = TestTables.write(folder, "long.xlsx", out.toByteArray());
    assertThat(Tables.guess(file).sheets()).containsExactly("Righe", "Righe 2");
    String all =
        Tables.guess(file).sheets().stream()
            .map(
                sheet ->
                    String.join(
                        " ",
                        TestTables.take(file, Layout.of(Format.XLSX).withSheet(sheet))
                            .column("head")))
            .collect(Collectors.joining("|"));
    assertThat(all).isEqualTo("a b|c d");
  }
}
