package org.capacitymetro.practices;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.assessment.JudgedGroup;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Document;
import org.capacitymetro.documents.Image;
import org.capacitymetro.documents.Inline;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.writing.Markdown;
import org.capacitymetro.writing.MarkdownBlocks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns a published sheet into a document: the same content as its page, in the same order.
@Component
public class PracticeDocument {
  private static final Logger LOG = LoggerFactory.getLogger(PracticeDocument.class);

  private final PracticeModel model;
  private final FileStore files;

  PracticeDocument(PracticeModel model, FileStore files) {
    this.model = model;
    this.files = files;
  }

  /// The sheet in the language of the page, with its version, its day and a way back to its page.
  ///
  /// @param page may be one of [Page#onPaper]
  public Document of(Published published, Page page) {
    PracticeView view = model.of(published, false, published.version(), page);
    return new Document(
        view.title().words(),
        page.code(),
        page.t("site.name"),
        LocalDate.ofInstant(published.publishedAt(), Formats.ZONE),
        view.keywords(),
        null,
        List.of(sheet(published, view, page)));
  }

  /// The same as a part of a document with several.
  public Document.Sheet sheet(Published published, Page page) {
    return sheet(published, model.of(published, false, published.version(), page), page);
  }

  private Document.Sheet sheet(Published published, PracticeView view, Page page) {
    return new Document.Sheet(
        page.code(),
        view.micro() ? Document.Tone.GREEN : Document.Tone.BLUE,
        Stream.concat(
                Stream.of(view.kind()), view.sectors().stream().map(PracticeView.Sector::name))
            .collect(Collectors.joining(" · ")),
        view.title().words(),
        null,
        imprint(published, view, page),
        blocks(published.sheet(), view, page));
  }

  /// What the foot of each page says. The code asks with the version on this paper.
  private static Document.Imprint imprint(Published published, PracticeView view, Page page) {
    String address = page.absolute(page.url(PracticePages.PATH + "/" + published.id().shortForm()));
    return new Document.Imprint(
        List.of(
            Inline.plain(
                page.t("practices.version")
                    + " "
                    + page.t(
                        "practices.version.of",
                        "version",
                        published.version(),
                        "day",
                        PracticeModel.day(published.publishedAt(), page))),
            Inline.plain(view.licence().label()),
            Inline.plain(page.t("practices.paper.newer"))),
        new Document.Link(
            address + "?" + PracticePages.HELD + "=" + published.version(),
            address.replaceFirst("^https?://", "")));
  }

  private List<Block> blocks(Sheet sheet, PracticeView view, Page page) {
    List<Block> blocks = new ArrayList<>();
    if (view.demonstration()) {
      blocks.add(caution(page.t("practices.demonstration")));
    }
    view.notices().forEach(notice -> blocks.add(caution(notice.words())));
    PracticeView.Text summary = PracticeModel.text(sheet.text(Passage.SUMMARY), page);
    spoken(summary.words(), summary.language())
        .forEach(
            block ->
                blocks.add(
                    block instanceof Block.Paragraph paragraph
                        ? new Block.Lead(paragraph.text())
                        : block));
    said(blocks, summary.language(), page);
    blocks.add(facts(view.beside()));
    list(
        blocks,
        page.t("practices.field.services"),
        view.services().stream()
            .map(
                service ->
                    line(
                        MarkdownBlocks.link(service.name().words(), page.absolute(service.href()))
                            .in(service.name().language()),
                        Inline.plain(" – " + service.role()),
                        Inline.plain(service.note().isEmpty() ? "" : ". " + service.note())))
            .toList());
    sheet.pictures().forEach(picture -> picture(picture, page).ifPresent(blocks::add));
    view.first().forEach(section -> section(blocks, section, page));
    costs(blocks, view, page);
    list(
        blocks,
        page.t("practices.field.results"),
        view.results().stream()
            .map(
                result ->
                    line(
                        strong(result.figure().isEmpty() ? "" : result.figure() + " "),
                        words(result.what()),
                        Inline.plain(". "),
                        Inline.plain(page.t("practices.source", "source", result.source()))))
            .toList());
    view.later().forEach(section -> section(blocks, section, page));
    list(
        blocks,
        page.t("practices.field.attachments"),
        Stream.concat(view.attachments().stream(), view.videos().stream())
            .map(
                file ->
                    line(
                        MarkdownBlocks.link(file.title().words(), page.absolute(file.href()))
                            .in(file.title().language()),
                        Inline.plain(" (" + file.about() + ")")))
            .toList());
    contact(blocks, view, page);
    peers(blocks, view, page);
    blocks.add(new Block.Heading(1, page.t("practices.section.about")));
    List<PracticeView.Row> about = new ArrayList<>(view.about());
    TrialsView trials = view.trials();
    if (trials != null) {
      about.add(new PracticeView.Row(page.t("practices.trials"), trials.line()));
    }
    if (!view.keywords().isEmpty()) {
      about.add(
          new PracticeView.Row(page.t("practices.keywords"), String.join(", ", view.keywords())));
    }
    blocks.add(facts(about));
    return blocks;
  }

  private static void section(List<Block> blocks, PracticeView.Section section, Page page) {
    blocks.add(new Block.Heading(1, section.heading()));
    for (PracticeView.Part part : section.parts()) {
      if (!part.heading().isEmpty()) {
        blocks.add(new Block.Heading(2, part.heading()));
      }
      blocks.addAll(spoken(part.typed(), part.language()));
      said(blocks, part.language(), page);
      if (part.older() != null) {
        blocks.add(new Block.Paragraph(Inline.plain(page.older(part.older()))));
      }
      if (part.machine()) {
        blocks.add(new Block.Paragraph(Inline.plain(page.t("service.machine"))));
      }
    }
  }

