package org.capacitymetro.guides;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PracticeState;
import org.capacitymetro.practices.Published;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Markdown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns a guide and what its reader answered and ticked into what its page shows.
@Component
class GuideModel {
  private static final int WORDS_OF_A_SUMMARY = 35;

  private final GuideNames names;

  GuideModel(GuideNames names) {
    this.names = names;
  }

  /// What became of a file that was brought.
  record Brought(String imported, String trouble) {
    static final Brought NOTHING = new Brought("", "");
  }

  /// @param draft whether it is what its editors see and the public does not
  GuideView of(PublishedGuide guide, boolean draft, Visit visit, Brought brought, Page page) {
    GuideContent content = guide.content();
    Map<String, GuideView.Sheet> sheets = sheets(content, page);
    Set<String> first = new HashSet<>();
    content.chapters().stream()
        .flatMap(chapter -> chapter.parts().stream())
        .forEach(
            part -> {
              if (part instanceof GuideContent.SelfAssessment assessment) {
                first.addAll(Recommendation.of(assessment, content, visit.answers()).items());
              }
            });
    List<GuideView.Chapter> chapters = new ArrayList<>();
    for (GuideContent.Chapter chapter : content.chapters()) {
      chapters.add(chapter(chapter, chapters.size() + 1, content, visit, first, sheets, page));
    }
    String address = page.url(guide.path(page.code()));
    return new GuideView(
        guide.id().shortForm(),
        text(content.title(), page),
        text(content.purpose(), page),
        text(content.audience(), page),
        names.keeper(guide.city(), page),
        themes(content, page),
        content.demonstration(),
        notices(guide, draft, page),
        chapters,
        visit.ticks().size(),
        content.items().size(),
        String.join(" ", sheets.keySet()),
        !visit.isEmpty(),
        address,
        draft ? null : address,
        about(guide, page),
        brought.imported(),
        brought.trouble());
  }

  List<GuideView.Theme> themes(GuideContent content, Page page) {
    return content.themes().stream()
        .flatMap(code -> names.theme(code, page).stream())
        .map(theme -> new GuideView.Theme(theme.code(), theme.icon(), theme.name()))
        .toList();
  }

  private static List<String> notices(PublishedGuide guide, boolean draft, Page page) {
    if (draft) {
      return List.of(page.t("guides.notice.draft"));
    }
    return guide.state() == GuideState.ARCHIVED
        ? List.of(page.t("guides.notice.archived"))
        : List.of();
  }

  private List<GuideView.Row> about(PublishedGuide guide, Page page) {
    return List.of(
        new GuideView.Row(page.t("guides.keeper"), names.keeper(guide.city(), page)),
        new GuideView.Row(
            page.t("guides.version"),
            page.t(
                "guides.version.of",
                "version",
                guide.version(),
                "day",
                day(guide.publishedAt(), page))));
  }

  /// The sheets of a guide by the id of their place in it; those that are gone are left out.
  private Map<String, GuideView.Sheet> sheets(GuideContent content, Page page) {
    Map<String, GuideView.Sheet> sheets = new LinkedHashMap<>();
    for (GuideContent.SheetRef ref : content.sheets()) {
      names.sheet(ref.practice()).ifPresent(found -> sheets.put(ref.id(), sheet(ref, found, page)));
    }
    return sheets;
  }

  private static GuideView.Sheet sheet(GuideContent.SheetRef ref, Published found, Page page) {
    LocalizedText summary = found.sheet().text(Passage.SUMMARY);
    GuideView.Text read = text(summary, page);
    return new GuideView.Sheet(
        ref.id(),
        text(found.sheet().title(), page),
        page.url(found.path(page.code())),
        page.t("practices.kind." + found.sheet().kind().code()),
        new GuideView.Text(
            begin(Markdown.plain(read.words())), read.language(), read.older(), read.machine()),
        text(ref.why(), page),
        note(found, page));
  }

  static String note(Published found, Page page) {
    if (found.state() == PracticeState.ARCHIVED) {
      return page.t("guides.sheet.archived");
    }
    return found.state() == PracticeState.RECHECK_DUE ? page.t("guides.sheet.recheck") : "";
  }

  private static String begin(String text) {
    String[] words = text.split("\\s+");
    return words.length <= WORDS_OF_A_SUMMARY
        ? text
        : String.join(" ", List.of(words).subList(0, WORDS_OF_A_SUMMARY)) + "…";
  }

  private static GuideView.Chapter chapter(
      GuideContent.Chapter chapter,
      int number,
      GuideContent content,
      Visit visit,
      Set<String> first,
      Map<String, GuideView.Sheet> sheets,
      Page page) {
    List<String> items =
        chapter.parts().stream()
            .flatMap(
                part ->
                    part instanceof GuideContent.Checklist list
                        ? list.items().stream()
                        : Stream.<GuideContent.Item>of())
            .map(GuideContent.Item::id)
            .toList();
    int done = (int) items.stream().filter(visit.ticks()::contains).count();
    return new GuideView.Chapter(
        chapter.id(),
        number,
        text(chapter.title(), page),
        chapter.parts().stream()
            .map(part -> part(part, content, visit, first, sheets, page))
            .toList(),
        done,
        items.size(),
        items.isEmpty() ? "" : page.t("guides.progress", "done", done, "all", items.size()));
  }

