package org.capacitymetro.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Worklist;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Services paid by a project that ends: their bodies are written to 30 and 7 days before, and the
/// day after the last one they are closed.
@Component
class Endings {
  static final String JOB = "project-endings";

  private static final int MOST = 1_000;
  private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
  private static final Worklist.Within ALL =
      new Worklist.Within(true, Set.of(), Set.of(), null, null);

  private final NoticeStore notices;
  private final Askings askings;
  private final Lookups lookups;
  private final Directory directory;
  private final Records records;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Endings(
      NoticeStore notices,
      Askings askings,
      Lookups lookups,
      Directory directory,
      Records records,
      TransactionTemplate transaction,
      Clock clock) {
    this.notices = notices;
    this.askings = askings;
    this.lookups = lookups;
    this.directory = directory;
    this.records = records;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// @return how many services were closed or announced
  long run() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    return close(today)
        + announce(today, 7, NoticeStore.Kind.ENDING_7)
        + announce(today, 30, NoticeStore.Kind.ENDING_30);
  }

  private long close(LocalDate today) {
    List<Worklist.Entry> over = lookups.ending(ALL, EVER, today.minusDays(1), MOST).entries();
    if (over.isEmpty()) {
      return 0;
    }
    LocalizedText reason =
        LocalizedText.ofItalianAndEnglish(
            Messages.in(Language.ITALIAN).get("confirm.ended"),
            Messages.in(Language.ENGLISH).get("confirm.ended"));
    transaction.executeWithoutResult(
        status -> {
          Directory.ChangeSetInfo info =
              directory.begin(new Directory.ChangeSetInfo("job:" + JOB, "project ended"));
          over.forEach(entry -> records.close(info, entry.id(), end(entry).plusDays(1), reason));
        });
    return over.size();
  }

  /// One letter to each body for all its services, however many end.
  private long announce(LocalDate today, int days, NoticeStore.Kind kind) {
    Instant now = clock.instant();
    List<Worklist.Entry> soon = lookups.ending(ALL, today, today.plusDays(days), MOST).entries();
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              List<Worklist.Entry> fresh =
                  soon.stream()
                      .filter(entry -> notices.tell(entry.id(), kind, end(entry), now))
                      .toList();
              if (kind == NoticeStore.Kind.ENDING_7) {
                fresh.forEach(
                    entry -> notices.tell(entry.id(), NoticeStore.Kind.ENDING_30, end(entry), now));
              }
              Map<OrganizationId, List<PublicService>> byBody = new LinkedHashMap<>();
              directory.list(fresh.stream().map(Worklist.Entry::id).toList()).stream()
                  .filter(service -> service.provider() != null)
                  .forEach(
                      service ->
                          byBody
                              .computeIfAbsent(
                                  Objects.requireNonNull(service.provider()).id(),
                                  id -> new ArrayList<>())
                              .add(service));
              byBody.forEach(
                  (body, services) -> askings.once(body, LetterTexts.Kind.ENDING, services));
              return (long) fresh.size();
            }));
  }

  private static LocalDate end(Worklist.Entry entry) {
    return LocalDate.parse(Objects.requireNonNull(entry.since()));
  }
}
