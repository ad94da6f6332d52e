package org.capacitymetro.guides;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Document;
import org.capacitymetro.documents.Inline;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Markdown;
import org.springframework.stereotype.Component;

/// Turns a guide into a document with boxes to tick: the same content as its page, in the same
/// order, with what the reader ticked and answered.
@Component
class GuideDocument {
  private final GuideModel model;

  GuideDocument(GuideModel model) {
    this.model = model;
  }

  Document of(PublishedGuide guide, Visit visit, Page page) {
    GuideView view = model.of(guide, false, visit, GuideModel.Brought.NOTHING, page);
    LocalizedText.Reading title = guide.content().title().read(page.order());
    return new Document(
        title.text(),
        title.language(),
        page.t("site.name"),
        LocalDate.ofInstant(guide.publishedAt(), Formats.ZONE),
        view.themes().stream().map(GuideView.Theme::name).toList(),
        null,
        List.of(
            new Document.Sheet(
                title.language(),
                Document.Tone.PLUM,
                page.t("guides.one") + " · " + view.keeper(),
                title.text(),
                null,
                imprint(guide, page),
                blocks(guide, view, page))));
  }

  private static Document.Imprint imprint(PublishedGuide guide, Page page) {
    String address = page.absolute(page.url(Guides.PATH + "/" + guide.id().shortForm()));
    return new Document.Imprint(
        List.of(
            Inline.plain(
                page.t(
                    "guides.version.of",
                    "version",
                    guide.version(),
                    "day",
                    GuideModel.day(guide.publishedAt(), page)))),
        new Document.Link(address, address.replaceFirst("^https?://", "")));
  }

  private static List<Block> blocks(PublishedGuide guide, GuideView view, Page page) {
    List<Block> blocks = new ArrayList<>();
    if (view.demonstration()) {
      blocks.add(caution(page.t("guides.demonstration")));
    }
    view.notices().forEach(notice -> blocks.add(caution(notice)));
    blocks.add(new Block.Lead(Inline.plain(view.purpose().words())));
    blocks.add(
        new Block.Facts(
            List.of(
                fact(page.t("guides.for"), view.audience().words()),
                fact(
                    page.t("guides.themes"),
                    view.themes().stream()
                        .map(GuideView.Theme::name)
                        .collect(Collectors.joining(", "))),
                fact(page.t("guides.keeper"), view.keeper()),
                fact(
                    page.t("guides.done-so-far"),
                    page.t("guides.progress", "done", view.done(), "all", view.all())))));
    for (GuideView.Chapter chapter : view.chapters()) {
      blocks.add(new Block.Heading(1, chapter.number() + ". " + chapter.title().words()));
      GuideContent.Chapter written = guide.content().chapters().get(chapter.number() - 1);
      for (int i = 0; i < chapter.parts().size(); i++) {
        part(blocks, written.parts().get(i), chapter.parts().get(i), page);
      }
    }
    return blocks;
  }

  private static void part(
      List<Block> blocks, GuideContent.Part written, GuideView.Part part, Page page) {
    switch (written) {
      case GuideContent.Prose prose ->
          blocks.addAll(Markdown.blocks(prose.text().in(page.order())));
      case GuideContent.Sheets sheets -> {
        if (!part.sheets().isEmpty()) {
          blocks.add(new Block.Heading(2, page.t("guides.part.sheets")));
          blocks.add(
              new Block.Items(
                  Block.Items.Style.BULLETS,
                  part.sheets().stream().map(sheet -> line(sheet, "", page)).toList()));
        }
      }
      case GuideContent.SelfAssessment assessment -> questions(blocks, part, page);
      case GuideContent.Checklist checklist -> {
        if (!part.items().isEmpty()) {
          blocks.add(new Block.Heading(2, page.t("guides.part.checklist")));
          boxes(blocks, part.items(), page);
        }
      }
    }
  }

  private static void questions(List<Block> blocks, GuideView.Part part, Page page) {
    if (part.questions().isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(2, page.t("guides.part.assessment")));
    blocks.add(
        new Block.Table(
            List.of(Inline.plain(page.t("guides.question")), Inline.plain(page.t("guides.answer"))),
            part.questions().stream()
                .map(
                    question ->
                        List.of(
                            Inline.plain(question.words().words()),
                            Inline.plain(
                                question.choices().stream()
                                    .filter(GuideView.Choice::chosen)
                                    .map(GuideView.Choice::label)
                                    .findFirst()
                                    .orElseGet(() -> toCircle(question)))))
                .toList()));
    GuideView.Advice advice = part.advice();
    if (advice == null || !advice.shown()) {
      return;
    }
    blocks.add(new Block.Heading(2, page.t("guides.advice")));
    blocks.add(new Block.Paragraph(Inline.plain(advice.state())));
    List<Inline> advised =
        advice.sheets().stream()
            .filter(GuideView.Advised::needed)
            .map(each -> line(each.sheet(), each.because(), page))
            .toList();
    if (!advised.isEmpty()) {
      blocks.add(new Block.Items(Block.Items.Style.NUMBERS, advised));
    }
  }

  /// All answers, for a pen.
  private static String toCircle(GuideView.Question question) {
    return question.choices().stream()
        .map(GuideView.Choice::label)
        .collect(Collectors.joining(" / "));
  }

  /// What is done and what is not stand in the order of the page; what is done says so in words
  /// too.
  private static void boxes(List<Block> blocks, List<GuideView.Item> items, Page page) {
    List<Inline> run = new ArrayList<>();
    boolean ticked = false;
    for (GuideView.Item item : items) {
      if (item.ticked() != ticked && !run.isEmpty()) {
        blocks.add(new Block.Items(style(ticked), run));
        run = new ArrayList<>();
      }
      ticked = item.ticked();
      List<Inline.Span> spans = new ArrayList<>();
      spans.add(new Inline.Span(item.words().words(), true, false, null));
      GuideView.Text hint = item.hint();
      if (hint != null) {
        spans.add(new Inline.Span(" " + hint.words(), false, false, null));
      }
      String note = ticked ? page.t("guides.done") : item.first() ? page.t("guides.first") : "";
      if (!note.isEmpty()) {
        spans.add(new Inline.Span(" (" + note + ")", false, true, null));
      }
      run.add(new Inline(spans));
    }
    blocks.add(new Block.Items(style(ticked), run));
  }

  private static Block.Items.Style style(boolean ticked) {
    return ticked ? Block.Items.Style.TICKED : Block.Items.Style.BOXES;
  }

  private static Inline line(GuideView.Sheet sheet, String because, Page page) {
    List<Inline.Span> spans = new ArrayList<>();
    spans.addAll(Inline.link(sheet.title().words(), page.absolute(sheet.href())).spans());
    if (!sheet.note().isEmpty()) {
      spans.add(new Inline.Span(" (" + sheet.note() + ")", false, true, null));
    }
    if (!sheet.why().words().isEmpty()) {
      spans.add(new Inline.Span(". " + sheet.why().words(), false, false, null));
    }
    if (!because.isEmpty()) {
      spans.add(
          new Inline.Span(" " + page.t("guides.because", "questions", because), false, true, null));
    }
    return new Inline(spans);
  }

  private static Block.Fact fact(String label, String value) {
    return new Block.Fact(label, Inline.plain(value));
  }

  private static Block.Note caution(String words) {
    return new Block.Note(Block.Note.Kind.CAUTION, null, List.of(Inline.plain(words)));
  }
}
