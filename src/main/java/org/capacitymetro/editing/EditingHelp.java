package org.capacitymetro.editing;

import java.util.List;
import java.util.stream.IntStream;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The guide for people who keep the records.
@Controller
class EditingHelp {
  /// Chapters with how many paragraphs each has: `help.editing.{chapter}` is the heading,
  /// `help.editing.{chapter}.1` the first paragraph.
  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter("start", 3),
          new Chapter("write", 4),
          new Chapter("hours", 4),
          new Chapter("place", 3),
          new Chapter("languages", 3),
          new Chapter("lost", 3),
          new Chapter("two", 2),
          new Chapter("same", 3),
          new Chapter("true", 4),
          new Chapter("end", 2),
          new Chapter("keys", 2));

  private final Templates templates;

  EditingHelp(Templates templates) {
    this.templates = templates;
  }

  /// @param key of the heading, the anchor of the chapter
  private record Chapter(String key, int paragraphs) {}

  @GetMapping("/{language}/help/editing")
  ResponseEntity<byte[]> help(Page page) {
    page.titled(page.t("help.editing.title"), page.t("help.editing.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("help.title"), "/help");
    return templates.page(
        "editing/help",
        page,
        new HelpView(CHAPTERS.stream().map(chapter -> chapter(chapter, page)).toList()));
  }

  private static HelpView.Chapter chapter(Chapter chapter, Page page) {
    String key = "help.editing." + chapter.key();
    return new HelpView.Chapter(
        chapter.key(),
        page.t(key),
        IntStream.rangeClosed(1, chapter.paragraphs())
            .mapToObj(number -> page.t(key + "." + number))
            .toList());
  }
}
