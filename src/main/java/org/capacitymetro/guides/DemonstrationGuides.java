package org.capacitymetro.guides;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The guides of a new installation, from `demonstration/guides.json`, made of its fictional
/// sheets. Their pages say so.
@Component
public class DemonstrationGuides {
  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationGuides.class);
  private static final String ACTOR = "demonstration";
  private static final LocalTime NOON = LocalTime.of(12, 0);

  private final Practices practices;
  private final GuideEditors editors;
  private final GuideStore store;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  DemonstrationGuides(
      Practices practices,
      GuideEditors editors,
      GuideStore store,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.practices = practices;
    this.editors = editors;
    this.store = store;
    this.transactions = transactions;
    this.json = json;
  }

  record Words(String it, String en) {
    LocalizedText text() {
      return LocalizedText.ofItalianAndEnglish(it, en);
    }
  }

  /// @param practice the Italian title of the sheet
  record Sheet(String id, String practice, Words why) {}

  record Question(String id, Words words, List<String> sheets, List<String> items) {}

  record Item(String id, Words words, @Nullable Words hint) {}

  /// One of them is given.
  record Part(
      String id,
      @Nullable Words text,
      @Nullable List<Sheet> sheets,
      @Nullable List<Question> questions,
      @Nullable List<Item> items) {}

  record Chapter(String id, Words title, List<Part> parts) {}

  /// @param city null for the whole network
  record Entry(
      @Nullable String city,
      LocalDate published,
      List<String> themes,
      Words title,
      Words purpose,
      Words audience,
      List<Chapter> chapters) {

    GuideContent content(Map<String, UUID> ids) {
      return new GuideContent(
          title.text(),
          purpose.text(),
          audience.text(),
          themes,
          chapters.stream()
              .map(
                  chapter ->
                      new GuideContent.Chapter(
                          chapter.id(),
                          chapter.title().text(),
                          chapter.parts().stream().map(part -> part(part, ids)).toList()))
              .toList(),
          true);
    }

    private static GuideContent.Part part(Part part, Map<String, UUID> ids) {
      if (part.text() != null) {
        return new GuideContent.Prose(part.id(), part.text().text());
      }
      if (part.sheets() != null) {
        return new GuideContent.Sheets(
            part.id(),
            part.sheets().stream()
                .flatMap(
                    sheet ->
                        Stream.ofNullable(ids.get(sheet.practice()))
                            .map(
                                practice ->
                                    new GuideContent.SheetRef(
                                        sheet.id(), practice, sheet.why().text())))
                .toList());
      }
      if (part.questions() != null) {
        return new GuideContent.SelfAssessment(
            part.id(),
            part.questions().stream()
                .map(
                    question ->
                        new GuideContent.Question(
                            question.id(),
                            question.words().text(),
                            question.sheets(),
                            question.items()))
                .toList());
      }
      return new GuideContent.Checklist(
          part.id(),
          Stream.ofNullable(part.items())
              .flatMap(List::stream)
              .map(
                  item ->
                      new GuideContent.Item(
                          item.id(),
                          item.words().text(),
                          item.hint() == null ? LocalizedText.EMPTY : item.hint().text()))
              .toList());
    }
  }

  /// Publishes them all, or none; the demonstration sheets have just been loaded.
  ///
  /// @return how many
  public int load() {
    if (store.generation() > 0) {
      return 0;
    }
    Map<String, UUID> ids = new HashMap<>();
    practices
        .list()
        .forEach(
            published -> {
              if (published.sheet().demonstration()) {
                ids.put(published.sheet().title().in("it"), published.id().value());
              }
            });
    List<Entry> entries = read();
    transactions.executeWithoutResult(
        status ->
            entries.forEach(
                entry ->
                    editors.publishDemonstration(
                        entry.content(ids),
                        entry.city(),
                        ACTOR,
                        entry.published().atTime(NOON).atZone(Formats.ZONE).toInstant())));
    LOG.info("Loaded {} demonstration guides", entries.size());
    return entries.size();
  }

  List<Entry> read() {
    try (InputStream in =
        DemonstrationGuides.class.getResourceAsStream("/demonstration/guides.json")) {
      return List.of(json.readValue(in, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
