package org.capacitymetro.guides;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The checklist of a guide with what a reader ticked and answered, as a file: JSON that another
/// device reads again, CSV for spreadsheets, and plain text. The browser reads the JSON by the same
/// rules (`guides/file.ts`).
@Component
class ChecklistFile {
  /// Says what the file is.
  static final String FORMAT = "capacity-metro-guide";

  static final int VERSION = 1;

  /// Bytes; more than any guide makes.
  static final int MOST_BYTES = 512 * 1024;

  private static final String BOM = "\uFEFF";

  private final JsonMapper json;

  ChecklistFile(JsonMapper json) {
    this.json = json;
  }

  /// Why a file is not taken.
  enum Refusal {
    EMPTY,
    TOO_LARGE,
    BROKEN,
    /// JSON, but not a file of a guide.
    FOREIGN,
    /// Of another guide.
    OTHER_GUIDE,
    /// Written by newer software.
    NEWER;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What a file holds.
  sealed interface Reading {}

  /// @param unknown how many of its items and answers the guide does not have any more
  record Read(Visit visit, int unknown) implements Reading {}

  record Refused(Refusal why) implements Reading {}

  byte[] json(PublishedGuide guide, Visit visit, Page page) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("format", FORMAT);
    data.put("version", VERSION);
    data.put("guide", guide.id().shortForm());
    data.put("title", guide.content().title().in(page.order()));
    data.put("url", page.absolute(page.url(guide.path(page.code()))));
    Map<String, String> answers = new LinkedHashMap<>();
    visit.answers().forEach((question, answer) -> answers.put(question, answer.code()));
    data.put("answers", answers);
    List<Map<String, Object>> items = new ArrayList<>();
    lines(guide, visit, page)
        .forEach(
            line -> {
              Map<String, Object> item = new LinkedHashMap<>();
              item.put("id", line.id());
              item.put("chapter", line.chapter());
              item.put("words", line.words());
              item.put("done", line.done());
              items.add(item);
            });
    data.put("items", items);
    return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(data);
  }

  /// @param chapter its title
  record Line(String id, String chapter, String words, String hint, boolean done) {}

  static Stream<Line> lines(PublishedGuide guide, Visit visit, Page page) {
    return guide.content().chapters().stream()
        .flatMap(
            chapter ->
                chapter.parts().stream()
                    .flatMap(
                        part ->
                            part instanceof GuideContent.Checklist list
                                ? list.items().stream()
                                : Stream.<GuideContent.Item>of())
                    .map(
                        item ->
                            new Line(
                                item.id(),
                                chapter.title().in(page.order()),
                                item.words().in(page.order()),
                                item.hint().in(page.order()),
                                visit.ticks().contains(item.id()))));
  }

  /// Plain text, a box before each item.
  static String text(PublishedGuide guide, Visit visit, Page page) {
    StringBuilder text = new StringBuilder(guide.content().title().in(page.order()));
    text.append("\n").append(page.absolute(page.url(guide.path(page.code())))).append("\n");
    text.append(
            page.t(
                "guides.progress",
                "done",
                visit.ticks().size(),
                "all",
                guide.content().items().size()))
        .append("\n");
    String chapter = "";
    for (Line line : lines(guide, visit, page).toList()) {
      if (!line.chapter().equals(chapter)) {
        chapter = line.chapter();
        text.append("\n").append(chapter).append("\n");
      }
      text.append(line.done() ? "[x] " : "[ ] ").append(line.words()).append("\n");
      if (!line.hint().isEmpty()) {
        text.append("    ").append(line.hint().replace("\n", "\n    ")).append("\n");
      }
    }
    return text.toString();
  }

  /// Reads [#json] again; nothing of the file is trusted, and nothing kept.
  Reading read(byte[] content, PublishedGuide guide) {
    if (content.length == 0) {
      return new Refused(Refusal.EMPTY);
    }
    if (content.length > MOST_BYTES) {
      return new Refused(Refusal.TOO_LARGE);
    }
    JsonNode file;
    try {
      String text = new String(content, StandardCharsets.UTF_8);
      file = json.readTree(text.startsWith(BOM) ? text.substring(1) : text);
    } catch (JacksonException e) {
      return new Refused(Refusal.BROKEN);
    }
    if (!file.path("format").asString("").equals(FORMAT)) {
      return new Refused(Refusal.FOREIGN);
    }
    if (!file.path("guide").asString("").equals(guide.id().shortForm())) {
      return new Refused(Refusal.OTHER_GUIDE);
    }
    return file.path("version").asInt(0) == VERSION
        ? visit(file, guide.content())
        : new Refused(Refusal.NEWER);
  }

  private static Read visit(JsonNode file, GuideContent guide) {
    Set<String> done = new LinkedHashSet<>();
    file.path("items")
        .values()
        .forEach(
            item -> {
              if (item.path("done").asBoolean(false)) {
                done.add(item.path("id").asString(""));
              }
            });
    Map<String, Answer> answers = new LinkedHashMap<>();
    int known = 0;
    for (GuideContent.Question question : guide.questions()) {
      Optional<Answer> answer = Answer.parse(file.path("answers").path(question.id()).asString(""));
      if (answer.isPresent()) {
        answers.put(question.id(), answer.get());
        known++;
      }
    }
    Set<String> ticks = new LinkedHashSet<>();
    guide.items().stream().map(GuideContent.Item::id).filter(done::contains).forEach(ticks::add);
    return new Read(
        new Visit(answers, ticks),
        Math.max(0, done.size() - ticks.size()) + Math.max(0, file.path("answers").size() - known));
  }
}
