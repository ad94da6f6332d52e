package org.capacitymetro.orientation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Document;
import org.capacitymetro.documents.Inline;
import org.capacitymetro.pages.Page;

/// The orientation sheet as a document: what its page shows, in the same order.
final class OrientationDocument {
  private OrientationDocument() {}

  static Document of(OrientationView view, LocalDate today) {
    Page paper = view.paper();
    List<Block> blocks = new ArrayList<>();
    if (!view.note().isBlank()) {
      blocks.add(
          new Block.Note(
              Block.Note.Kind.INFO,
              paper.t("orientation.note-heading"),
              view.note()
                  .strip()
                  .lines()
                  .filter(line -> !line.isBlank())
                  .map(Inline::plain)
                  .toList()));
    }
    for (OrientationView.Item item : view.items()) {
      blocks.add(new Block.Heading(1, item.number() + ". " + item.service().name().text()));
      blocks.addAll(ServicesOnPaper.blocks(item.service(), paper));
    }
    blocks.add(
        new Block.Note(
            Block.Note.Kind.CAUTION, null, List.of(Inline.plain(paper.t("sheet.emergency")))));
    String link = view.link();
    return new Document(
        paper.t("orientation.paper"),
        paper.code(),
        paper.t("site.name"),
        today,
        List.of(),
        null,
        List.of(
            new Document.Sheet(
                paper.code(),
                Document.Tone.BLUE,
                paper.t("site.name"),
                paper.t("orientation.paper"),
                null,
                new Document.Imprint(
                    List.of(
                        Inline.plain(paper.t("orientation.printed", "day", view.printed())),
                        Inline.plain(paper.t("orientation.code", "until", view.until()))),
                    link == null
                        ? null
                        : new Document.Link(
                            link, paper.absolute("").replaceFirst("^https?://", ""))),
                blocks)));
  }
}
