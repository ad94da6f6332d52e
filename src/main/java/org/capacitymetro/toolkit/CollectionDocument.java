package org.capacitymetro.toolkit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Document;
import org.capacitymetro.documents.Inline;
import org.capacitymetro.orientation.ServicesOnPaper;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.PracticeDocument;
import org.springframework.stereotype.Component;

/// A collection as one document: cover, contents, each sheet on a page of its own, the services
/// behind them.
@Component
class CollectionDocument {
  /// A code that holds more cannot be read from paper by a cheap telephone.
  private static final int LONGEST_CODE = 400;

  private final PracticeDocument sheets;
  private final Clock clock;

  CollectionDocument(PracticeDocument sheets, Clock clock) {
    this.sheets = sheets;
    this.clock = clock;
  }

  /// @param note words for the cover, which are kept nowhere
  Document of(Collection collection, String title, String note) {
    Page paper = collection.paper();
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    List<Document.Sheet> parts = new ArrayList<>();
    collection.sheets().forEach(published -> parts.add(sheets.sheet(published, paper)));
    if (!collection.services().isEmpty()) {
      parts.add(services(collection));
    }
    String address = paper.absolute(collection.href());
    return new Document(
        collection.titled(title),
        paper.code(),
        paper.t("site.name"),
        today,
        List.of(),
        new Document.Cover(
            paper.t("site.name"),
            note.isBlank() ? null : note.strip(),
            paper.t("toolkit.paper.contents"),
            Document.Tone.BLUE,
            new Document.Imprint(
                List.of(
                    Inline.plain(
                        paper.t("orientation.printed", "day", paper.formats().date(today)))),
                address.length() > LONGEST_CODE
                    ? null
                    : new Document.Link(
                        address, paper.absolute("").replaceFirst("^https?://", "")))),
        parts);
  }

  private static Document.Sheet services(Collection collection) {
    Page paper = collection.paper();
    List<Block> blocks = new ArrayList<>();
    for (Collection.Service service : collection.services()) {
      blocks.add(new Block.Heading(1, service.shown().name().text()));
      blocks.addAll(ServicesOnPaper.blocks(service.shown(), paper));
    }
    return new Document.Sheet(
        paper.code(),
        Document.Tone.PLUM,
        paper.t("site.name"),
        paper.t("toolkit.paper.services"),
        null,
        null,
        blocks);
  }
}
