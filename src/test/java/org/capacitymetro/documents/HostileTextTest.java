package org.capacitymetro.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.capacitymetro.documents.Block.Fact;
import org.capacitymetro.documents.Block.Facts;
import org.capacitymetro.documents.Block.Heading;
import org.capacitymetro.documents.Block.Paragraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  @TempDir static Path folder;
  private static Documents documents;

  @BeforeAll
  static void open() {
    documents = Samples.documents(folder);
  }

  @AfterAll
  static void close() {
    documents.close();
  }

  private static String pdf(Document document) throws Exception {
    Outcome outcome = documents.pdf(document);
    assertThat(outcome).isInstanceOf(Outcome.Pdf.class);
    byte[] bytes = ((Outcome.Pdf) outcome).bytes();
    Accessible.assertConforms(bytes);
    return PdfTest.text(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#read(\"/etc/passwd\")",
        "$x^2$ \\ \\u{41} `raw` <label> @reference // no",
        "\"}, {\"text\": \"injected\"",
        "#import \"worker.cjs\"; = Not a heading",
        "</w:t><w:t>&amp;<!-- ]]>"
      })
  void signsOfOtherLanguagesAreWords(String text) throws Exception {
    Document document =
        Samples.with(
            List.of(
                new Heading(1, text),
                new Paragraph(Inline.plain(text)),
                new Facts(List.of(new Fact(text, Inline.plain(text))))));

    assertThat(pdf(document)).contains(text).doesNotContain("root:");
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(documents.docx(document)))) {
      assertThat(read.getParagraphs()).anyMatch(paragraph -> paragraph.getText().equals(text));
    }
  }

  @Test
  void whatCannotBePrintedBecomesASign() throws Exception {
    Document document = Samples.plain("a\u0000b\u202Ec\uD800d\uFFFEe 한국 \uD83D\uDE00 f");

    assertThat(pdf(document)).contains("abcde \uFFFD\uFFFD \uFFFD f");
    assertThat(documents.docx(document)).isNotEmpty();
  }

  @Test
  void aWordWithoutEndIsBroken() throws Exception {
    assertThat(pdf(Samples.plain("w".repeat(5000)))).contains("wwwwwwwwww");
  }

  @Test
  void twoHundredPagesPasted() {
    String page = "Lorem ipsum dolor sit amet. ".repeat(100);

    Outcome outcome =
        documents.pdf(
            Samples.with(
                IntStream.range(0, 200)
                    .mapToObj(i -> (Block) new Paragraph(Inline.plain(i + page)))
                    .toList()));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Pdf.class, pdf -> assertThat(pdf.pages()).isGreaterThan(100));
  }

  @Test
  void moreThanADocumentHoldsIsRefusedAtOnce() {
    assertThat(documents.pdf(Samples.plain("x ".repeat(4 << 20))))
        .isInstanceOfSatisfying(
            Outcome.NotMade.class,
            failed -> assertThat(failed.reason()).isEqualTo(Outcome.Reason.TOO_LARGE));
  }

  @Test
  void aBrokenPictureIsRefusedWithoutHarm() throws Exception {
    Image broken = Image.drawing("<svg".getBytes(java.nio.charset.StandardCharsets.UTF_8), 10, 10);

    assertThat(documents.pdf(Samples.with(List.of(new Block.Picture(broken, "x", null, 1)))))
        .isInstanceOfSatisfying(
            Outcome.NotMade.class,
            failed -> assertThat(failed.reason()).isEqualTo(Outcome.Reason.REFUSED));
    assertThat(pdf(Samples.plain("after"))).contains("after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//x",
        "https://a b"
      })
  void onlyAddressesOfTheWebMailAndTelephoneAreLinks(String address) {
    assertThatThrownBy(() -> Inline.link("x", address))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Inline.markdown("[x](" + address + ")").spans())
        .allMatch(span -> span.link() == null);
  }
}
