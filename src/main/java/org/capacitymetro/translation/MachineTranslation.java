package org.capacitymetro.translation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Fills what has no translation, in the order of the queue and within the month's budget, where
/// the operator named a machine. Writes over nobody; pages say that a machine translated.
@Component
class MachineTranslation {
  static final String AUTHOR = "libretranslate";
  private static final String ACTOR = "job:machine-translation";

  private static final String REASON = "machine translation";
  private static final int PAGE = 200;

  /// Records of one language in one run, so that a run ends and every language has its turn.
  private static final int MOST_RECORDS = 25;

  private static final Duration FIRST_REST = Duration.ofMinutes(10);
  private static final Duration LONGEST_REST = Duration.ofHours(24);

  private final @Nullable LibreTranslateClient client;
  private final long budget;
  private final Texts texts;
  private final TextStore store;
  private final SpendingStore spending;
  private final Clock clock;

  @Autowired
  MachineTranslation(
      @Value("${capacity.translation.libretranslate.url:}") String url,
      @Value("${capacity.translation.libretranslate.key:}") String key,
      @Value("${capacity.translation.libretranslate.characters-per-month:200000}") long budget,
      Texts texts,
      TextStore store,
      SpendingStore spending,
      Clock clock) {
    this(
        url.isBlank()
            ? null
            : new LibreTranslateClient(
                new LibreTranslateClient.Settings(URI.create(url.strip()), key.strip())),
        budget,
        texts,
        store,
        spending,
        clock);
  }

  MachineTranslation(
      @Nullable LibreTranslateClient client,
      long budget,
      Texts texts,
      TextStore store,
      SpendingStore spending,
      Clock clock) {
    this.client = client;
    this.budget = budget;
    this.texts = texts;
    this.store = store;
    this.spending = spending;
    this.clock = clock;
  }

  /// What is left of the month, for the desk; empty where there is no machine.
  String said(Page page) {
    return client == null
        ? ""
        : page.t("translation.machine.spent", "spent", spending.spent(month()), "budget", budget);
  }

  /// Why nothing comes from the machine, for the desk; empty while it answers.
  String trouble(Page page) {
    return client == null
        ? ""
        : spending
            .outage()
            .map(
                outage ->
                    page.t(
                        "translation.machine.outage",
                        "day",
                        page.formats().date(LocalDate.ofInstant(outage.since(), Formats.ZONE)),
                        "time",
                        page.formats().time(outage.until())))
            .orElse("");
  }

  /// One run: how many texts were translated.
  long run() {
    Optional<SpendingStore.Outage> outage = spending.outage();
    if (client == null
        || spending.spent(month()) >= budget
        || outage.filter(last -> clock.instant().isBefore(last.until())).isPresent()) {
      return 0;
    }
    texts.follow();
    try {
      long done = 0;
      for (Map.Entry<Language, String> language : client.languages().entrySet()) {
        done += fill(client, language.getKey().code(), language.getValue());
      }
      spending.recover();
      return done;
    } catch (LibreTranslateClient.Outage e) {
      Instant now = clock.instant();
      int failures = outage.map(SpendingStore.Outage::failures).orElse(0);
      Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, 10));
      spending.fail(
          now,
          now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest),
          String.valueOf(e.getMessage()));
      return 0;
    }
  }

  private long fill(LibreTranslateClient machine, String language, String code)
      throws LibreTranslateClient.Outage {
    Wanted missing = new Wanted(language, null, null, Standing.MISSING, true, List.of());
    long done = 0;
    int records = 0;
    int from = 0;
    List<TextStore.Line> lines;
    do {
      lines = store.list(missing, from, PAGE);
      from += lines.size();
      for (TextStore.Line line : lines) {
        Optional<TranslatableRecord> record = texts.find(line.kind(), line.record());
        if (record.isPresent()) {
          List<Translation> translations = new ArrayList<>();
          boolean within = translate(machine, record.get(), language, code, translations);
          int refused =
              translations.isEmpty() ? 0 : texts.write(ACTOR, REASON, translations).size();
          done += translations.size() - refused;
          records += translations.isEmpty() ? 0 : 1;
          if (!within || records >= MOST_RECORDS) {
            return done;
          }
        }
      }
    } while (lines.size() == PAGE);
    return done;
  }

  /// @param translations what came back is added, also before an outage
  /// @return false when the budget is used up
  private boolean translate(
      LibreTranslateClient machine,
      TranslatableRecord record,
      String language,
      String code,
      List<Translation> translations)
      throws LibreTranslateClient.Outage {
    for (Map.Entry<String, LocalizedText> field : record.texts().entrySet()) {
      LocalizedText text = field.getValue();
      if (!text.source().equals(Language.ITALIAN.code())
          || text.texts().containsKey(language)
          || isProperName(record, field.getKey())) {
        continue;
      }
      String source = text.in(text.source());
      LocalDate month = month();
      if (!spending.take(month, source.length(), budget)) {
        return false;
      }
      try {
        translations.add(
            new Translation(
                record.kind(),
                record.id(),
                field.getKey(),
                language,
                machine.translate(source, text.source(), code),
                LocalizedText.State.MACHINE,
                AUTHOR,
                text.sourceHash(),
                ""));
      } catch (LibreTranslateClient.Outage e) {
        spending.giveBack(month, source.length());
        texts.write(ACTOR, REASON, translations);
        throw e;
      }
    }
    return true;
  }

  /// A machine makes of a body's name what nobody would find on its door.
  private static boolean isProperName(TranslatableRecord record, String field) {
    return record.kind().equals("organization") && field.equals("name");
  }

  private LocalDate month() {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE).withDayOfMonth(1);
  }
}
