package org.capacitymetro.matching;

import java.util.List;

/// All that hangs together by pairs.
///
/// @param a ids of the first list, sorted
/// @param b ids of the second list, sorted; empty after [Matcher#within]
public record Cluster(List<String> a, List<String> b, Shape shape) {
  public enum Shape {
    /// Two, one of each list.
    ONE_TO_ONE,
    /// One of the first list has several of the second.
    ONE_TO_MANY,
    /// Several of the first list have one of the second.
    MANY_TO_ONE,
    /// More than two, each told of as a pair with each other.
    GROUP,
    /// More than two, some of which are held together only by others: never merge as a whole.
    CHAIN
  }

  public Cluster {
    a = List.copyOf(a);
    b = List.copyOf(b);
  }

  public int size() {
    return a.size() + b.size();
  }
}