  private static GuideView.Part part(
      GuideContent.Part part,
      GuideContent content,
      Visit visit,
      Set<String> first,
      Map<String, GuideView.Sheet> sheets,
      Page page) {
    String kind = PartKind.of(part).code();
    return switch (part) {
      case GuideContent.Prose prose -> {
        LocalizedText.Reading reading = prose.text().read(page.order());
        yield new GuideView.Part(
            prose.id(),
            kind,
            new GuideView.Text(
                Markdown.html(reading.text()),
                other(reading.language(), page),
                reading.olderThan(),
                reading.machine()),
            List.of(),
            List.of(),
            null,
            List.of());
      }
      case GuideContent.Sheets list ->
          new GuideView.Part(
              list.id(),
              kind,
              null,
              list.sheets().stream()
                  .flatMap(ref -> Stream.ofNullable(sheets.get(ref.id())))
                  .toList(),
              List.of(),
              null,
              List.of());
      case GuideContent.SelfAssessment assessment ->
          new GuideView.Part(
              assessment.id(),
              kind,
              null,
              List.of(),
              assessment.questions().stream()
                  .map(question -> question(question, visit, page))
                  .toList(),
              advice(assessment, content, visit, sheets, page),
              List.of());
      case GuideContent.Checklist list ->
          new GuideView.Part(
              list.id(),
              kind,
              null,
              List.of(),
              List.of(),
              null,
              list.items().stream()
                  .map(
                      item ->
                          new GuideView.Item(
                              item.id(),
                              list.items().indexOf(item),
                              text(item.words(), page),
                              item.hint().isEmpty() ? null : text(item.hint(), page),
                              visit.ticks().contains(item.id()),
                              first.contains(item.id())))
                  .sorted(Comparator.comparing(item -> !item.first()))
                  .toList());
    };
  }

  private static GuideView.Question question(
      GuideContent.Question question, Visit visit, Page page) {
    return new GuideView.Question(
        question.id(),
        text(question.words(), page),
        Stream.of(Answer.values())
            .map(
                answer ->
                    new GuideView.Choice(
                        answer.code(),
                        page.t("guides.answer." + answer.code()),
                        visit.answers().get(question.id()) == answer))
            .toList(),
        question.sheets(),
        question.items());
  }

  private static GuideView.Advice advice(
      GuideContent.SelfAssessment assessment,
      GuideContent content,
      Visit visit,
      Map<String, GuideView.Sheet> sheets,
      Page page) {
    Recommendation found = Recommendation.of(assessment, content, visit.answers());
    List<GuideView.Advised> advised = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (Recommendation.Advised each : found.sheets()) {
      GuideView.Sheet sheet = sheets.get(each.sheet());
      if (sheet != null && there.add(each.sheet())) {
        advised.add(new GuideView.Advised(sheet, true, because(assessment, each, page)));
      }
    }
    assessment.questions().stream()
        .flatMap(question -> question.sheets().stream())
        .filter(there::add)
        .flatMap(id -> Stream.ofNullable(sheets.get(id)))
        .forEach(sheet -> advised.add(new GuideView.Advised(sheet, false, "")));
    Set<String> mine =
        assessment.questions().stream()
            .flatMap(question -> question.items().stream())
            .collect(Collectors.toSet());
    boolean answered =
        assessment.questions().stream()
            .anyMatch(question -> visit.answers().containsKey(question.id()));
    boolean needed = !found.sheets().isEmpty() || !found.items().isEmpty();
    return new GuideView.Advice(
        answered,
        page.t(
            answered
                ? needed ? "guides.advice.needed" : "guides.advice.fine"
                : "guides.advice.none"),
        needed,
        advised,
        content.items().stream()
            .filter(item -> mine.contains(item.id()))
            .map(
                item ->
                    new GuideView.First(
                        item.id(), text(item.words(), page), found.items().contains(item.id())))
            .toList());
  }

  private static String because(
      GuideContent.SelfAssessment assessment, Recommendation.Advised advised, Page page) {
    return assessment.questions().stream()
        .filter(question -> advised.questions().contains(question.id()))
        .map(question -> "«" + question.words().in(page.order()) + "»")
        .collect(page.formats().listing());
  }

  static GuideView.Text text(LocalizedText text, Page page) {
    LocalizedText.Reading reading = text.read(page.order());
    return new GuideView.Text(
        reading.text(), other(reading.language(), page), reading.olderThan(), reading.machine());
  }

  private static @Nullable String other(String language, Page page) {
    return language.equals(page.code()) ? null : language;
  }

  static String day(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE));
  }
}
