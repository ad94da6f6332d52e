package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalCsvTest {
  @TempDir Path folder;

  private Path write(String text) {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("list.csv"), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RecordedRows read(Path file) {
    RecordedRows rows = new RecordedRows();
    TextFile.countLines(file);
    new CanonicalCsv().read(file, rows, line -> {});
    return rows;
  }

  @Test
  void countsLinesRightAfterAQuotedCellOfSeveralLines() {
    RecordedRows rows =
        read(
            write(
                "\ufeffsource_id,name,notes\r\n1,A,\"first\r\nsecond\r\nthird\"\r\n2,B\r\n\r\n3,\"C, D\",\r\n"));
    assertThat(rows.taken).extracting(SourceRow::line).containsExactly(2L, 7L);
    assertThat(rows.taken.getLast().get(Column.NAME)).isEqualTo("C, D");
    assertThat(rows.refused)
        .containsExactly(new Finding(5, Reason.COLUMNS_WRONG, "2 cells, the header has 3"));
  }

  @Test
  void readsSemicolonsAndTabsToo() {
    assertThat(read(write("source_id;name\n1;A, B\n")).taken.getFirst().get(Column.NAME))
        .isEqualTo("A, B");
    assertThat(read(write("source_id\tname\n1\tA\n")).taken).hasSize(1);
  }

  @Test
  void refusesTheRowsNobodyCouldUse() {
    String longCell = "x".repeat(5_000_000);
    RecordedRows rows =
        read(
            write(
                "source_id,name\n1,A\0B\n2,"
                    + longCell
                    + "\n3,C\n4"
                    + ",x".repeat(10_000)
                    + "\n5,E\n"));
    assertThat(rows.taken).extracting(row -> row.get(Column.SOURCE_ID)).containsExactly("3", "5");
    assertThat(rows.refused)
        .containsExactly(
            new Finding(2, Reason.CHARACTERS_FORBIDDEN, "name"),
            new Finding(3, Reason.CELL_TOO_LONG, "name: 5000000 characters"),
            new Finding(5, Reason.COLUMNS_WRONG, "10001 cells, the header has 2"));
  }

  @Test
  void aQuotationMarkThatIsNeverClosedEndsTheReadingThereAndSaysSo() {
    RecordedRows rows = read(write("source_id,name\n1,A\n2,\"B\n3,C\n"));
    assertThat(rows.taken).hasSize(1);
    assertThat(rows.refused).extracting(Finding::reason).containsExactly(Reason.REST_UNREADABLE);
    assertThat(rows.refused.getFirst().line()).isEqualTo(3);
  }

  @Test
  void refusesFilesThatAreNoList() {
    assertThatThrownBy(() -> read(folder.resolve("nowhere.csv")))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("no such file");
    assertUnreadable(new byte[0], "is empty");
    assertUnreadable("%PDF-1.7\n…".getBytes(StandardCharsets.UTF_8), "is a PDF");
    assertUnreadable(new byte[] {'P', 'K', 3, 4, 0, 0}, "ZIP archive or spreadsheet");
    assertUnreadable("source_id,name\n1,A".getBytes(StandardCharsets.UTF_16), "UTF-16");
    assertUnreadable(
        "source_id,name\n1,A\n2,Città\n".getBytes(StandardCharsets.ISO_8859_1),
        "line 3 is not UTF-8");
    assertUnreadable("nome,indirizzo\na,b\n".getBytes(StandardCharsets.UTF_8), "nome,indirizzo");
    assertUnreadable("source_id,name,adress\n".getBytes(StandardCharsets.UTF_8), "adress");
    assertUnreadable("name,address\n".getBytes(StandardCharsets.UTF_8), "source_id and name");
    assertUnreadable(
        ("a,".repeat(10_000) + "b\n1,2\n").getBytes(StandardCharsets.UTF_8), "10001 columns");
  }

  private void assertUnreadable(byte[] bytes, String words) {
    Path file = write(bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }
}
