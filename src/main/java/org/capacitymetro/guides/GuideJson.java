package org.capacitymetro.guides;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Published;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A guide for machines: every text with all its languages, ids and addresses of sheets.
@Component
class GuideJson {
  private final JsonMapper json;
  private final GuideNames names;

  GuideJson(JsonMapper json, GuideNames names) {
    this.json = json;
    this.names = names;
  }

  byte[] of(PublishedGuide guide, Page page) {
    GuideContent content = guide.content();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", guide.id().shortForm());
    data.put("url", page.absolute(page.url(guide.path(page.code()))));
    data.put("state", guide.state().code());
    data.put("city", Optional.ofNullable(guide.city()).orElse("network"));
    data.put("version", guide.version());
    data.put("published", guide.publishedAt());
    data.put("demonstration", content.demonstration());
    data.put("language", GuideContent.LANGUAGE);
    data.put("title", words(content.title()));
    data.put("purpose", words(content.purpose()));
    data.put("audience", words(content.audience()));
    data.put("themes", content.themes());
    data.put(
        "chapters",
        content.chapters().stream()
            .map(
                chapter ->
                    Map.of(
                        "id",
                        chapter.id(),
                        "title",
                        words(chapter.title()),
                        "parts",
                        chapter.parts().stream().map(part -> part(part, page)).toList()))
            .toList());
    return json.writeValueAsBytes(data);
  }

  private static Map<String, LocalizedText.Entry> words(LocalizedText text) {
    return text.withoutAuthors().texts();
  }

  private Map<String, Object> part(GuideContent.Part part, Page page) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", part.id());
    data.put("kind", PartKind.of(part).code());
    switch (part) {
      case GuideContent.Prose prose -> data.put("text", words(prose.text()));
      case GuideContent.Sheets sheets ->
          data.put("sheets", sheets.sheets().stream().flatMap(ref -> sheet(ref, page)).toList());
      case GuideContent.SelfAssessment assessment ->
          data.put(
              "questions",
              assessment.questions().stream()
                  .map(
                      question ->
                          Map.of(
                              "id",
                              question.id(),
                              "words",
                              words(question.words()),
                              "answers",
                              Stream.of(Answer.values()).map(Answer::code).toList(),
                              "sheets",
                              question.sheets(),
                              "items",
                              question.items()))
                  .toList());
      case GuideContent.Checklist checklist ->
          data.put(
              "items",
              checklist.items().stream()
                  .map(
                      item ->
                          Map.of(
                              "id",
                              item.id(),
                              "words",
                              words(item.words()),
                              "hint",
                              words(item.hint())))
                  .toList());
    }
    return data;
  }

  private Stream<Map<String, Object>> sheet(GuideContent.SheetRef ref, Page page) {
    return names.sheet(ref.practice()).stream()
        .map(
            (Published found) ->
                Map.<String, Object>of(
                    "id",
                    ref.id(),
                    "practice",
                    found.id().shortForm(),
                    "title",
                    words(found.sheet().title()),
                    "url",
                    page.absolute(page.url(found.path(page.code()))),
                    "state",
                    found.state().code(),
                    "why",
                    words(ref.why())));
  }
}
