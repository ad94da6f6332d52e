package org.capacitymetro.offline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The packs: made when somebody first asks for one, kept up to date from then on. One node makes a
/// pack at a time; readers have the old version until the new one is complete.
@Component
class Packs {
  /// How long a client may stay away and still get what changed only.
  static final Period KEPT = Period.ofDays(90);

  /// Once a day a pack is compared with everything, also with what tells nobody that it changed,
  /// such as the words of a newer version of this software.
  private static final Duration TRUSTED = Duration.ofDays(1);

  private static final int CHANGES = 1_000;

  /// Writes the lines of a city in a language as of now.
  interface Writer {
    PackContents.Made make(City city, Language language);
  }

  private final PackStore store;
  private final Supplier<String> fingerprint;
  private final Writer writer;
  private final PackBodies bodies;
  private final Directory directory;
  private final Areas areas;
  private final TransactionTemplate transaction;
  private final DataSource database;
  private final Clock clock;

  /// One at a time on this node too: whoever waits for another node holds a connection.
  private final ReentrantLock turn = new ReentrantLock(true);

  @Autowired
  Packs(
      PackStore store,
      PackContents contents,
      PackBodies bodies,
      Directory directory,
      Areas areas,
      TransactionTemplate transaction,
      DataSource database,
      Clock clock) {
    this(
        store,
        contents::fingerprint,
        contents::make,
        bodies,
        directory,
        areas,
        transaction,
        database,
        clock);
  }

  /// @param fingerprint changes with everything that is in packs beside the services
  Packs(
      PackStore store,
      Supplier<String> fingerprint,
      Writer writer,
      PackBodies bodies,
      Directory directory,
      Areas areas,
      TransactionTemplate transaction,
      DataSource database,
      Clock clock) {
    this.store = store;
    this.fingerprint = fingerprint;
    this.writer = writer;
    this.bodies = bodies;
    this.directory = directory;
    this.areas = areas;
    this.transaction = transaction;
    this.database = database;
    this.clock = clock;
  }

  /// The newest version, made now if nobody has asked for this pack before.
  PackVersion newest(PackId pack) {
    return store.newest(pack).orElseGet(() -> alone(pack, () -> firstMade(pack)));
  }

  private PackVersion firstMade(PackId pack) {
    return store
        .newest(pack)
        .orElseGet(
            () -> {
              remake(pack, areas.findCity(pack.city()).orElseThrow());
              return store.newest(pack).orElseThrow();
            });
  }

  /// The lines of the newest version, encoded; empty for every other hash.
  Optional<byte[]> lines(PackId pack, String hash, Encoding encoding) {
    return ifNewest(pack, hash, version -> bodies.get(hash, encoding, () -> linesOf(pack, hash)));
  }

  private byte[] linesOf(PackId pack, String hash) {
    byte[] lines = PackLines.bytes(new TreeMap<>(store.lines(pack)).values());
    if (!PackContents.sha256(lines).equals(hash)) {
      throw new Replaced();
    }
    return lines;
  }

  /// What leads from an older version to the newest.
  ///
  /// @param gone keys of lines that are no more
  /// @param lines new and changed ones
  record Delta(String from, String to, List<String> gone, List<String> lines) {}

  /// Empty where `to` is not the newest version, or `from` none of the versions of the last 90
  /// days.
  Optional<Delta> delta(PackId pack, String to, String from) {
    Optional<PackVersion> old = store.find(pack, from);
    return old.flatMap(
        before ->
            ifNewest(
                pack,
                to,
                newest ->
                    new Delta(
                        from, to, store.gone(pack, before.id()), store.since(pack, before.id()))));
  }

  /// A pack got a new version while the old one was read.
  private static final class Replaced extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// What is read of a version counts only if it is still the newest afterwards: then all of it was
  /// of that version.
  private <T> Optional<T> ifNewest(PackId pack, String hash, Function<PackVersion, T> read) {
    Optional<PackVersion> newest =
        store.newest(pack).filter(version -> version.hash().equals(hash));
    try {
      return newest
          .map(read)
          .filter(
              result ->
                  store.newest(pack).map(PackVersion::id).equals(newest.map(PackVersion::id)));
    } catch (Replaced e) {
      return Optional.empty();
    }
  }

  List<PackStore.Listed> list() {
    return store.list();
  }