  private static void peers(List<Block> blocks, PracticeView view, Page page) {
    PracticeView.Peers peers = view.peers();
    if (peers == null) {
      return;
    }
    blocks.add(new Block.Heading(1, page.t("practices.peers")));
    blocks.add(new Block.Paragraph(Inline.plain(peers.lead())));
    if (!peers.older().isEmpty()) {
      blocks.add(new Block.Paragraph(Inline.plain(peers.older())));
    }
    for (JudgedGroup group : peers.groups()) {
      blocks.add(new Block.Heading(2, group.heading()));
      for (JudgedGroup.Row row : group.rows()) {
        blocks.add(new Block.Paragraph(strong(row.criterion() + ": " + row.outcome())));
        blocks.add(
            new Block.Items(
                Block.Items.Style.BULLETS,
                row.answers().stream()
                    .map(
                        answer ->
                            line(
                                Inline.plain(answer.who() + ": " + answer.answer() + ". "),
                                Inline.plain(answer.reason()).in(answer.language())))
                    .toList()));
      }
    }
    PracticeView.Text answer = peers.answer();
    if (answer != null) {
      blocks.add(new Block.Heading(2, page.t("practices.peers.answer")));
      blocks.add(new Block.Paragraph(words(answer)));
    }
  }

  private static void costs(List<Block> blocks, PracticeView view, Page page) {
    if (view.costs().isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(1, page.t("practices.field.resources")));
    blocks.add(
        new Block.Table(
            Stream.of("what", "amount", "year")
                .map(column -> Inline.plain(page.t("practices.field.resources." + column)))
                .toList(),
            view.costs().stream()
                .map(
                    cost ->
                        List.of(
                            words(cost.what()),
                            Inline.plain((cost.amount() + " " + cost.unit()).strip()),
                            Inline.plain(cost.year())))
                .toList()));
  }

  private static void contact(List<Block> blocks, PracticeView view, Page page) {
    List<Inline> lines = new ArrayList<>();
    if (view.contactRole() != null) {
      lines.add(words(view.contactRole()));
    }
    Stream.of(Optional.ofNullable(view.mail()), Optional.ofNullable(view.website()))
        .flatMap(Optional::stream)
        .forEach(link -> lines.add(MarkdownBlocks.link(link.label(), link.href())));
    if (!lines.isEmpty()) {
      blocks.add(new Block.Heading(1, page.t("practices.section.contact")));
      lines.forEach(text -> blocks.add(new Block.Paragraph(text)));
    }
  }

  private static void list(List<Block> blocks, String heading, List<Inline> items) {
    if (!items.isEmpty()) {
      blocks.add(new Block.Heading(1, heading));
      blocks.add(new Block.Items(Block.Items.Style.BULLETS, items));
    }
  }

  /// A picture whose file cannot be read is left out: the words are worth having without it.
  private Optional<Block> picture(Sheet.Picture picture, Page page) {
    Optional<StoredFile> file = files.find(picture.hash());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Block.Picture(
              Image.of(Files.readAllBytes(files.path(file.get()))),
              picture.alt().in(page.order()),
              picture.caption().isEmpty()
                  ? null
                  : words(PracticeModel.text(picture.caption(), page)),
              1));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The picture {} is not in the document: {}", picture.hash(), e.toString());
      return Optional.empty();
    }
  }

  private static Block.Note caution(String words) {
    return new Block.Note(Block.Note.Kind.CAUTION, null, List.of(Inline.plain(words)));
  }

  private static Block.Facts facts(List<PracticeView.Row> rows) {
    return new Block.Facts(
        rows.stream().map(row -> new Block.Fact(row.label(), words(row.value()))).toList());
  }

  private static Inline words(PracticeView.Text text) {
    return Inline.plain(text.words()).in(text.language());
  }

  /// A text with the signs of Markdown, told to be in a language; null for that of the sheet.
  private static List<Block> spoken(String text, @Nullable String language) {
    return Markdown.blocks(text).stream()
        .map(
            block ->
                switch (block) {
                  case Block.Paragraph(Inline words) -> new Block.Paragraph(words.in(language));
                  case Block.Items(Block.Items.Style style, List<Inline> items) ->
                      new Block.Items(
                          style, items.stream().map(item -> item.in(language)).toList());
                  case Block.Note(Block.Note.Kind kind, String title, List<Inline> paragraphs) ->
                      new Block.Note(
                          kind, title, paragraphs.stream().map(part -> part.in(language)).toList());
                  default -> block;
                })
        .toList();
  }

  /// Says of a text that is not in the language of the sheet in which it is.
  private static void said(List<Block> blocks, @Nullable String language, Page page) {
    if (language != null) {
      blocks.add(
          new Block.Paragraph(
              new Inline(
                  List.of(
                      new Inline.Span(
                          "("
                              + page.t(
                                  "paper.text-in",
                                  "language",
                                  page.formats().languageName(language))
                              + ")",
                          false,
                          true,
                          null)))));
    }
  }

  private static Inline strong(String words) {
    return new Inline(List.of(new Inline.Span(words, true, false, null)));
  }

  private static Inline line(Inline... parts) {
    return new Inline(
        Stream.of(parts)
            .flatMap(part -> part.spans().stream())
            .filter(span -> !span.text().isEmpty())
            .toList());
  }
}
