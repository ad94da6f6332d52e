package org.capacitymetro.search;

import java.util.Arrays;

/// A heap of plain numbers, the smallest on top.
final class LongHeap {
  private long[] values;
  private int size;

  LongHeap(int capacity) {
    this.values = new long[Math.max(4, capacity)];
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  long peek() {
    return values[0];
  }

  void push(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (values[parent] <= value) {
        break;
      }
      values[at] = values[parent];
      at = parent;
    }
    values[at] = value;
  }

  long pop() {
    long top = values[0];
    long last = values[--size];
    sink(last);
    return top;
  }

  /// Takes the smallest away and puts `value` in.
  void replace(long value) {
    sink(value);
  }

  private void sink(long value) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && values[child + 1] < values[child]) {
        child++;
      }
      if (values[child] >= value) {
        break;
      }
      values[at] = values[child];
      at = child;
    }
    values[at] = value;
  }
}
