package org.capacitymetro.guides;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Wording;

/// What one version of a guide says. Every part has an id of its own that stays when the part is
/// moved or changed: browsers keep ticks by it, and two versions are compared by it.
///
/// @param themes codes of first-level sectors and of [CrossTheme]
/// @param demonstration whether its bodies are invented
public record GuideContent(
    LocalizedText title,
    LocalizedText purpose,
    LocalizedText audience,
    List<String> themes,
    List<Chapter> chapters,
    boolean demonstration)
    implements Wording<GuideContent> {
  /// The language guides are written in.
  static final String LANGUAGE = "it";

  /// Ids of parts.
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{5}");

  public GuideContent {
    themes = List.copyOf(themes);
    chapters = List.copyOf(chapters);
  }

  static GuideContent begin(LocalizedText title) {
    return new GuideContent(
        title, LocalizedText.EMPTY, LocalizedText.EMPTY, List.of(), List.of(), false);
  }

  /// A chapter, read in order.
  public record Chapter(String id, LocalizedText title, List<Part> parts) {
    public Chapter {
      parts = List.copyOf(parts);
    }
  }

  /// What stands in a chapter.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Prose.class, name = "text"),
    @JsonSubTypes.Type(value = Sheets.class, name = "sheets"),
    @JsonSubTypes.Type(value = SelfAssessment.class, name = "assessment"),
    @JsonSubTypes.Type(value = Checklist.class, name = "checklist")
  })
  public sealed interface Part {
    String id();
  }

  /// @param text Markdown
  public record Prose(String id, LocalizedText text) implements Part {}

  public record Sheets(String id, List<SheetRef> sheets) implements Part {
    public Sheets {
      sheets = List.copyOf(sheets);
    }
  }

  /// @param practice id of the sheet
  /// @param why one sentence
  public record SheetRef(String id, UUID practice, LocalizedText why) {}

  public record SelfAssessment(String id, List<Question> questions) implements Part {
    public SelfAssessment {
      questions = List.copyOf(questions);
    }
  }

  /// A question that is answered with an [Answer].
  ///
  /// @param sheets ids of the [SheetRef]s of this guide that help those who answer no
  /// @param items ids of the [Item]s of this guide to begin with then
  public record Question(String id, LocalizedText words, List<String> sheets, List<String> items) {
    public Question {
      sheets = List.copyOf(sheets);
      items = List.copyOf(items);
    }
  }

  public record Checklist(String id, List<Item> items) implements Part {
    public Checklist {
      items = List.copyOf(items);
    }
  }

  public record Item(String id, LocalizedText words, LocalizedText hint) {}

  private <P extends Part> Stream<P> parts(Class<P> kind) {
    return chapters.stream()
        .flatMap(chapter -> chapter.parts().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  @JsonIgnore
  public List<SheetRef> sheets() {
    return parts(Sheets.class).flatMap(part -> part.sheets().stream()).toList();
  }

  @JsonIgnore
  public List<Question> questions() {
    return parts(SelfAssessment.class).flatMap(part -> part.questions().stream()).toList();
  }

  @JsonIgnore
  public List<Item> items() {
    return parts(Checklist.class).flatMap(part -> part.items().stream()).toList();
  }

  /// Texts are named `title`, `{id of the part}.words`.
  @Override
  public GuideContent withTexts(Change change) {
    return new GuideContent(
        change.of("title", title),
        change.of("purpose", purpose),
        change.of("audience", audience),
        themes,
        chapters.stream()
            .map(
                chapter ->
                    new Chapter(
                        chapter.id(),
                        change.of(chapter.id() + ".title", chapter.title()),
                        chapter.parts().stream().map(part -> changed(part, change)).toList()))
            .toList(),
        demonstration);
  }

  private static Part changed(Part part, Change change) {
    return switch (part) {
      case Prose prose -> new Prose(prose.id(), change.of(prose.id() + ".text", prose.text()));
      case Sheets sheets ->
          new Sheets(
              sheets.id(),
              sheets.sheets().stream()
                  .map(
                      ref ->
                          new SheetRef(
                              ref.id(), ref.practice(), change.of(ref.id() + ".why", ref.why())))
                  .toList());
      case SelfAssessment assessment ->
          new SelfAssessment(
              assessment.id(),
              assessment.questions().stream()
                  .map(
                      question ->
                          new Question(
                              question.id(),
                              change.of(question.id() + ".words", question.words()),
                              question.sheets(),
                              question.items()))
                  .toList());
      case Checklist checklist ->
          new Checklist(
              checklist.id(),
              checklist.items().stream()
                  .map(
                      item ->
                          new Item(
                              item.id(),
                              change.of(item.id() + ".words", item.words()),
                              change.of(item.id() + ".hint", item.hint())))
                  .toList());
    };
  }
}
