package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.capacitymetro.geo.Point;
import org.capacitymetro.index.Metres;
import org.capacitymetro.index.Part;
import org.capacitymetro.index.Words;

/// The services nearest to a point: looks into groups and blocks of services in the order of how
/// near they can be at best, and stops when none can be nearer than what was found.
final class Nearest {
  private static final long BLOCK = 1L << 24;
  private static final int NUMBER = (1 << 24) - 1;
  private static final int VIEW_SHIFT = 25;

  private final List<Selection> selections;
  private final Metres from;
  private final int wanted;
  private final LongHeap queue = new LongHeap(512);
  private final PriorityQueue<Ranked> found = new PriorityQueue<>(Ranked.DISTANCE.reversed());

  private Nearest(List<Selection> selections, Point from, int wanted) {
    this.selections = selections;
    this.from = new Metres(from);
    this.wanted = wanted;
  }

  /// At most `wanted` services; those without a place come after all others.
  static List<Ranked> find(List<Selection> selections, Point from, int wanted) {
    Nearest nearest = new Nearest(selections, from, wanted);
    nearest.search();
    List<Ranked> all = new ArrayList<>(nearest.found);
    if (all.size() < wanted) {
      all.addAll(nearest.unplaced(wanted - all.size()));
    }
    return all;
  }

  private void search() {
    for (int i = 0; i < selections.size(); i++) {
      Part part = selections.get(i).view.part;
      if (!selections.get(i).all.isEmpty()) {
        for (int group = 0; group < part.groupCount(); group++) {
          push(part.metresToGroup(from, group), (long) i << VIEW_SHIFT | group);
        }
      }
    }
    while (!queue.isEmpty()) {
      long next = queue.pop();
      if (Float.intBitsToFloat((int) (next >>> 32)) > worst()) {
        return;
      }
      Selection selection = selections.get((int) (next & 0xffffffffL) >>> VIEW_SHIFT);
      int number = (int) next & NUMBER;
      if ((next & BLOCK) != 0) {
        look(selection, number);
      } else {
        open(selection, number, next & 0xfe000000L);
      }
    }
  }

  /// @param bound rounded down, so that it stays a lower bound
  private void push(double bound, long what) {
    if (bound <= worst()) {
      float low = bound <= 0 ? 0 : Math.nextDown((float) bound);
      queue.push((long) Float.floatToIntBits(Math.max(0, low)) << 32 | what);
    }
  }

  private double worst() {
    return found.size() < wanted ? Double.POSITIVE_INFINITY : found.peek().metres();
  }

  private void open(Selection selection, int group, long view) {
    Part part = selection.view.part;
    for (int block = Part.firstBlock(group); block < part.endBlock(group); block++) {
      if (selection.all.word(block) != 0) {
        push(part.metresToBlock(from, block), view | BLOCK | block);
      }
    }
  }

  private void look(Selection selection, int block) {
    Part part = selection.view.part;
    for (long rest = selection.all.word(block); rest != 0; rest &= rest - 1) {
      int document = (block << 6) + Long.numberOfTrailingZeros(rest);
      if (document >= part.placed) {
        return;
      }
      double metres = from.to(part.lat[document] / Part.UNITS, part.lon[document] / Part.UNITS);
      if (metres > worst()) {
        continue;
      }
      Ranked ranked = new Ranked(selection.view, document, 0, metres);
      if (found.size() < wanted) {
        found.add(ranked);
      } else if (Ranked.DISTANCE.compare(ranked, found.peek()) < 0) {
        found.poll();
        found.add(ranked);
      }
    }
  }

  private List<Ranked> unplaced(int missing) {
    List<Ranked> rest = new ArrayList<>();
    for (Selection selection : selections) {
      Part part = selection.view.part;
      Words unplaced = selection.all.range(part.placed, part.size);
      for (Ranked ranked : TopHits.freshest(selection, unplaced, missing)) {
        rest.add(new Ranked(ranked.view(), ranked.document(), 0, Double.POSITIVE_INFINITY));
      }
    }
    return rest;
  }
}
