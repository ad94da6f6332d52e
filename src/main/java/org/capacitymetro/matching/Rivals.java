package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shares the probability of a record among those of the other list that want it. A record has at
/// most one partner; what stands twice in the other list shares evenly. The shares are found by
/// passing messages along the links, after Huang and Jebara, *Approximating the permanent with
/// belief propagation* (2009).
final class Rivals {
  private static final int ROUNDS = 30;
  private static final double MOST_BITS = 60;

  private final List<Link> links;
  private final List<List<Integer>> rivalsOfA = new ArrayList<>();
  private final List<List<Integer>> rivalsOfB = new ArrayList<>();

  private Rivals(List<Link> links) {
    this.links = links;
  }

  /// Probabilities in the order of the links.
  static double[] share(List<Link> links) {
    Rivals rivals = new Rivals(links);
    Map<Integer, List<Integer>> ofA = new HashMap<>();
    Map<Integer, List<Integer>> ofB = new HashMap<>();
    for (int i = 0; i < links.size(); i++) {
      ofA.computeIfAbsent(links.get(i).a(), key -> new ArrayList<>()).add(i);
      ofB.computeIfAbsent(links.get(i).b(), key -> new ArrayList<>()).add(i);
    }
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      List<Integer> forA = new ArrayList<>();
      for (int other : ofA.getOrDefault(link.a(), List.of())) {
        if (other != i && isRival(links.get(other), link)) {
          forA.add(other);
        }
      }
      rivals.rivalsOfA.add(forA);
      List<Integer> forB = new ArrayList<>();
      for (int other : ofB.getOrDefault(link.b(), List.of())) {
        if (other != i && isRival(links.get(other), link)) {
          forB.add(other);
        }
      }
      rivals.rivalsOfB.add(forB);
    }
    return rivals.pass();
  }

  private static boolean isRival(Link other, Link link) {
    return link.contradicted() || !other.contradicted();
  }

  private double[] pass() {
    int count = links.size();
    double[] odds = new double[count];
    for (int i = 0; i < count; i++) {
      odds[i] = Math.pow(2, Math.clamp(links.get(i).bits(), -MOST_BITS, MOST_BITS));
    }
    double[] fromA = odds.clone();
    double[] fromB = odds.clone();
    for (int round = 0; round < ROUNDS; round++) {
      double[] nextA = new double[count];
      double[] nextB = new double[count];
      for (int i = 0; i < count; i++) {
        nextA[i] = odds[i] / (1 + sum(rivalsOfA.get(i), fromB));
        nextB[i] = odds[i] / (1 + sum(rivalsOfB.get(i), fromA));
      }
      for (int i = 0; i < count; i++) {
        fromA[i] = Math.sqrt(fromA[i] * nextA[i]);
        fromB[i] = Math.sqrt(fromB[i] * nextB[i]);
      }
    }
    double[] chances = new double[count];
    for (int i = 0; i < count; i++) {
      double both = fromA[i] * fromB[i];
      chances[i] = both / (odds[i] + both);
    }
    return chances;
  }

  private static double sum(List<Integer> rivals, double[] messages) {
    double sum = 0;
    for (int rival : rivals) {
      sum += messages[rival];
    }
    return sum;
  }
}
