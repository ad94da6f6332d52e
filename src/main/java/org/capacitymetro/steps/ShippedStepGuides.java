package org.capacitymetro.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The step guides that the software brings along, in `steps/steps.json` with the sources of what
/// they say (docs/steps.md). A server that starts publishes those it does not know, and the newer
/// text of those nobody has written into; what an editor wrote or took away stays so, and so do the
/// words of translators.
@Component
@Profile("!command")
class ShippedStepGuides implements SmartLifecycle {
  static final String ACTOR = "shipped";
  private static final int BEFORE_THE_INDEX = -1;

  private final StepGuideStore store;
  private final TransactionTemplate transactions;
  private final JsonMapper json;
  private final Clock clock;
  private volatile boolean running;

  ShippedStepGuides(
      StepGuideStore store, TransactionTemplate transactions, JsonMapper json, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /// @param words by language. Italian is the source; what is neither Italian nor English was made
  ///   by a machine and waits for somebody who speaks the language
  private static LocalizedText text(@Nullable Map<String, String> words) {
    if (words == null) {
      return LocalizedText.EMPTY;
    }
    LocalizedText italian = LocalizedText.of("it", words.getOrDefault("it", ""));
    LocalizedText text = italian;
    for (Map.Entry<String, String> entry : words.entrySet()) {
      String language = entry.getKey();
      if (language.equals("en")) {
        text = text.with(language, entry.getValue());
      } else if (!language.equals("it")) {
        text =
            text.with(
                language,
                new LocalizedText.Entry(
                    entry.getValue().strip(),
                    italian.sourceHash(),
                    LocalizedText.State.MACHINE,
                    ACTOR));
      }
    }
    return text;
  }

  record Choice(
      Map<String, String> label,
      @Nullable String step,
      @Nullable String services,
      @Nullable String call) {}

  record Step(
      String code,
      Map<String, String> title,
      @Nullable Map<String, String> text,
      List<Choice> choices) {}

  /// @param sources where what it says was looked up
  record Entry(
      String code,
      String icon,
      @Nullable Boolean sensitive,
      Map<String, String> title,
      Map<String, String> lead,
      List<String> sources,
      List<Step> steps) {

    StepContent content() {
      return new StepContent(
          icon,
          Boolean.TRUE.equals(sensitive),
          text(title),
          text(lead),
          steps.stream()
              .map(
                  step ->
                      new StepContent.Step(
                          step.code(),
                          text(step.title()),
                          text(step.text()),
                          step.choices().stream()
                              .map(
                                  choice ->
                                      new StepContent.Choice(
                                          text(choice.label()),
                                          choice.step(),
                                          choice.services(),
                                          choice.call()))
                              .toList()))
              .toList());
    }
  }

  List<Entry> read() {
    try (InputStream in = ShippedStepGuides.class.getResourceAsStream("/steps/steps.json")) {
      return List.of(json.readValue(in, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void publish(Entry entry) {
    transactions.executeWithoutResult(status -> bringUp(entry));
  }

  private void bringUp(Entry entry) {
    Optional<StepGuide> known = store.lock(entry.code());
    StepContent content = entry.content();
    if (known.isEmpty()) {
      Optional<UUID> id = store.insert(entry.code(), content, ACTOR, clock.instant());
      if (id.isPresent()) {
        int position = store.find(entry.code()).orElseThrow().position();
        store.show(id.get(), 1, position, ACTOR, clock.instant());
      }
      return;
    }
    StepGuide guide = known.get();
    boolean untouched =
        Objects.equals(guide.publishedVersion(), guide.version())
            && store.versions(guide.id()).getFirst().by().equals(ACTOR);
    StepContent newer =
        content.taking(
            guide.content(), words -> words.author() != null && !words.author().equals(ACTOR));
    if (untouched && !guide.content().equals(newer)) {
      int version = guide.version() + 1;
      store.write(guide.id(), version, newer, ACTOR, clock.instant(), "");
      store.show(guide.id(), version, guide.position(), ACTOR, clock.instant());
    }
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_INDEX;
  }

  @Override
  public void start() {
    read().forEach(this::publish);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
