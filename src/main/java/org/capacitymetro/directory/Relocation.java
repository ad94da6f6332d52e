package org.capacitymetro.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.AreasImported;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.RecordKind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Places the services again when boundaries came in, in batches. A service whose areas or public
/// point changed stands in the change log afterwards, so that the search sees it.
@Component
class Relocation {
  private static final int BATCH = 1_000;
  private static final Directory.ChangeSetInfo INFO =
      new Directory.ChangeSetInfo("areas", "boundaries imported");

  private final ServiceStore services;
  private final ChangeLog log;
  private final Areas areas;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Relocation(
      ServiceStore services,
      ChangeLog log,
      Areas areas,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.services = services;
    this.log = log;
    this.areas = areas;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @EventListener
  void on(AreasImported event) {
    Optional<UUID> last = Optional.of(new UUID(0, 0));
    while (last.isPresent()) {
      UUID after = last.get();
      last = Objects.requireNonNull(transaction.execute(status -> placeBatch(after, event)));
    }
  }

  /// Gives the last service of the batch; empty after the last batch.
  private Optional<UUID> placeBatch(UUID after, AreasImported event) {
    List<ServiceStore.Placed> batch = services.placesAfter(after, BATCH);
    List<ServiceStore.Placed> moved = new ArrayList<>();
    List<UUID> touched = new ArrayList<>();
    for (ServiceStore.Placed place : batch) {
      Placement placement = Placement.of(place.draft(), areas);
      boolean same =
          placement.areas().equals(place.areas()) && Objects.equals(placement.city(), place.city());
      boolean shownByArea =
          place.draft().precision() != Precision.EXACT
              && !Collections.disjoint(placement.areas(), event.codes());
      if (!same) {
        moved.add(
            new ServiceStore.Placed(
                place.service(),
                place.location(),
                place.draft(),
                placement.areas(),
                placement.city()));
      }
      if (!same || shownByArea) {
        touched.add(place.service());
      }
    }
    if (!touched.isEmpty()) {
      Instant now = clock.instant();
      log.records(log.begin(INFO, now), RecordKind.SERVICE, Revision.Action.PLACED, touched);
      services.place(moved);
    }
    return batch.size() < BATCH ? Optional.empty() : Optional.of(batch.getLast().service());
  }
}
