package org.capacitymetro.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.capacitymetro.documents.Document.Cover;
import org.capacitymetro.documents.Document.Sheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocDefaults;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLanguage;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/// A document as DOCX: whole, and its sheets one after the other.
final class DocxWriter {
  private final XWPFDocument file;
  private final XWPFNumbering numbering;

  private DocxWriter(XWPFDocument file, XWPFNumbering numbering) {
    this.file = file;
    this.numbering = numbering;
  }

  static byte[] write(Document document) {
    try (XWPFDocument file = new XWPFDocument()) {
      StylesDocument styles = StylesDocument.Factory.parse(resource("docx-styles.xml"));
      language(styles.getStyles().getDocDefaults(), Language.of(document.language()));
      file.createStyles().setStyles(styles.getStyles());
      XWPFNumbering numbering = file.createNumbering();
      numbering.setNumbering(
          NumberingDocument.Factory.parse(resource("docx-numbering.xml")).getNumbering());
      new DocxWriter(file, numbering).all(document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      file.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream input = DocxWriter.class.getResourceAsStream("/documents/" + name);
    if (input == null) {
      throw new IOException(name + " is missing");
    }
    return input;
  }

  private static void language(CTDocDefaults defaults, Language language) {
    CTLanguage spoken = defaults.getRPrDefault().getRPr().addNewLang();
    if (language.rightToLeft()) {
      spoken.setBidi(language.full());
    } else {
      spoken.setVal(language.full());
      spoken.setEastAsia(language.full());
    }
  }

  private void all(Document document) {
    properties(document);
    Language language = Language.of(document.language());
    page(language);
    Cover cover = document.cover();
    if (cover != null) {
      cover(document, cover, new DocxRuns(language));
    }
    for (int i = 0; i < document.sheets().size(); i++) {
      sheet(document.sheets().get(i), i, i > 0 || cover != null);
    }
  }

  private void properties(Document document) {
    POIXMLProperties.CoreProperties core = file.getProperties().getCoreProperties();
    core.setTitle(document.title());
    core.setCreator(document.publisher());
    core.setKeywords(String.join(", ", document.keywords()));
    core.setCreated(
        Optional.of(Date.from(document.date().atStartOfDay(ZoneOffset.UTC).toInstant())));
    core.getUnderlyingProperties().setLanguageProperty(document.language());
  }

  /// A4, and the number of the page at its foot.
  private void page(Language language) {
    CTSectPr section = file.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(11906);
    size.setH(16838);
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(1134);
    margins.setBottom(1134);
    margins.setLeft(1134);
    margins.setRight(1134);
    margins.setFooter(567);
    margins.setHeader(567);
    margins.setGutter(0);
    if (language.rightToLeft()) {
      section.addNewBidi();
    }
    XWPFParagraph foot = file.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    foot.setStyle("Footer");
    foot.getCTP().addNewFldSimple().setInstr("PAGE");
  }

  private void cover(Document document, Cover cover, DocxRuns runs) {
    words(runs, "Kicker", cover.kicker());
    words(runs, "Title", document.title());
    words(runs, "Subtitle", cover.subtitle());
    words(runs, "Heading1", cover.contents());
    for (int i = 0; i < document.sheets().size(); i++) {
      runs.addJump(
          runs.begin(file.createParagraph(), "ListParagraph"),
          document.sheets().get(i).title(),
          "sheet-" + i);
    }
    imprint(runs, cover.imprint(), new DocxBlocks(file, numbering, runs, "cover", 0));
  }

  /// Numbers of the marks of a sheet begin here.
  private static int first(int index) {
    return (index + 1) * 10_000;
  }

  private void sheet(Sheet sheet, int index, boolean newPage) {
    DocxRuns runs = new DocxRuns(Language.of(sheet.language()));
    XWPFParagraph kicker = words(runs, "Kicker", sheet.kicker());
    XWPFParagraph title = runs.begin(file.createParagraph(), "Heading1");
    DocxRuns.mark(title, "sheet-" + index, first(index));
    runs.add(title, sheet.title());
    (kicker == null ? title : kicker).setPageBreak(newPage);
    words(runs, "Subtitle", sheet.subtitle());
    DocxBlocks blocks = new DocxBlocks(file, numbering, runs, "sheet-" + index, first(index) + 1);
    blocks.all(sheet.blocks());
    imprint(runs, sheet.imprint(), blocks);
  }

  private @Nullable XWPFParagraph words(DocxRuns runs, String style, @Nullable String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    XWPFParagraph paragraph = runs.begin(file.createParagraph(), style);
    runs.add(paragraph, words);
    return paragraph;
  }

  private void imprint(DocxRuns runs, Document.@Nullable Imprint imprint, DocxBlocks blocks) {
    if (imprint == null) {
      return;
    }
    Document.Link link = imprint.link();
    if (link != null) {
      blocks.code(link);
    }
    imprint.lines().forEach(line -> runs.add(runs.begin(file.createParagraph(), "Imprint"), line));
    if (link != null) {
      runs.add(
          runs.begin(file.createParagraph(), "Imprint"), Inline.link(link.shown(), link.address()));
    }
  }
}