  /// Brings every pack that was asked for up to date and forgets old versions; gives how many packs
  /// have a new version.
  long keepUp() {
    Recent recent = new Recent(directory.head(), new HashMap<>());
    long renewed = 0;
    for (PackStore.Asked asked : store.asked()) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      Optional<City> city = areas.findCity(asked.city());
      Optional<Language> language = Language.find(asked.language());
      if (city.isEmpty() || language.isEmpty()) {
        store.remove(asked);
      } else {
        PackId pack = new PackId(asked.city(), language.get());
        renewed += alone(pack, () -> keepUp(pack, city.get(), recent)) ? 1 : 0;
      }
    }
    Instant before = clock.instant().minus(KEPT);
    transaction.executeWithoutResult(status -> store.forget(before));
    return renewed;
  }

  /// What changed in the directory, asked for once for all packs.
  ///
  /// @param head a place in the change log that all `changed` go beyond
  private record Recent(Directory.Cursor head, Map<Directory.Cursor, List<ServiceId>> changed) {}

  /// Whether there is a new version.
  private boolean keepUp(PackId pack, City city, Recent recent) {
    PackStore.Origin origin = store.origin(pack).orElseThrow();
    Instant now = clock.instant();
    if (!origin.from().equals(fingerprint.get())
        || Duration.between(origin.checked(), now).abs().compareTo(TRUSTED) > 0) {
      return remake(pack, city);
    }
    if (recent.head().equals(origin.upTo())) {
      return false;
    }
    List<ServiceId> touched = recent.changed().computeIfAbsent(origin.upTo(), this::changedAfter);
    if (touched.size() >= CHANGES || touched.isEmpty() || concerns(pack, touched)) {
      return remake(pack, city);
    }
    store.keep(pack, new PackStore.Origin(origin.from(), recent.head(), origin.checked()));
    return false;
  }

  /// At most as many as are worth looking through one by one.
  private List<ServiceId> changedAfter(Directory.Cursor cursor) {
    return directory.changesAfter(cursor, CHANGES).services();
  }

  private boolean concerns(PackId pack, List<ServiceId> services) {
    List<String> keys = services.stream().map(id -> "service:" + id.shortForm()).toList();
    return store.hasOneOf(pack, keys)
        || directory.list(services).stream()
            .map(PublicService::place)
            .anyMatch(place -> pack.city().equals(place.city()));
  }

  /// Makes the lines and, where they are other lines than before, a new version of them, in one
  /// transaction. Gives whether there is one.
  private boolean remake(PackId pack, City city) {
    String from = fingerprint.get();
    Directory.Cursor upTo = directory.head();
    PackContents.Made made = writer.make(city, pack.language());
    byte[] bytes = PackLines.bytes(made.lines().values());
    String hash = PackContents.sha256(bytes);
    int transfer = bodies.get(hash, Encoding.best(), () -> bytes).length;
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
              Optional<PackVersion> before = store.newest(pack);
              store.keep(pack, new PackStore.Origin(from, upTo, now));
              if (before.isPresent() && before.get().hash().equals(hash)) {
                return false;
              }
              write(
                  pack,
                  made,
                  new PackVersion(
                      0,
                      hash,
                      before.map(old -> later(old.made(), now)).orElse(now),
                      made.services(),
                      bytes.length,
                      transfer));
              return true;
            }));
  }

  /// Versions of a pack follow each other also where the clock was put back.
  private static Instant later(Instant before, Instant now) {
    return now.isAfter(before) ? now : before.plusSeconds(1);
  }

  private void write(PackId pack, PackContents.Made made, PackVersion version) {
    Map<String, String> before = store.lines(pack);
    Map<String, String> added = new HashMap<>();
    made.lines()
        .forEach(
            (key, line) -> {
              if (!line.equals(before.get(key))) {
                added.put(key, line);
              }
            });
    List<String> taken = new ArrayList<>();
    for (String key : before.keySet()) {
      if (added.containsKey(key) || !made.lines().containsKey(key)) {
        taken.add(key);
      }
    }
    long id = store.begin(pack, version);
    store.take(pack, id, taken);
    store.put(pack, id, added);
  }

  private interface Work<T> {
    T run();
  }

  /// Runs while no other thread or node works on the pack. The lock is held by a connection of its
  /// own without a transaction, so that nobody waits for one.
  private <T> T alone(PackId pack, Work<T> work) {
    turn.lock();
    try (Connection connection = database.getConnection()) {
      ask(connection, "select pg_advisory_lock(hashtextextended(?, 0))", pack);
      try {
        return work.run();
      } finally {
        ask(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", pack);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The lock of a pack could not be asked for", e);
    } finally {
      turn.unlock();
    }
  }

  private static void ask(Connection connection, String sql, PackId pack) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "pack " + pack.city() + " " + pack.language().code());
      statement.execute();
    }
  }
}
