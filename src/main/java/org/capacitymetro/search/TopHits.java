package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.capacitymetro.index.Metres;
import org.capacitymetro.index.Part;
import org.capacitymetro.index.Words;
import org.jspecify.annotations.Nullable;

/// The first results in the order asked for.
final class TopHits {
  /// A match that holds at least one document in this many is first tried by walking in the order
  /// asked for, for as many steps as sorting would look at documents.
  private static final int DENSE = 64;

  private static final int MAX_METRES = (1 << 26) - 1;

  private TopHits() {}

  private enum Order {
    SCORE(Ranked.SCORE),
    DISTANCE(Ranked.DISTANCE),
    STANDING(Ranked.STANDING),
    FRESHNESS(Ranked.FRESHNESS),
    NEWEST(Ranked.NEWEST),
    NAME(Ranked.NAME);

    final Comparator<Ranked> comparator;

    Order(Comparator<Ranked> comparator) {
      this.comparator = comparator;
    }

    /// What a query really asks for: distance needs a point and relevance needs words.
    static Order of(ServiceQuery query, boolean hasText) {
      Order relevance = hasText ? SCORE : query.near() != null ? DISTANCE : STANDING;
      return switch (query.sort()) {
        case NAME -> NAME;
        case FRESHNESS -> FRESHNESS;
        case NEWEST -> NEWEST;
        case DISTANCE -> query.near() != null ? DISTANCE : relevance;
        case RELEVANCE -> relevance;
      };
    }
  }

  static List<Ranked> find(List<Selection> selections, ServiceQuery query) {
    if (query.limit() == 0) {
      return List.of();
    }
    int wanted = (int) Math.min(Integer.MAX_VALUE, (long) query.offset() + query.limit());
    boolean hasText = selections.stream().anyMatch(selection -> selection.text != null);
    Order order = Order.of(query, hasText);
    boolean spread = order == Order.STANDING && query.offset() < Spread.WINDOW;
    List<Ranked> first =
        find(selections, query, order, spread ? Math.max(wanted, Spread.WINDOW) : wanted);
    if (spread) {
      first = Spread.spread(first);
    }
    return first.subList(Math.min(query.offset(), first.size()), Math.min(wanted, first.size()));
  }

  private static List<Ranked> find(
      List<Selection> selections, ServiceQuery query, Order order, int wanted) {
    ServiceQuery.Near near = query.near();
    if (order == Order.DISTANCE && near != null) {
      List<Ranked> nearest = Nearest.find(selections, near.point(), wanted);
      nearest.sort(Ranked.DISTANCE);
      return nearest;
    }
    Metres from = near == null ? null : new Metres(near.point());
    List<List<Ranked>> firsts = new ArrayList<>();
    for (Selection selection : selections) {
      List<Ranked> found =
          switch (order) {
            case SCORE -> byScore(selection, from, wanted);
            case NEWEST -> byChange(selection, wanted);
            default -> byRank(selection, selection.all, order, wanted);
          };
      if (!found.isEmpty()) {
        firsts.add(found);
      }
    }
    return merge(firsts, order.comparator, wanted);
  }

  /// The first of lists that are each in order.
  private static List<Ranked> merge(
      List<List<Ranked>> lists, Comparator<Ranked> order, int wanted) {
    if (lists.size() == 1) {
      return lists.getFirst();
    }
    int[] next = new int[lists.size()];
    PriorityQueue<Integer> heads =
        new PriorityQueue<>(
            Comparator.comparing((Integer list) -> lists.get(list).get(next[list]), order)
                .thenComparing(Comparator.naturalOrder()));
    for (int list = 0; list < next.length; list++) {
      heads.add(list);
    }
    List<Ranked> merged = new ArrayList<>();
    while (merged.size() < wanted && !heads.isEmpty()) {
      int list = heads.remove();
      merged.add(lists.get(list).get(next[list]++));
      if (next[list] < lists.get(list).size()) {
        heads.add(list);
      }
    }
    return merged;
  }

  /// The freshest `wanted` of `documents`.
  static List<Ranked> freshest(Selection selection, Words documents, int wanted) {
    return byRank(selection, documents, Order.FRESHNESS, wanted);
  }

