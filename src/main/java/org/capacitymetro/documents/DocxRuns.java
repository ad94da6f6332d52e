package org.capacitymetro.documents;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.capacitymetro.documents.Inline.Span;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLanguage;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;

/// Writes words of one language into paragraphs of DOCX. A line from the right is cut into runs by
/// direction, as word processors ask for.
final class DocxRuns {
  private final Language language;

  DocxRuns(Language language) {
    this.language = language;
  }

  boolean rightToLeft() {
    return language.rightToLeft();
  }

  /// Gives a paragraph its style and its direction.
  XWPFParagraph begin(XWPFParagraph paragraph, String style) {
    paragraph.setStyle(style);
    if (language.rightToLeft()) {
      paragraph.getCTP().getPPr().addNewBidi();
    }
    return paragraph;
  }

  void add(XWPFParagraph paragraph, Inline text) {
    for (Span span : text.spans()) {
      Language spoken = span.language() == null ? language : Language.of(span.language());
      DocxRuns own = spoken.equals(language) ? this : new DocxRuns(spoken);
      for (Language.Piece piece : spoken.pieces(span.text())) {
        own.addPiece(paragraph, piece, span);
      }
    }
  }

  void add(XWPFParagraph paragraph, String text) {
    add(paragraph, Inline.plain(text));
  }

  void addStrong(XWPFParagraph paragraph, String text) {
    addPiece(paragraph, new Language.Piece(text, false), new Span(text, true, false, null));
  }

  private void addPiece(XWPFParagraph paragraph, Language.Piece piece, Span look) {
    String text = piece.text();
    if (!language.rightToLeft() || piece.leftToRight()) {
      run(paragraph, text, look, false);
      return;
    }
    int start = 0;
    boolean right = true;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      Boolean strong = strongRight(text.codePointAt(at));
      if (strong != null && strong != right) {
        run(paragraph, text.substring(start, at), look, right);
        start = at;
        right = strong;
      }
    }
    run(paragraph, text.substring(start), look, right);
  }

  /// Null for a sign that goes with its neighbours.
  private static @Nullable Boolean strongRight(int letter) {
    return switch (Character.getDirectionality(letter)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> false;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          true;
      default -> null;
    };
  }

  private void run(XWPFParagraph paragraph, String text, Span look, boolean right) {
    if (text.isEmpty()) {
      return;
    }
    String link = look.link();
    XWPFRun run = link == null ? paragraph.createRun() : paragraph.createHyperlinkRun(link);
    run.setText(text);
    if (link != null) {
      run.setStyle("Hyperlink");
    }
    if (look.strong()) {
      run.setBold(true);
    }
    if (look.emphasis()) {
      run.setItalic(true);
    }
    CTRPr properties = run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
    if (look.strong()) {
      properties.addNewBCs();
    }
    if (right) {
      properties.addNewRtl();
    }
    language(properties);
  }

  private void language(CTRPr properties) {
    CTLanguage spoken = properties.addNewLang();
    if (language.rightToLeft()) {
      spoken.setBidi(language.full());
    } else if (language.tag().equals("zh")) {
      spoken.setEastAsia("zh-" + language.region());
    } else {
      spoken.setVal(language.full());
    }
  }

  /// A name other places of the document can lead to.
  static void mark(XWPFParagraph paragraph, String name, int number) {
    var start = paragraph.getCTP().addNewBookmarkStart();
    start.setName(name);
    start.setId(BigInteger.valueOf(number));
    paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(number));
  }

  /// Words that lead to such a name.
  void addJump(XWPFParagraph paragraph, String text, String name) {
    var link = paragraph.getCTP().addNewHyperlink();
    link.setAnchor(name);
    var run = link.addNewR();
    run.addNewRPr().addNewRStyle().setVal("Hyperlink");
    if (language.rightToLeft()) {
      run.getRPr().addNewRtl();
    }
    language(run.getRPr());
    run.addNewT().setStringValue(text);
  }
}
