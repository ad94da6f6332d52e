package org.capacitymetro.guides;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Between a guide and its form. The form shows and changes the Italian words; translations stay,
/// and count as older than their source once it has changed.
@Component
class GuideForm {
  static final int MOST_CHAPTERS = 20;
  static final int MOST_PARTS = 20;
  static final int MOST_ROWS = 40;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String SIGNS = LETTERS + "0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final GuideNames names;

  GuideForm(GuideNames names) {
    this.names = names;
  }

  /// @param content null where something typed cannot be kept
  record Read(@Nullable GuideContent content, List<GuideProblem> problems) {}

  /// An id for a new part.
  static String newId() {
    StringBuilder id = new StringBuilder();
    id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    while (id.length() < 6) {
      id.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return id.toString();
  }

  /// The form of a guide.
  static Fields of(GuideContent guide) {
    Fields form = Fields.NOTHING;
    for (Map.Entry<String, LocalizedText> text : guide.textsByName().entrySet()) {
      form = form.with(text.getKey(), text.getValue().in(GuideContent.LANGUAGE));
    }
    form =
        form.with("themes", guide.themes())
            .with("chapters", ids(guide.chapters(), GuideContent.Chapter::id));
    for (GuideContent.Chapter chapter : guide.chapters()) {
      form = form.with(chapter.id() + ".parts", ids(chapter.parts(), GuideContent.Part::id));
      for (GuideContent.Part part : chapter.parts()) {
        form = with(form.with(part.id() + ".kind", PartKind.of(part).code()), part);
      }
    }
    return form;
  }

  private static Fields with(Fields begun, GuideContent.Part part) {
    String rows = part.id() + ".rows";
    return switch (part) {
      case GuideContent.Prose prose -> begun;
      case GuideContent.Sheets sheets -> {
        Fields form = begun.with(rows, ids(sheets.sheets(), GuideContent.SheetRef::id));
        for (GuideContent.SheetRef ref : sheets.sheets()) {
          form = form.with(ref.id() + ".practice", ref.practice().toString());
        }
        yield form;
      }
      case GuideContent.SelfAssessment assessment -> {
        Fields form = begun.with(rows, ids(assessment.questions(), GuideContent.Question::id));
        for (GuideContent.Question question : assessment.questions()) {
          form =
              form.with(question.id() + ".sheets", question.sheets())
                  .with(question.id() + ".items", question.items());
        }
        yield form;
      }
      case GuideContent.Checklist checklist ->
          begun.with(rows, ids(checklist.items(), GuideContent.Item::id));
    };
  }

  private static <T> List<String> ids(List<T> parts, Function<T, String> id) {
    return parts.stream().map(id).toList();
  }

  /// @param base the version whose translations stay
  Read read(Fields typed, GuideContent base) {
    Reader reader = new Reader(typed, base);
    GuideContent content = reader.content();
    return new Read(reader.problems.isEmpty() ? content : null, reader.problems);
  }

  /// One reading, with the problems met on the way.
  private final class Reader {
    private final Fields typed;
    private final GuideContent base;
    private final Map<String, LocalizedText> texts;
    private final List<GuideProblem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<UUID> practices = new HashSet<>();

    Reader(Fields typed, GuideContent base) {
      this.typed = typed;
      this.base = base;
      this.texts = base.textsByName();
    }

    GuideContent content() {
      if (typed.text("title").isEmpty()) {
        problems.add(GuideProblem.of("title", "missing"));
      }
      LocalizedText title = text("title");
      LocalizedText purpose = text("purpose");
      LocalizedText audience = text("audience");
      List<String> themes = typed.list("themes").stream().filter(names::isTheme).toList();
      List<GuideContent.Chapter> chapters = new ArrayList<>();
      for (String id : parts("chapters", MOST_CHAPTERS)) {
        chapters.add(
            new GuideContent.Chapter(
                id,
                text(id + ".title"),
                parts(id + ".parts", MOST_PARTS).stream()
                    .flatMap(part -> part(part).stream())
                    .toList()));
      }
      return withoutBrokenLinks(
          new GuideContent(title, purpose, audience, themes, chapters, base.demonstration()));
    }

    /// The ids of a list; a foreign or repeated one is left out.
    private List<String> parts(String name, int most) {
      List<String> found =
          typed.list(name).stream()
              .filter(id -> GuideContent.ID.matcher(id).matches() && ids.add(id))
              .toList();
      if (found.size() > most) {
        problems.add(GuideProblem.of(name, "many", "most", most, "typed", found.size()));
      }
      return found;
    }

    private Optional<GuideContent.Part> part(String id) {
      return PartKind.parse(typed.text(id + ".kind"))
          .map(
              kind ->
                  switch (kind) {
                    case TEXT -> new GuideContent.Prose(id, text(id + ".text"));
                    case SHEETS ->
                        new GuideContent.Sheets(
                            id, rows(id).stream().flatMap(row -> sheet(row).stream()).toList());
                    case ASSESSMENT ->
                        new GuideContent.SelfAssessment(
                            id,
                            rows(id).stream()
                                .map(
                                    row ->
                                        new GuideContent.Question(
                                            row,
                                            text(row + ".words"),
                                            typed.list(row + ".sheets"),
                                            typed.list(row + ".items")))
                                .toList());
                    case CHECKLIST ->
                        new GuideContent.Checklist(
                            id,
                            rows(id).stream()
                                .map(
                                    row ->
                                        new GuideContent.Item(
                                            row, text(row + ".words"), text(row + ".hint")))
                                .toList());
                  });
    }

    private List<String> rows(String id) {
      return parts(id + ".rows", MOST_ROWS);
    }

    private Optional<GuideContent.SheetRef> sheet(String id) {
      String practice = typed.text(id + ".practice");
      UUID found;
      try {
        found = UUID.fromString(practice);
      } catch (IllegalArgumentException e) {
        problems.add(GuideProblem.of(id + ".practice", "sheet"));
        return Optional.empty();
      }
      if (!practices.add(found)) {
        problems.add(GuideProblem.of(id + ".practice", "twice"));
      }
      return Optional.of(new GuideContent.SheetRef(id, found, text(id + ".why")));
    }

    private LocalizedText text(String name) {
      String words = typed.text(name);
      TextRule.tooLong(name, words).ifPresent(problems::add);
      return rewritten(texts.getOrDefault(name, LocalizedText.EMPTY), words);
    }
  }

  /// Other words in the language of the source; the translations stay as they are.
  static LocalizedText rewritten(LocalizedText text, String words) {
    if (words.isEmpty() || text.isEmpty()) {
      return LocalizedText.of(GuideContent.LANGUAGE, words);
    }
    return text.with(text.source(), words);
  }

  private static GuideContent withoutBrokenLinks(GuideContent guide) {
    Set<String> sheets = new HashSet<>(ids(guide.sheets(), GuideContent.SheetRef::id));
    Set<String> items = new HashSet<>(ids(guide.items(), GuideContent.Item::id));
    return new GuideContent(
        guide.title(),
        guide.purpose(),
        guide.audience(),
        guide.themes(),
        guide.chapters().stream()
            .map(
                chapter ->
                    new GuideContent.Chapter(
                        chapter.id(),
                        chapter.title(),
                        chapter.parts().stream().map(part -> linked(part, sheets, items)).toList()))
            .toList(),
        guide.demonstration());
  }

  private static GuideContent.Part linked(
      GuideContent.Part part, Set<String> sheets, Set<String> items) {
    return part instanceof GuideContent.SelfAssessment assessment
        ? new GuideContent.SelfAssessment(
            assessment.id(),
            assessment.questions().stream()
                .map(
                    question ->
                        new GuideContent.Question(
                            question.id(),
                            question.words(),
                            question.sheets().stream().filter(sheets::contains).toList(),
                            question.items().stream().filter(items::contains).toList()))
                .toList())
        : part;
  }

  /// What is missing before it is published, in the order of the form.
  static List<GuideProblem> unready(GuideContent guide) {
    List<GuideProblem> problems = new ArrayList<>();
    if (guide.purpose().isEmpty()) {
      problems.add(GuideProblem.of("purpose", "missing"));
    }
    if (guide.audience().isEmpty()) {
      problems.add(GuideProblem.of("audience", "missing"));
    }
    if (guide.themes().isEmpty()) {
      problems.add(GuideProblem.of("themes", "choose"));
    }
    for (GuideContent.Chapter chapter : guide.chapters()) {
      if (chapter.title().isEmpty()) {
        problems.add(GuideProblem.of(chapter.id() + ".title", "missing"));
      }
    }
    guide
        .questions()
        .forEach(
            question -> {
              if (question.words().isEmpty()) {
                problems.add(GuideProblem.of(question.id() + ".words", "missing"));
              }
            });
    guide
        .items()
        .forEach(
            item -> {
              if (item.words().isEmpty()) {
                problems.add(GuideProblem.of(item.id() + ".words", "missing"));
              }
            });
    if (guide.items().isEmpty()) {
      problems.add(GuideProblem.of("chapters", "no-items"));
    }
    return problems;
  }
}
