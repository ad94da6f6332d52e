package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first results in the order asked for.
final class TopHits {
  /// A match that holds at least one document in this many is walked in the order asked for instead
  /// of being sorted.
  private static final int DENSE = 64;

  private static final int MAX_METRES = (1 << 26) - 1;

  private TopHits() {}

  /// The order a query really asks for: distance needs a point and relevance needs words.
  static ServiceQuery.Sort order(ServiceQuery query, boolean hasText) {
    return switch (query.sort()) {
      case NAME -> ServiceQuery.Sort.NAME;
      case FRESHNESS -> ServiceQuery.Sort.FRESHNESS;
      case DISTANCE ->
          query.near() != null
              ? ServiceQuery.Sort.DISTANCE
              : hasText ? ServiceQuery.Sort.RELEVANCE : ServiceQuery.Sort.FRESHNESS;
      case RELEVANCE ->
          hasText
              ? ServiceQuery.Sort.RELEVANCE
              : query.near() != null ? ServiceQuery.Sort.DISTANCE : ServiceQuery.Sort.FRESHNESS;
    };
  }

  static List<Ranked> find(List<Selection> selections, ServiceQuery query) {
    int wanted = query.offset() + query.limit();
    if (query.limit() == 0) {
      return List.of();
    }
    boolean hasText = selections.stream().anyMatch(selection -> selection.text != null);
    ServiceQuery.Sort order = order(query, hasText);
    ServiceQuery.Near near = query.near();
    List<Ranked> first;
    if (order == ServiceQuery.Sort.DISTANCE && near != null) {
      first = Nearest.find(selections, near.point(), wanted);
    } else {
      Metres from = near == null ? null : new Metres(near.point());
      first = new ArrayList<>();
      for (Selection selection : selections) {
        first.addAll(
            switch (order) {
              case NAME -> byRank(selection, selection.all, false, wanted);
              case RELEVANCE -> byScore(selection, from, wanted);
              default -> byRank(selection, selection.all, true, wanted);
            });
      }
    }
    first.sort(comparator(order));
    return first.subList(Math.min(query.offset(), first.size()), Math.min(wanted, first.size()));
  }

  private static Comparator<Ranked> comparator(ServiceQuery.Sort order) {
    return switch (order) {
      case NAME -> Ranked.NAME;
      case FRESHNESS -> Ranked.FRESHNESS;
      case DISTANCE -> Ranked.DISTANCE;
      case RELEVANCE -> Ranked.SCORE;
    };
  }

  /// The first `wanted` of `documents` by freshness or by name.
  static List<Ranked> byRank(Selection selection, Words documents, boolean fresh, int wanted) {
    Part part = selection.view.part;
    int[] order = fresh ? part.freshOrder : part.nameOrder;
    List<Ranked> found = new ArrayList<>();
    if ((long) documents.cardinality() * DENSE >= part.size) {
      for (int i = 0; i < order.length && found.size() < wanted; i++) {
        if (documents.contains(order[i])) {
          found.add(new Ranked(selection.view, order[i], 0, 0));
        }
      }
      return found;
    }
    int[] ranks = fresh ? part.freshRank : part.nameRank;
    Smallest smallest = new Smallest(wanted, documents.cardinality());
    documents.forEach(document -> smallest.offer(ranks[document]));
    for (long rank : smallest.sorted()) {
      found.add(new Ranked(selection.view, order[(int) rank], 0, 0));
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
