package org.capacitymetro.translation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.capacitymetro.platform.Interest;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translatables;
import org.capacitymetro.text.Translation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// All texts of all modules that have some, and the copy of them that queues are read from.
@Component
class Texts {
  private static final int BATCH = 200;

  private final Map<String, Translatables> owners = new TreeMap<>();
  private final List<Interest> interests;
  private final TextStore store;
  private final Memory memory;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Texts(
      List<Translatables> owners,
      List<Interest> interests,
      TextStore store,
      Memory memory,
      PlatformTransactionManager transactions,
      Clock clock) {
    owners.forEach(owner -> owner.kinds().forEach(kind -> this.owners.put(kind, owner)));
    this.interests = interests;
    this.store = store;
    this.memory = memory;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  Set<String> kinds() {
    return owners.keySet();
  }

  /// The record as it is now; empty where it is not known or not public.
  Optional<TranslatableRecord> find(String kind, String id) {
    Translatables owner = owners.get(kind);
    return owner == null ? Optional.empty() : owner.list(kind, List.of(id)).stream().findFirst();
  }

  List<TranslatableRecord> list(String kind, List<String> ids) {
    return owner(kind).list(kind, ids);
  }

  /// @return those that were refused
  List<Translation> write(String actor, String reason, List<Translation> translations) {
    Map<Translatables, List<Translation>> byOwner = new HashMap<>();
    translations.forEach(
        translation ->
            byOwner
                .computeIfAbsent(owner(translation.kind()), owner -> new ArrayList<>())
                .add(translation));
    List<Translation> refused = new ArrayList<>();
    byOwner.forEach((owner, theirs) -> refused.addAll(owner.translate(actor, reason, theirs)));
    return refused;
  }

  private Translatables owner(String kind) {
    Translatables owner = owners.get(kind);
    if (owner == null) {
      throw new NoSuchElementException("kind " + kind);
    }
    return owner;
  }

  /// Brings the copy up to date: reads what was written since, and nothing else.
  void follow() {
    owners.forEach(this::follow);
  }

  private void follow(String kind, Translatables owner) {
    Map<String, String> there = owner.versions(kind);
    Map<String, String> known = store.versions(kind);
    Set<String> gone = new HashSet<>(known.keySet());
    gone.removeAll(there.keySet());
    List<String> news =
        there.entrySet().stream()
            .filter(record -> !record.getValue().equals(known.get(record.getKey())))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    for (int from = 0; from < news.size(); from += BATCH) {
      List<String> batch = news.subList(from, Math.min(news.size(), from + BATCH));
      transaction.executeWithoutResult(status -> take(kind, owner, batch, there));
    }
    if (!gone.isEmpty() || !news.isEmpty()) {
      transaction.executeWithoutResult(
          status -> {
            store.lock();
            store.remove(kind, gone);
            memory.forget(kind, gone);
            store.forgetOldSources();
            store.weigh(kind, weights(kind));
          });
    }
  }

  private void take(
      String kind, Translatables owner, List<String> ids, Map<String, String> versions) {
    store.lock();
    Set<String> hidden = new TreeSet<>(ids);
    List<TranslatableRecord> found = owner.list(kind, ids);
    found.forEach(record -> hidden.remove(record.id()));
    store.write(found, versions, clock.instant());
    memory.learn(found);
    store.remove(kind, hidden);
    memory.forget(kind, hidden);
  }

  private Map<String, Integer> weights(String kind) {
    Map<String, Integer> weights = new HashMap<>();
    interests.forEach(
        interest ->
            interest
                .in(kind)
                .forEach((id, weight) -> weights.merge(id.toString(), weight, Integer::sum)));
    return weights;
  }
}
