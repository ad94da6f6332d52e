package org.capacitymetro.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capacitymetro.documents.Block.Heading;
import org.capacitymetro.documents.Block.Items;
import org.capacitymetro.documents.Document.Sheet;
import org.capacitymetro.documents.Document.Tone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PdfTest {
  @TempDir static Path folder;
  private static final List<String> LANGUAGES = Samples.LANGUAGES;
  private static Documents documents;

  @BeforeAll
  static void open() {
    documents = Samples.documents(folder);
  }

  @AfterAll
  static void close() {
    documents.close();
  }

  static byte[] pdf(Document document) {
    assertThat(documents.pdf(document)).isInstanceOf(Outcome.Pdf.class);
    return ((Outcome.Pdf) documents.pdf(document)).bytes();
  }

  static String text(byte[] pdf) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      return Normalizer.normalize(new PDFTextStripper().getText(read), Normalizer.Form.NFKC);
    }
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyLanguageIsAccessibleAndKeepsItsWords(String language) throws Exception {
    byte[] pdf = pdf(Samples.document(language));

    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/sheet-" + language + ".pdf"), pdf);
    Accessible.assertConforms(pdf);
    String text = text(pdf);
    assertThat(text)
        .contains("Via Fittizia 12, 10121 Torino", "+39 011 555 0142", Samples.LINK.shown())
        .doesNotContain("\uFFFD");
    // The order of ligatures from the right is the reader's; of Bengali syllables Typst repeats
    // some (decision 36).
    if (!List.of("ar", "ur", "bn").contains(language)) {
      assertThat(words(text))
          .contains(
              words(Normalizer.normalize(Samples.text(language, "step1"), Normalizer.Form.NFKC)));
    }
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(read.getDocumentCatalog().getLanguage()).startsWith(language.substring(0, 2));
      assertThat(read.getDocumentInformation().getTitle())
          .isEqualTo(Samples.text(language, "title"));
      assertThat(read.getDocumentCatalog().getDocumentOutline()).isNotNull();
    }
  }

  @Test
  void wordsFromTheRightAreFound() throws Exception {
    assertThat(text(pdf(Samples.document("ar")))).contains("المشكلة", "الهاتف");
    assertThat(text(pdf(Samples.document("ur")))).contains("ٹیلی", "مسئلہ");
  }

  @Test
  void aBasketHasACoverAndALineForEachSheet() throws Exception {
    byte[] pdf = pdf(Samples.basket());

    Files.createDirectories(Path.of("target/documents"));
    Files.write(Path.of("target/documents/basket.pdf"), pdf);
    Accessible.assertConforms(pdf);
    assertThat(text(pdf)).contains("Contents", "Eight sheets", Samples.text("en", "problem"));
  }

  @Test
  void allFourteenLanguagesHaveTheirLetters() throws Exception {
    List<String> lines =
        List.of(
            "perché città",
            "straßenweite",
            "¿Año? ¡Sí!",
            "français œuvre",
            "përgjegjës çështje",
            "Україна ґанок її",
            "Россия объём ёлка",
            "România știință țară",
            "საქართველო",
            "ትግርኛ",
            "বাংলা",
            "پاکستان ٹیلی",
            "العربية",
            "简体中文,\u201C引号\u201D");
    byte[] pdf =
        pdf(
            Samples.with(
                List.of(
                    new Items(Items.Style.BULLETS, lines.stream().map(Inline::plain).toList()))));

    Accessible.assertConforms(pdf);
    assertThat(text(pdf))
        .doesNotContain("\uFFFD")
        .contains("știință", "ґанок", "简体中文", "ትግርኛ", "საქართველო");
  }

  @Test
  void headingsThatSkipALevelAreRaised() throws Exception {
    byte[] pdf = pdf(Samples.with(List.of(new Heading(3, "Deep"), new Heading(3, "Deeper"))));

    Accessible.assertConforms(pdf);
  }

  @Test
  void sheetsOfAnotherLanguageSayWhichOne() throws Exception {
    Document mixed =
        Samples.of(
            "en", List.of(Samples.sheet("ar", Tone.PLUM), Samples.sheet("en", Tone.BLUE)), null);

    Accessible.assertConforms(pdf(mixed));
  }

  @Test
  void theSameDocumentGivesTheSameFile() {
    assertThat(pdf(Samples.document("it"))).isEqualTo(pdf(Samples.document("it")));
  }

  @Test
  void fiftySheetsAreQuick() {
    pdf(Samples.document("it"));
    List<Document> fifty =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(
                number -> {
                  Sheet sheet = Samples.sheet(Samples.LANGUAGES.get(number % 8), Tone.BLUE);
                  return Samples.of(
                      "it",
                      List.of(
                          new Sheet(
                              sheet.language(),
                              sheet.tone(),
                              sheet.kicker(),
                              sheet.title() + " " + number,
                              "n. " + number,
                              sheet.imprint(),
                              sheet.blocks())),
                      null);
                })
            .toList();

    long start = System.nanoTime();
    String pages =
        fifty.stream()
            .map(documents::pdf)
            .map(each -> each.getClass().getSimpleName())
            .distinct()
            .collect(Collectors.joining());
    long milliseconds = (System.nanoTime() - start) / 1_000_000;

    assertThat(pages).isEqualTo("Pdf");
    assertThat(milliseconds).isLessThan(60_000);
  }
}
