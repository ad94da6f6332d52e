package org.capacitymetro.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks bodies whether what they said of free places still holds, before it expires by itself.
@Component
class PlacesQuestions {
  /// How many days before.
  private static final int DAYS = 3;

  private final NoticeStore notices;
  private final Askings askings;
  private final Directory directory;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PlacesQuestions(
      NoticeStore notices,
      Askings askings,
      Directory directory,
      TransactionTemplate transaction,
      Clock clock) {
    this.notices = notices;
    this.askings = askings;
    this.directory = directory;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// @return how many bodies were asked
  long run() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    Map<OrganizationId, List<PublicService>> expiring = new LinkedHashMap<>();
    directory.forEach(
        service -> {
          if (service.provider() != null && expiresSoon(service.details().availability(), today)) {
            expiring.computeIfAbsent(service.provider().id(), id -> new ArrayList<>()).add(service);
          }
        });
    return expiring.entrySet().stream()
        .filter(
            entry ->
                Boolean.TRUE.equals(
                    transaction.execute(status -> ask(entry.getKey(), entry.getValue()))))
        .count();
  }

  private static boolean expiresSoon(@Nullable Availability said, LocalDate today) {
    return said != null && said.holdsOn(today) && !said.holdsOn(today.plusDays(DAYS));
  }

  private boolean ask(OrganizationId body, List<PublicService> services) {
    List<PublicService> fresh =
        services.stream()
            .filter(
                service ->
                    notices.tell(
                        service.id(),
                        NoticeStore.Kind.PLACES,
                        Objects.requireNonNull(service.details().availability()).saidOn(),
                        clock.instant()))
            .toList();
    return !fresh.isEmpty() && askings.once(body, LetterTexts.Kind.PLACES, fresh);
  }
}
