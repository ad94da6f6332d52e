package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds links that hold only by a chain, and what hangs together.
final class Chains {
  private Chains() {}

  /// Sure links of one list that hold only as a chain: a~b and b~c where a and c are not even
  /// likely one. A link that is better than the other is not in doubt for it.
  ///
  /// @param likely links that may close a chain, the sure ones among them, with the levels of
  ///   [Link#levels]
  static Set<Ends> open(Set<Ends> links, Map<Ends, Long> likely) {
    Map<Integer, Set<Integer>> neighbours = neighbours(links);
    Set<Ends> open = new HashSet<>();
    for (Ends link : links) {
      for (int end : new int[] {link.one(), link.two()}) {
        int start = end == link.one() ? link.two() : link.one();
        for (int beyond : neighbours.getOrDefault(end, Set.of())) {
          if (beyond != start
              && !likely.containsKey(Ends.of(start, beyond))
              && !isBetter(link, Ends.of(end, beyond), likely)) {
            open.add(link);
          }
        }
      }
    }
    return open;
  }

  /// Links between two lists, each likely by itself, of which one end has another such link that is
  /// not worse.
  static Set<Ends> shared(Map<Ends, Long> links) {
    Map<Integer, Set<Integer>> neighbours = neighbours(links.keySet());
    Set<Ends> shared = new HashSet<>();
    for (Ends link : links.keySet()) {
      for (int end : new int[] {link.one(), link.two()}) {
        for (int other : neighbours.getOrDefault(end, Set.of())) {
          Ends rival = Ends.of(end, other);
          if (!rival.equals(link) && !isBetter(link, rival, links)) {
            shared.add(link);
          }
        }
      }
    }
    return shared;
  }

  private static boolean isBetter(Ends link, Ends other, Map<Ends, Long> levels) {
    return Comparison.isBetter(levels.getOrDefault(link, 0L), levels.getOrDefault(other, 0L));
  }

  private static Map<Integer, Set<Integer>> neighbours(Set<Ends> links) {
    Map<Integer, Set<Integer>> neighbours = new HashMap<>();
    for (Ends link : links) {
      neighbours.computeIfAbsent(link.one(), key -> new TreeSet<>()).add(link.two());
      neighbours.computeIfAbsent(link.two(), key -> new TreeSet<>()).add(link.one());
    }
    return neighbours;
  }

  /// Two numbers, the smaller first.
  record Ends(int one, int two) {
    static Ends of(int a, int b) {
      return new Ends(Math.min(a, b), Math.max(a, b));
    }
  }

  /// Clusters of all pairs, the largest first, then by ids.
  static List<Cluster> clusters(List<Pair> pairs, boolean twoLists) {
    Map<String, String> parents = new HashMap<>();
    for (Pair pair : pairs) {
      String one = root(parents, "a" + pair.a());
      String two = root(parents, (twoLists ? "b" : "a") + pair.b());
      if (!one.equals(two)) {
        parents.put(one.compareTo(two) < 0 ? two : one, one.compareTo(two) < 0 ? one : two);
      }
    }
    Map<String, List<Pair>> groups = new TreeMap<>();
    for (Pair pair : pairs) {
      groups.computeIfAbsent(root(parents, "a" + pair.a()), key -> new ArrayList<>()).add(pair);
    }
    List<Cluster> clusters = new ArrayList<>();
    for (List<Pair> group : groups.values()) {
      Set<String> a = new TreeSet<>();
      Set<String> b = new TreeSet<>();
      for (Pair pair : group) {
        a.add(pair.a());
        (twoLists ? b : a).add(pair.b());
      }
      clusters.add(
          new Cluster(
              List.copyOf(a), List.copyOf(b), shape(a.size(), b.size(), group.size(), twoLists)));
    }
    clusters.sort((one, two) -> Integer.compare(two.size(), one.size()));
    return clusters;
  }

  private static Cluster.Shape shape(int a, int b, int pairs, boolean twoLists) {
    if (pairs == 1) {
      return Cluster.Shape.ONE_TO_ONE;
    }
    if (twoLists && a == 1) {
      return Cluster.Shape.ONE_TO_MANY;
    }
    if (twoLists && b == 1) {
      return Cluster.Shape.MANY_TO_ONE;
    }
    int complete = twoLists ? a * b : a * (a - 1) / 2;
    return pairs == complete ? Cluster.Shape.GROUP : Cluster.Shape.CHAIN;
  }

  private static String root(Map<String, String> parents, String name) {
    String root = name;
    for (String up = parents.get(root); up != null; up = parents.get(root)) {
      root = up;
    }
    for (String at = name; !at.equals(root); ) {
      String up = parents.get(at);
      parents.put(at, root);
      at = up == null ? root : up;
    }
    return root;
  }
}
