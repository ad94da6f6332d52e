package org.capacitymetro.consolidation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.hsds.ServiceId;

/// What hangs together by open pairs.
final class Clusters {

  /// @param pairs ids
  /// @param chain whether some hang together only by others: never one place as a whole
  record Cluster(Set<ServiceId> members, List<Long> pairs, boolean chain) {}

  private final Map<ServiceId, List<PairStore.Edge>> edges = new HashMap<>();

  Clusters(Collection<PairStore.Edge> all) {
    for (PairStore.Edge edge : all) {
      edges.computeIfAbsent(edge.one(), id -> new ArrayList<>()).add(edge);
      edges.computeIfAbsent(edge.other(), id -> new ArrayList<>()).add(edge);
    }
  }

  /// The cluster a record is in; the record alone where it has no open pair.
  Cluster of(ServiceId start) {
    Set<ServiceId> members = new LinkedHashSet<>(Set.of(start));
    Set<Long> pairs = new LinkedHashSet<>();
    Deque<ServiceId> next = new ArrayDeque<>(members);
    while (!next.isEmpty()) {
      for (PairStore.Edge edge : edges.getOrDefault(next.removeFirst(), List.of())) {
        pairs.add(edge.id());
        for (ServiceId id : List.of(edge.one(), edge.other())) {
          if (members.add(id)) {
            next.add(id);
          }
        }
      }
    }
    long all = (long) members.size() * (members.size() - 1) / 2;
    return new Cluster(members, List.copyOf(new HashSet<>(pairs)), pairs.size() < all);
  }
}
