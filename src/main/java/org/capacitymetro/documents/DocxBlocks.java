package org.capacitymetro.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.capacitymetro.documents.Block.Columns;
import org.capacitymetro.documents.Block.Contents;
import org.capacitymetro.documents.Block.Fact;
import org.capacitymetro.documents.Block.Facts;
import org.capacitymetro.documents.Block.Heading;
import org.capacitymetro.documents.Block.Items;
import org.capacitymetro.documents.Block.Lead;
import org.capacitymetro.documents.Block.Note;
import org.capacitymetro.documents.Block.PageBreak;
import org.capacitymetro.documents.Block.Paragraph;
import org.capacitymetro.documents.Block.Picture;
import org.capacitymetro.documents.Block.Table;
import org.jspecify.annotations.Nullable;

/// The blocks of one sheet as DOCX. Columns become one: what one looks for comes after the story.
final class DocxBlocks {
  private static final double TEXT_WIDTH_POINTS = 482;
  private static final double HIGHEST_POINTS = 480;
  private static final int CODE_POINTS = 80;

  private final XWPFDocument file;
  private final XWPFNumbering numbering;
  private final DocxRuns runs;
  private final String name;
  private final List<String> headings = new ArrayList<>();
  private final int number;
  private int level;
  private int marked;

  /// @param name of the sheet, for jumps to its headings
  /// @param number from which its jumps are counted
  DocxBlocks(XWPFDocument file, XWPFNumbering numbering, DocxRuns runs, String name, int number) {
    this.number = number;
    this.file = file;
    this.numbering = numbering;
    this.runs = runs;
    this.name = name;
  }

  void all(List<Block> blocks) {
    gather(blocks);
    blocks.forEach(this::write);
  }

  private void gather(List<Block> blocks) {
    for (Block block : blocks) {
      switch (block) {
        case Heading heading -> headings.add(heading.text());
        case Columns columns -> {
          gather(columns.wide());
          gather(columns.narrow());
        }
        default -> {}
      }
    }
  }

  private XWPFParagraph paragraph(String style) {
    return runs.begin(file.createParagraph(), style);
  }

  private void write(Block block) {
    switch (block) {
      case Heading heading -> heading(heading);
      case Paragraph(Inline text) -> runs.add(paragraph("Normal"), text);
      case Lead(Inline text) -> runs.add(paragraph("Lead"), text);
      case Items items -> items(items);
      case Table table -> table(table);
      case Facts(List<Fact> facts) -> facts.forEach(this::fact);
      case Picture picture -> {
        picture(picture);
        caption(picture.caption());
      }
      case Block.Code(Document.Link link, Inline caption) -> {
        code(link);
        caption(caption);
        runs.add(paragraph("Normal"), Inline.link(link.shown(), link.address()));
      }
      case Note note -> note(note);
      case PageBreak() -> paragraph("Normal").setPageBreak(true);
      case Contents(String title) -> contents(title);
      case Columns columns -> {
        columns.wide().forEach(this::write);
        columns.narrow().forEach(this::write);
      }
    }
  }

  private void heading(Heading heading) {
    level = Math.min(heading.level(), level + 1);
    XWPFParagraph paragraph = paragraph("Heading" + (level + 1));
    DocxRuns.mark(paragraph, name + "-" + marked, number + marked);
    marked++;
    runs.add(paragraph, heading.text());
  }

  private void items(Items items) {
    BigInteger kind =
        BigInteger.valueOf(
            switch (items.style()) {
              case BULLETS -> 0;
              case NUMBERS -> 1;
              case BOXES, TICKED -> 2;
            });
    BigInteger list = numbering.addNum(kind);
    var start = numbering.getNum(list).getCTNum().addNewLvlOverride();
    start.setIlvl(BigInteger.ZERO);
    start.addNewStartOverride().setVal(BigInteger.ONE);
    for (Inline item : items.items()) {
      XWPFParagraph paragraph = paragraph("ListParagraph");
      paragraph.setNumID(list);
      paragraph.setNumILvl(BigInteger.ZERO);
      runs.add(paragraph, item);
    }
  }

  private void table(Table table) {
    int columns = table.header().size();
    XWPFTable written = file.createTable(table.rows().size() + 1, columns);
    var properties = written.getCTTbl().getTblPr();
    if (properties.isSetTblBorders()) {
      properties.unsetTblBorders();
    }
    written.setStyleID("SheetTable");
    written.setWidth("100%");
    var look = properties.isSetTblLook() ? properties.getTblLook() : properties.addNewTblLook();
    look.setFirstRow(true);
    if (runs.rightToLeft()) {
      properties.addNewBidiVisual();
    }
    row(written.getRow(0), table.header());
    written.getRow(0).setRepeatHeader(true);
    for (int i = 0; i < table.rows().size(); i++) {
      row(written.getRow(i + 1), table.rows().get(i));
    }
    paragraph("Normal");
  }

  private void row(XWPFTableRow row, List<Inline> cells) {
    row.setCantSplitRow(true);
    for (int i = 0; i < cells.size(); i++) {
      runs.add(runs.begin(row.getCell(i).getParagraphArray(0), "Normal"), cells.get(i));
    }
  }

  private void fact(Fact fact) {
    XWPFParagraph paragraph = paragraph("Fact");
    runs.addStrong(paragraph, fact.label());
    paragraph.createRun().addBreak();
    runs.add(paragraph, fact.value());
  }

  private void picture(Picture picture) {
    Image image = picture.image();
    if (image.type() == Image.Type.SVG) {
      // Word processors draw no SVG without a second picture: its words stand for it.
      runs.add(paragraph("Caption"), picture.alternative());
      return;
    }
    double width = TEXT_WIDTH_POINTS * picture.width();
    double height = width * image.height() / image.width();
    double shrink = Math.min(1, HIGHEST_POINTS / height);
    place(image, picture.alternative(), width * shrink, height * shrink);
  }

  void code(Document.Link link) {
    place(QrSymbol.of(link.address()).png(), link.shown(), CODE_POINTS, CODE_POINTS);
  }

  private void place(Image image, String alternative, double width, double height) {
    XWPFRun run = paragraph("Normal").createRun();
    boolean png = image.type() == Image.Type.PNG;
    try {
      run.addPicture(
          new ByteArrayInputStream(image.bytes()),
          png ? PictureType.PNG : PictureType.JPEG,
          "picture." + image.extension(),
          Units.toEMU(width),
          Units.toEMU(height));
    } catch (InvalidFormatException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(alternative);
  }

  private void caption(@Nullable Inline caption) {
    if (caption != null) {
      runs.add(paragraph("Caption"), caption);
    }
  }

  private void note(Note note) {
    String style = note.kind() == Note.Kind.CAUTION ? "Caution" : "Note";
    String title = note.title();
    if (title != null && !title.isBlank()) {
      runs.addStrong(paragraph(style), Inline.clean(title));
    }
    note.paragraphs().forEach(text -> runs.add(paragraph(style), text));
  }

  private void contents(@Nullable String title) {
    if (title != null && !title.isBlank()) {
      runs.addStrong(paragraph("Normal"), Inline.clean(title));
    }
    for (int i = 0; i < headings.size(); i++) {
      runs.addJump(paragraph("ListParagraph"), headings.get(i), name + "-" + i);
    }
  }
}
