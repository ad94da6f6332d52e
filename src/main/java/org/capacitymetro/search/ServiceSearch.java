package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.OpeningHours;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Cards;
import org.capacitymetro.index.Fields;
import org.capacitymetro.index.Openness;
import org.capacitymetro.index.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The one door to the index.
@Component
public class ServiceSearch {
  private final @Nullable IndexFeed feed;
  private final Supplier<ServiceIndex> index;
  private final BooleanSupplier ready;
  private final Openness openness;
  private final Clock clock;

  @Autowired
  ServiceSearch(IndexFeed feed, OpeningHours hours, Clock clock) {
    this(feed, feed::index, feed::isReady, Openness.by(hours), clock);
  }

  ServiceSearch(
      @Nullable IndexFeed feed,
      Supplier<ServiceIndex> index,
      BooleanSupplier ready,
      Openness openness,
      Clock clock) {
    this.feed = feed;
    this.index = index;
    this.ready = ready;
    this.openness = openness;
    this.clock = clock;
  }

  /// Answers from the newest state of the index; takes no lock and asks no database.
  public SearchResult search(ServiceQuery query) {
    return withSnapshot(snapshot -> search(snapshot, query));
  }

  /// The hits alone, without counting: for what is near or similar to a service.
  public List<ServiceHit> hits(ServiceQuery query) {
    return withSnapshot(
        snapshot -> hits(snapshot, query, select(snapshot, query, ground(snapshot, query))));
  }

  /// The Mapbox vector tile of the services that match `query` (its sorting and paging do not
  /// count), gzip not applied. Layer `clusters` (`count`, `zoom` at which it comes apart); layer
  /// `services` (`id`, `name`, `sector`, `count` when several share one point). A tile may have
  /// both: services that stand alone in their part of it, and clusters of the others; from zoom 17
  /// there are no clusters. Empty array where there are no services.
  ///
  /// @throws IllegalArgumentException for a tile that does not exist
  public byte[] tile(ServiceQuery query, int z, int x, int y) {
    return tile(query, null, z, x, y);
  }

  /// The same of some services only.
  ///
  /// @param among null for all
  byte[] tile(ServiceQuery query, @Nullable Set<ServiceId> among, int z, int x, int y) {
    if (z < 0 || z > Tiles.MAX_ZOOM) {
      throw new IllegalArgumentException("z: " + z + " is not between 0 and " + Tiles.MAX_ZOOM);
    }
    if (x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
      throw new IllegalArgumentException(
          "x, y: " + x + ", " + y + " are not between 0 and " + ((1 << z) - 1));
    }
    return withSnapshot(
        snapshot -> {
          List<Words> ground = ground(snapshot, query);
          for (int i = 0; i < ground.size(); i++) {
            Words stretch = Tiles.stretch(snapshot.views.get(i), z, x, y);
            Words within =
                ground.get(i) == snapshot.views.get(i).live ? stretch : stretch.and(ground.get(i));
            ground.set(
                i, among == null ? within : within.and(snapshot.views.get(i).documents(among)));
          }
          return Tiles.draw(select(snapshot, query, ground), query.language(), z, x, y);
        });
  }

  /// Changes whenever answers may have changed; for entity tags.
  public long generation() {
    long minute = clock.instant().getEpochSecond() / 60;
    return withSnapshot(snapshot -> snapshot.generation * 31 + minute);
  }

  /// Whether the index has caught up with the change log after the start.
  public boolean isReady() {
    return ready.getAsBoolean();
  }

  /// Opens the index in the process of a command, which has none otherwise, and catches it up; to
  /// be closed again.
  ///
  /// @throws org.apache.lucene.store.LockObtainFailedException while a server has it open
  public void open() throws IOException {
    IndexFeed own = Objects.requireNonNull(feed);
    own.openIndex();
    while (own.catchUp()) {
      Thread.onSpinWait();
    }
  }

  public void close() {
    Objects.requireNonNull(feed).close();
  }

  private <T> T withSnapshot(Function<Snapshot, T> work) {
    try {
      ServiceIndex open = index.get();
      Snapshot snapshot = open.acquire();
      try {
        return work.apply(snapshot);
      } finally {
        open.release(snapshot);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Words> ground(Snapshot snapshot, ServiceQuery query) {
    return Selection.ground(snapshot, query);
  }

  private List<Selection> select(Snapshot snapshot, ServiceQuery query, List<Words> ground) {
    return Selection.of(snapshot, query, ground, openness);
  }

  private SearchResult search(Snapshot snapshot, ServiceQuery query) {
    List<Selection> selections = select(snapshot, query, ground(snapshot, query));
    long total = total(selections);
    long unplaced = 0;
    long verified = 0;
    for (Selection selection : selections) {
      unplaced += selection.all.countFrom(selection.view.part.placed);
      verified += selection.all.countAnd(selection.view.part.verified);
    }
    Instant openAt = query.openAt();
    long minute = (openAt == null ? clock.instant() : openAt).getEpochSecond() / 60;
    return new SearchResult(
        total,
        unplaced,
        verified,
        hits(snapshot, query, selections),
        FacetCounts.count(selections, query, minute, openness),
        total == 0 ? new Suggester(snapshot, q -> total(snapshot, q)).suggest(query) : null);
  }

  private long total(Snapshot snapshot, ServiceQuery query) {
    return total(select(snapshot, query, ground(snapshot, query)));
  }

  private static long total(List<Selection> selections) {
    return selections.stream().mapToLong(selection -> selection.all.cardinality()).sum();
  }

  private List<ServiceHit> hits(Snapshot snapshot, ServiceQuery query, List<Selection> selections) {
    List<Ranked> ranked = TopHits.find(selections, query);
    TextQuery text = TextQuery.parse(query.text(), snapshot.lexicon.synonyms());
    MatchedWord why = new MatchedWord(query.text(), text, snapshot.lexicon, query.language());
    Point from = query.near() == null ? null : query.near().point();
    List<ServiceHit> hits = new ArrayList<>(ranked.size());
    for (PublicService service : Ranked.read(ranked, Fields.CARD, Cards::read)) {
      hits.add(new ServiceHit(service, metres(from, service), why.of(service)));
    }
    return hits;
  }

  private static @Nullable Double metres(@Nullable Point from, PublicService service) {
    Point point = service.place().point();
    return from == null || point == null ? null : from.metresTo(point);
  }
}
