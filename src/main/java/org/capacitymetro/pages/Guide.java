package org.capacitymetro.pages;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A guide in chapters, whose words are in the message bundles: `title` and `lead`, for each
/// chapter its heading `{chapter}` and the paragraphs `{chapter}.1`, `{chapter}.2` and so on, all
/// after one prefix.
public record Guide(String lead, List<Chapter> chapters) {

  /// @param id anchor of the chapter
  public record Chapter(String id, String heading, List<String> paragraphs) {}

  /// The guide in the language of the page, which gets its title and its place under the help.
  ///
  /// @param prefix of its messages, e.g. `help.imports.`
  public static Guide on(Page page, String prefix, String... chapters) {
    String lead = page.t(prefix + "lead");
    page.titled(page.t(prefix + "title"), lead)
        .under(page.t("crumb.home"), "")
        .under(page.t("help.title"), "/help");
    return new Guide(
        lead, Stream.of(chapters).map(id -> chapter(page.words(), prefix, id)).toList());
  }

  private static Chapter chapter(Messages words, String prefix, String id) {
    String heading = prefix + id;
    return new Chapter(
        id,
        words.get(heading),
        IntStream.iterate(1, number -> words.has(heading + "." + number), number -> number + 1)
            .mapToObj(number -> words.get(heading + "." + number))
            .toList());
  }
}