  private static List<Ranked> byRank(Selection selection, Words documents, Order by, int wanted) {
    Part part = selection.view.part;
    int[] order =
        switch (by) {
          case NAME -> part.nameOrder;
          case STANDING -> part.standingOrder;
          default -> part.freshOrder;
        };
    int count = documents.cardinality();
    List<Ranked> found = new ArrayList<>();
    if ((long) count * DENSE >= part.size) {
      for (int i = 0; i < count && found.size() < wanted; i++) {
        if (documents.contains(order[i])) {
          found.add(new Ranked(selection.view, order[i], 0, 0));
        }
      }
      if (found.size() == Math.min(wanted, count)) {
        return found;
      }
      found.clear();
    }
    int[] ranks =
        switch (by) {
          case NAME -> part.nameRank;
          case STANDING -> part.standingRank;
          default -> part.freshRank;
        };
    Smallest smallest = new Smallest(wanted, count);
    documents.forEach(document -> smallest.offer(ranks[document]));
    for (long rank : smallest.sorted()) {
      found.add(new Ranked(selection.view, order[(int) rank], 0, 0));
    }
    return found;
  }

  /// No order of changes is kept, since few ask for it: looks at every document that matches.
  private static List<Ranked> byChange(Selection selection, int wanted) {
    Part part = selection.view.part;
    Smallest smallest = new Smallest(wanted, selection.all.cardinality());
    selection.all.forEach(
        document ->
            smallest.offer(
                (long) (Integer.MAX_VALUE - part.changed[document]) << 32
                    | part.nameRank[document]));
    List<Ranked> found = new ArrayList<>();
    for (long key : smallest.sorted()) {
      found.add(new Ranked(selection.view, part.nameOrder[(int) key], 0, 0));
    }
    return found;
  }

  /// Packs score, whole metres and freshness rank into one number, the best smallest.
  private static List<Ranked> byScore(Selection selection, @Nullable Metres from, int wanted) {
    TextHits text = selection.text;
    if (text == null || selection.all.isEmpty()) {
      return List.of();
    }
    Part part = selection.view.part;
    Words all = selection.all;
    Smallest smallest = new Smallest(wanted, all.cardinality());
    int slot = 0;
    for (int i = 0; i < all.size; i++) {
      while (text.words().at[slot] != all.at[i]) {
        slot++;
      }
      for (long rest = all.bits[i]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        int document = (all.at[i] << 6) + bit;
        long key = (long) (2 * Weights.FIRST_TIER - text.score(slot, bit)) << 52;
        if (key > smallest.worst()) {
          continue;
        }
        int metres = from == null ? 0 : wholeMetres(part, document, from);
        smallest.offer(key | (long) metres << 26 | part.freshRank[document]);
      }
    }
    List<Ranked> found = new ArrayList<>();
    for (long key : smallest.sorted()) {
      int document = part.freshOrder[(int) key & MAX_METRES];
      int score = 2 * Weights.FIRST_TIER - (int) (key >>> 52);
      double metres =
          from == null
              ? 0
              : document < part.placed
                  ? from.to(part.lat[document] / Part.UNITS, part.lon[document] / Part.UNITS)
                  : Double.POSITIVE_INFINITY;
      found.add(new Ranked(selection.view, document, score, metres));
    }
    return found;
  }

  private static int wholeMetres(Part part, int document, Metres from) {
    return document >= part.placed
        ? MAX_METRES
        : (int)
            Math.round(from.to(part.lat[document] / Part.UNITS, part.lon[document] / Part.UNITS));
  }

  /// Keeps the smallest of the numbers it is offered.
  private static final class Smallest {
    private final int wanted;
    private final LongHeap heap;

    Smallest(int wanted, int offered) {
      this.wanted = wanted;
      this.heap = new LongHeap(Math.min(wanted, offered));
    }

    /// Larger numbers need not be offered.
    long worst() {
      return heap.size() < wanted ? Long.MAX_VALUE : -heap.peek();
    }

    void offer(long value) {
      if (heap.size() < wanted) {
        heap.push(-value);
      } else if (-value > heap.peek()) {
        heap.replace(-value);
      }
    }

    long[] sorted() {
      long[] values = new long[heap.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = -heap.pop();
      }
      Arrays.sort(values);
      return values;
    }
  }
}
