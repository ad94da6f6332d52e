package org.capacitymetro.adoption;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The fictional adoptions of fictional sheets, from `demonstration/adoptions.json`. Their bodies
/// and what they tell are invented, and every page says so.
@Component
public class DemonstrationAdoptions {
  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationAdoptions.class);
  private static final String ACTOR = "demonstration";
  private static final LocalTime NOON = LocalTime.of(12, 0);

  private final Directory directory;
  private final Practices practices;
  private final AdoptionStore store;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  DemonstrationAdoptions(
      Directory directory,
      Practices practices,
      AdoptionStore store,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.directory = directory;
    this.practices = practices;
    this.store = store;
    this.transactions = transactions;
    this.json = json;
  }

  record Words(String it, String en) {
    static LocalizedText text(@Nullable Words words) {
      return words == null
          ? LocalizedText.EMPTY
          : LocalizedText.ofItalianAndEnglish(words.it(), words.en());
    }
  }

  record Resource(
      Words what, @Nullable BigDecimal amount, Sheet.Unit unit, @Nullable Integer year) {}

  record Modification(
      Change.What what,
      @Nullable Passage passage,
      Change.Nature nature,
      Change.@Nullable Level level,
      Change.@Nullable Timing timing,
      Change.@Nullable DecidedBy by,
      Change.Fidelity fidelity,
      Change.@Nullable Goal goal,
      @Nullable Words ours,
      Words reason) {
    Change change() {
      return new Change(
          what,
          passage,
          nature,
          level,
          timing,
          by,
          fidelity,
          goal,
          Words.text(ours),
          Words.text(reason));
    }
  }

  record Answer(Told.Outcome outcome, LocalDate on, Words why, @Nullable Words figures) {}

  /// @param practice title of its sheet in Italian
  /// @param organization by its id in the files of the demonstration, as `service`
  record Entry(
      String practice,
      String organization,
      String city,
      @Nullable String service,
      @Nullable Words place,
      YearMonth since,
      LocalDate published,
      Details.Status status,
      List<Resource> resources,
      Words role,
      String mail,
      List<Modification> changes,
      List<Answer> told) {

    Details details(Map<String, PublicService> services) {
      PublicService here = service == null ? null : services.get(service);
      return new Details(
          "it",
          here == null ? null : here.id().value(),
          Words.text(place),
          since,
          status,
          resources.stream()
              .map(
                  resource ->
                      new Sheet.Resource(
                          Words.text(resource.what()),
                          resource.amount(),
                          resource.unit(),
                          resource.year()))
              .toList(),
          Words.text(role),
          mail,
          changes.stream().map(Modification::change).toList(),
          true);
    }
  }

  /// Publishes them all, or none; the demonstration sheets have just been loaded.
  ///
  /// @return how many
  public int load() {
    if (!store.isEmpty()) {
      return 0;
    }
    Map<String, PublicService> services = new HashMap<>();
    Map<String, Organization> bodies = new HashMap<>();
    directory.forEach(
        service -> {
          Organization provider = service.provider();
          if (service.details().demonstration() && provider != null && provider.source() != null) {
            services.put(service.source().id(), service);
            bodies.put(Objects.requireNonNull(provider.source()).id(), provider);
          }
        });
    Map<String, Published> sheets =
        practices.list().stream()
            .filter(published -> published.sheet().demonstration())
            .collect(
                Collectors.toMap(
                    published -> published.sheet().title().in("it"), published -> published));
    List<Entry> entries =
        read().stream()
            .filter(
                entry ->
                    sheets.containsKey(entry.practice())
                        && bodies.containsKey(entry.organization()))
            .toList();
    transactions.executeWithoutResult(
        status ->
            entries.forEach(
                entry ->
                    publish(
                        entry,
                        Objects.requireNonNull(sheets.get(entry.practice())),
                        Objects.requireNonNull(bodies.get(entry.organization())),
                        entry.details(services))));
    LOG.info("Loaded {} demonstration adoptions of practices", entries.size());
    return entries.size();
  }

  private void publish(Entry entry, Published practice, Organization body, Details details) {
    AdoptionId id = new AdoptionId(TimeOrderedId.next());
    Instant at = noon(entry.published());
    store.insert(Adopters.begun(id, practice, body.id(), entry.city(), details, at), null, ACTOR);
    store.move(id, Adoption.State.PUBLIC, "PUBLISH", ACTOR, at, "");
    entry
        .told()
        .forEach(
            answer ->
                store.tell(
                    id,
                    new Told(
                        answer.outcome(),
                        Words.text(answer.why()),
                        Words.text(answer.figures()),
                        noon(answer.on())),
                    ACTOR));
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(NOON).atZone(Formats.ZONE).toInstant();
  }

  List<Entry> read() {
    try (InputStream in =
        DemonstrationAdoptions.class.getResourceAsStream("/demonstration/adoptions.json")) {
      return List.of(json.readValue(in, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
