package org.capacitymetro.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable set of document numbers as 64-bit words, of which only those that are not zero are
/// kept. Intersections and counts therefore cost what the smaller side has, and a set that fills
/// most of its range is also held as a plain array for direct access.
public final class Words {
  public static final Words NONE = new Words(new int[0], new long[0], 0, null);

  /// Positions of the words in rising order, and their bits.
  public final int[] at;

  public final long[] bits;

  /// How many entries of both arrays count.
  public final int size;

  private final long @Nullable [] dense;
  private int cardinality = -1;

  private Words(int[] at, long[] bits, int size, long @Nullable [] dense) {
    this.at = at;
    this.bits = bits;
    this.size = size;
    this.dense = dense;
  }

  /// Of which the first `size` words count; the arrays are taken over.
  public static Words of(int[] at, long[] bits, int size) {
    return size == 0 ? NONE : new Words(at, bits, size, null);
  }

  /// The set bits of a plain array.
  static Words ofDense(long[] plain) {
    int size = 0;
    for (long word : plain) {
      size += word == 0 ? 0 : 1;
    }
    int[] at = new int[size];
    long[] bits = new long[size];
    int next = 0;
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] != 0) {
        at[next] = i;
        bits[next++] = plain[i];
      }
    }
    return size == 0 ? NONE : new Words(at, bits, size, size * 8 > plain.length ? plain : null);
  }

  static Words all(int documents) {
    long[] plain = new long[(documents + 63) >>> 6];
    Arrays.fill(plain, -1L);
    if ((documents & 63) != 0) {
      plain[plain.length - 1] = (1L << documents) - 1;
    }
    return ofDense(plain);
  }

  /// The same set with direct access when it fills at least an eighth of `universe` words.
  Words packed(int universe) {
    if (dense != null || size * 8 < universe) {
      return trimmed();
    }
    long[] plain = new long[universe];
    for (int i = 0; i < size; i++) {
      plain[at[i]] = bits[i];
    }
    return new Words(trim(at), Arrays.copyOf(bits, size), size, plain);
  }

  private Words trimmed() {
    return at.length == size ? this : new Words(trim(at), Arrays.copyOf(bits, size), size, dense);
  }

  private int[] trim(int[] array) {
    return Arrays.copyOf(array, size);
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int cardinality() {
    int known = cardinality;
    if (known < 0) {
      known = 0;
      for (int i = 0; i < size; i++) {
        known += Long.bitCount(bits[i]);
      }
      cardinality = known;
    }
    return known;
  }

  public boolean contains(int document) {
    return (word(document >>> 6) & (1L << document)) != 0;
  }

  /// The 64 members from `word` * 64 on.
  public long word(int word) {
    long[] plain = dense;
    if (plain != null) {
      return word < plain.length ? plain[word] : 0;
    }
    int found = Arrays.binarySearch(at, 0, size, word);
    return found >= 0 ? bits[found] : 0;
  }

  /// The smallest member of a set that is not empty.
  public int first() {
    return (at[0] << 6) + Long.numberOfTrailingZeros(bits[0]);
  }

  /// The largest member of a set that is not empty.
  public int last() {
    return (at[size - 1] << 6) + 63 - Long.numberOfLeadingZeros(bits[size - 1]);
  }

  /// How many members are not smaller than `document`.
  public int countFrom(int document) {
    int first = floor(document >>> 6);
    int count = 0;
    for (int i = first; i < size; i++) {
      long members = at[i] == document >>> 6 ? bits[i] & -1L << document : bits[i];
      count += Long.bitCount(members);
    }
    return count;
  }

  /// The members from `from` (included) to `to` (excluded).
  public Words range(int from, int to) {
    if (from >= to || size == 0) {
      return NONE;
    }
    int first = floor(from >>> 6);
    int last = floor(((to - 1) >>> 6) + 1);
    int count = last - first;
    if (count <= 0) {
      return NONE;
    }
    int[] partAt = Arrays.copyOfRange(at, first, last);
    long[] part = Arrays.copyOfRange(bits, first, last);
    if (partAt[0] == from >>> 6) {
      part[0] &= -1L << from;
    }
    if (partAt[count - 1] == to >>> 6) {
      part[count - 1] &= (1L << to) - 1;
    }
    return compact(partAt, part, count);
  }

  /// The position of the first word at or after `word`.
  private int floor(int word) {
    int found = Arrays.binarySearch(at, 0, size, word);
    return found >= 0 ? found : -found - 1;
  }

  private static Words compact(int[] at, long[] bits, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (bits[i] != 0) {
        at[kept] = at[i];
        bits[kept++] = bits[i];
      }
    }
    return of(at, bits, kept);
  }

  /// The members both sets have.
  public Words and(Words other) {
    if (other.dense == null && (dense != null || size > other.size)) {
      return other.and0(this);
    }
    return and0(other);
  }

  private Words and0(Words other) {
    int[] foundAt = new int[Math.min(size, other.size)];
    long[] found = new long[foundAt.length];
    int count = 0;
    long[] plain = other.dense;
    if (plain != null) {
      for (int i = 0; i < size; i++) {
        int word = at[i];
        long both = word < plain.length ? bits[i] & plain[word] : 0;
        if (both != 0) {
          foundAt[count] = word;
          found[count++] = both;
        }
      }
      return of(foundAt, found, count);
    }
    int j = 0;
    for (int i = 0; i < size && j < other.size; i++) {
      j = other.seek(at[i], j);
      if (j < other.size && other.at[j] == at[i]) {
        long both = bits[i] & other.bits[j];
        if (both != 0) {
          foundAt[count] = at[i];
          found[count++] = both;
        }
      }
    }
    return of(foundAt, found, count);
  }

  /// The position at or after `from` of the first word not before `word`, by doubling steps.
  public int seek(int word, int from) {
    if (from >= size || at[from] >= word) {
      return from;
    }
    int step = 1;
    int low = from;
    while (low + step < size && at[low + step] < word) {
      low += step;
      step <<= 1;
    }
    int found = Arrays.binarySearch(at, low + 1, Math.min(size, low + step + 1), word);
    return found >= 0 ? found : -found - 1;
  }

  /// How many members both sets have.
  public int countAnd(Words other) {
    if (size == 0 || other.size == 0) {
      return 0;
    }
    long[] plain = other.dense;
    if (plain != null && (dense == null || size <= other.size)) {
      return countDense(plain);
    }
    if (dense != null) {
      return other.countDense(dense);
    }
    return size <= other.size ? countSparse(other) : other.countSparse(this);
  }

  private int countDense(long[] plain) {
    int count = 0;
    int first = at[0];
    if (at[size - 1] - first + 1 == size && at[size - 1] < plain.length) {
      for (int i = 0; i < size; i++) {
        count += Long.bitCount(bits[i] & plain[first + i]);
      }
      return count;
    }
    for (int i = 0; i < size; i++) {
      if (at[i] < plain.length) {
        count += Long.bitCount(bits[i] & plain[at[i]]);
      }
    }
    return count;
  }

  private int countSparse(Words other) {
    if (at[0] > other.at[other.size - 1] || at[size - 1] < other.at[0]) {
      return 0;
    }
    int count = 0;
    int j = 0;
    for (int i = 0; i < size; i++) {
      j = other.seek(at[i], j);
      if (j == other.size) {
        break;
      }
      if (other.at[j] == at[i]) {
        count += Long.bitCount(bits[i] & other.bits[j]);
      }
    }
    return count;
  }

  /// The members of any of the sets.
  ///
  /// @param universe how many words hold all documents
  public static Words or(List<Words> sets, int universe) {
    if (sets.isEmpty()) {
      return NONE;
    }
    if (sets.size() == 1) {
      return sets.getFirst();
    }
    long[] plain = new long[universe];
    for (Words set : sets) {
      for (int i = 0; i < set.size; i++) {
        plain[set.at[i]] |= set.bits[i];
      }
    }
    return ofDense(plain);
  }

  Words without(Words other) {
    long[] kept = Arrays.copyOf(bits, size);
    for (int i = 0; i < size; i++) {
      int j = other.floor(at[i]);
      if (j < other.size && other.at[j] == at[i]) {
        kept[i] &= ~other.bits[j];
      }
    }
    return compact(Arrays.copyOf(at, size), kept, size);
  }

  /// The given documents, in any order.
  public static Words ofDocuments(int[] documents) {
    int[] sorted = documents.clone();
    Arrays.sort(sorted);
    Builder builder = new Builder();
    for (int document : sorted) {
      builder.add(document);
    }
    return builder.build();
  }

  public interface Visitor {
    void visit(int document);
  }

  public void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      int base = at[i] << 6;
      for (long rest = bits[i]; rest != 0; rest &= rest - 1) {
        visitor.visit(base + Long.numberOfTrailingZeros(rest));
      }
    }
  }

  /// Collects members given in rising order.
  static final class Builder {
    private int[] at = new int[4];
    private long[] bits = new long[4];
    private int size;

    void add(int document) {
      int word = document >>> 6;
      if (size == 0 || at[size - 1] != word) {
        if (size == at.length) {
          at = Arrays.copyOf(at, size + (size >> 1) + 4);
          bits = Arrays.copyOf(bits, at.length);
        }
        at[size++] = word;
      }
      bits[size - 1] |= 1L << document;
    }

    void addWord(int word, long members) {
      if (members == 0) {
        return;
      }
      if (size == at.length) {
        at = Arrays.copyOf(at, size + (size >> 1) + 4);
        bits = Arrays.copyOf(bits, at.length);
      }
      at[size] = word;
      bits[size++] = members;
    }

    Words build() {
      return of(at, bits, size);
    }

    Words build(int universe) {
      return build().packed(universe);
    }
  }
}
