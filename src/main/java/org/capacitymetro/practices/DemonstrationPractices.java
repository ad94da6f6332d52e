package org.capacitymetro.practices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Criterion;
import org.capacitymetro.assessment.Degree;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.assessment.Mark;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The fictional sheets that hang on the fictional services of a new installation, from
/// `demonstration/practices.json`. Their bodies and figures are invented and every page says so.
@Component
public class DemonstrationPractices {
  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationPractices.class);
  private static final String ACTOR = "demonstration";
  private static final LocalTime NOON = LocalTime.of(12, 0);

  private final Directory directory;
  private final Authors authors;
  private final PracticeStore store;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  DemonstrationPractices(
      Directory directory,
      Authors authors,
      PracticeStore store,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.directory = directory;
    this.authors = authors;
    this.store = store;
    this.transactions = transactions;
    this.json = json;
  }

  /// @param texts by language, the Italian one among them: the others are made from it
  record Words(@JsonValue Map<String, String> texts) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Words {
      texts = Map.copyOf(texts);
    }

    LocalizedText text() {
      LocalizedText text = LocalizedText.of("it", Objects.requireNonNull(texts.get("it")));
      for (Map.Entry<String, String> translation : texts.entrySet()) {
        text = text.with(translation.getKey(), translation.getValue());
      }
      return text;
    }
  }

  record Linked(String service, Sheet.Role role) {}

  record Resource(
      Words what, @Nullable BigDecimal amount, Sheet.Unit unit, @Nullable Integer year) {}

  record Result(Words what, String figure, String source, @Nullable Integer year) {}

  /// @param why null where no reason was needed
  record Answer(Degree degree, @Nullable Words why) {}

  record Opinion(String role, Map<Criterion, Answer> answers) {
    Assessment.Opinion opinion() {
      Map<Criterion, Mark> marks = new EnumMap<>(Criterion.class);
      answers.forEach(
          (criterion, answer) ->
              marks.put(
                  criterion,
                  new Mark(
                      answer.degree(),
                      answer.why() == null ? LocalizedText.EMPTY : answer.why().text())));
      return new Assessment.Opinion(role, marks);
    }
  }

  /// What invented peers said of an invented practice.
  record Peers(List<Opinion> opinions, Words answer) {
    Assessment assessment(Instant at) {
      return new Assessment(1, at, opinions.stream().map(Opinion::opinion).toList(), answer.text());
    }
  }

  /// @param services by their ids in the files of the demonstration
  /// @param peers null for a sheet that nobody judged
  record Entry(
      String city,
      PracticeKind kind,
      Evidence evidence,
      LocalDate published,
      List<Linked> services,
      List<String> cities,
      List<String> sectors,
      List<String> targets,
      Sheet.Running state,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      Sheet.Money money,
      List<Resource> resources,
      List<Result> results,
      Map<Passage, Words> texts,
      String mail,
      List<String> keywords,
      @Nullable Peers peers) {

    Sheet sheet(Map<String, UUID> ids) {
      Map<Passage, LocalizedText> words = new EnumMap<>(Passage.class);
      texts.forEach((passage, text) -> words.put(passage, text.text()));
      return new Sheet(
          kind,
          "it",
          words,
          services.stream()
              .flatMap(
                  link ->
                      Stream.ofNullable(ids.get(link.service()))
                          .map(id -> new Sheet.ServiceLink(id, link.role())))
              .toList(),
          cities,
          sectors,
          targets,
          new Sheet.Period(state, from, to),
          money,
          resources.stream()
              .map(
                  resource ->
                      new Sheet.Resource(
                          resource.what().text(),
                          resource.amount(),
                          resource.unit(),
                          resource.year()))
              .toList(),
          results.stream()
              .map(
                  result ->
                      new Sheet.Result(
                          result.what().text(), result.figure(), result.source(), result.year()))
              .toList(),
          new Sheet.Contact(mail, ""),
          List.of(),
          List.of(),
          List.of(),
          Sheet.Licence.CC_BY_4_0,
          keywords,
          true);
    }
  }

  /// Publishes them all, or none; the demonstration services have just been loaded.
  ///
  /// @return how many
  public int load() {
    if (store.generation() > 0) {
      return 0;
    }
    Map<String, UUID> ids = new HashMap<>();
    directory.forEach(
        service -> {
          if (service.details().demonstration()) {
            ids.put(service.source().id(), service.id().value());
          }
        });
    List<Entry> entries = read();
    transactions.executeWithoutResult(
        status ->
            entries.forEach(
                entry -> {
                  Instant at = entry.published().atTime(NOON).atZone(Formats.ZONE).toInstant();
                  authors.publishDemonstration(
                      entry.sheet(ids),
                      entry.city(),
                      ACTOR,
                      at,
                      entry.evidence(),
                      entry.peers() == null ? null : entry.peers().assessment(at));
                }));
    LOG.info("Loaded {} demonstration sheets of practices", entries.size());
    return entries.size();
  }

  List<Entry> read() {
    try (InputStream in =
        DemonstrationPractices.class.getResourceAsStream("/demonstration/practices.json")) {
      return List.of(json.readValue(in, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
