package org.capacitymetro.intake;

import java.util.List;
import java.util.stream.IntStream;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The guide for mappers: from a file to the map and back.
@Controller
@ConditionalOnWebApplication
class ImportHelp {
  /// Chapters with how many paragraphs each has: `help.imports.{chapter}` is the heading,
  /// `help.imports.{chapter}.1` the first paragraph.
  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter("start", 2),
          new Chapter("file", 2),
          new Chapter("columns", 5),
          new Chapter("profile", 1),
          new Chapter("trial", 3),
          new Chapter("review", 2),
          new Chapter("undo", 1));

  private final Templates templates;

  ImportHelp(Templates templates) {
    this.templates = templates;
  }

  private record Chapter(String key, int paragraphs) {}

  @GetMapping("/{language}/help/imports")
  ResponseEntity<byte[]> help(Page page) {
    page.titled(page.t("help.imports.title"), page.t("help.imports.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("help.title"), "/help");
    return templates.page(
        "intake/help",
        page,
        new HelpView(CHAPTERS.stream().map(chapter -> chapter(chapter, page)).toList()));
  }

  private static HelpView.Chapter chapter(Chapter chapter, Page page) {
    String key = "help.imports." + chapter.key();
    return new HelpView.Chapter(
        chapter.key(),
        page.t(key),
        IntStream.rangeClosed(1, chapter.paragraphs())
            .mapToObj(number -> page.t(key + "." + number))
            .toList());
  }
}
