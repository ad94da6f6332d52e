package org.capacitymetro.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DocxTest {
  private static final List<String> LANGUAGES = Samples.LANGUAGES;

  private static XWPFDocument open(byte[] docx) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(docx));
  }

  private static String part(byte[] docx, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException(name);
  }

  private static List<String> styled(XWPFDocument read, String style) {
    return read.getParagraphs().stream()
        .filter(paragraph -> style.equals(paragraph.getStyle()))
        .map(XWPFParagraph::getText)
        .toList();
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void headingsListsTablesAndWordsAreThere(String language) throws Exception {
    byte[] docx = DocxWriter.write(Samples.document(language));

    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/sheet-" + language + ".docx"), docx);
    try (XWPFDocument read = open(docx)) {
      assertThat(styled(read, "Heading1")).containsExactly(Samples.text(language, "title"));
      assertThat(styled(read, "Heading2"))
          .containsExactly(Samples.text(language, "problem"), Samples.text(language, "steps"));
      assertThat(styled(read, "Heading3")).containsExactly(Samples.text(language, "cost"));
      assertThat(
              read.getParagraphs().stream()
                  .filter(each -> each.getNumID() != null)
                  .map(XWPFParagraph::getText))
          .contains(Samples.text(language, "step1"));
      XWPFTable table = read.getTables().getFirst();
      assertThat(table.getRow(0).isRepeatHeader()).isTrue();
      assertThat(table.getRow(1).getCell(2).getText()).isEqualTo("62.000 €");
      assertThat(read.getProperties().getCoreProperties().getTitle())
          .isEqualTo(Samples.text(language, "title"));
    }
    String body = part(docx, "word/document.xml");
    assertThat(body).contains("descr=\"" + Samples.text(language, "caption") + "\"");
    boolean right = List.of("ar", "ur").contains(language);
    assertThat(body.contains("<w:bidi/>")).isEqualTo(right);
    assertThat(body.contains("<w:rtl/>")).isEqualTo(right);
    assertThat(body.contains("<w:bidiVisual/>")).isEqualTo(right);
    assertThat(body)
        .contains(language.equals("zh-Hans") ? "w:eastAsia=\"zh-CN\"" : "=\"" + language + "\"");
  }

  @Test
  void telephoneNumbersKeepTheirOrderInLinesFromTheRight() throws Exception {
    String body = part(DocxWriter.write(Samples.document("ar")), "word/document.xml");

    assertThat(body)
        .containsPattern("<w:r><w:rPr><w:lang w:bidi=\"ar\"/></w:rPr><w:t[^>]*>\\+39 011 555 0142");
  }

  @Test
  void aBasketLeadsFromItsContentsToItsSheets() throws Exception {
    String body = part(DocxWriter.write(Samples.basket()), "word/document.xml");

    assertThat(body).contains("w:anchor=\"sheet-7\"", "w:name=\"sheet-7\"", "w:pageBreakBefore");
  }

  @Test
  void twoNumberedListsBothBeginWithOne() throws Exception {
    Block.Items list =
        new Block.Items(Block.Items.Style.NUMBERS, List.of(Inline.plain("a"), Inline.plain("b")));
    try (XWPFDocument read = open(DocxWriter.write(Samples.with(List.of(list, list))))) {
      assertThat(
              read.getParagraphs().stream()
                  .filter(each -> each.getNumID() != null)
                  .map(XWPFParagraph::getNumID)
                  .distinct())
          .hasSize(2);
    }
  }
}
