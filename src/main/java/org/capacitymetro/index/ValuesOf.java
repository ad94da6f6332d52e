package org.capacitymetro.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one facet by document: the other way round than [Part#values]. A document has one
/// combination of values, and there are far fewer combinations than documents, so counting costs
/// one step a document however many values it has.
public final class ValuesOf {
  private static final int MAX_COMBINATIONS = Character.MAX_VALUE;

  /// The values, in the order of [#count].
  public final String[] names;

  private final char[] combinationOf;
  private final int[][] combinations;

  private ValuesOf(String[] names, char[] combinationOf, int[][] combinations) {
    this.names = names;
    this.combinationOf = combinationOf;
    this.combinations = combinations;
  }

  /// Whether counting document by document costs less than value by value, where a step is a look
  /// at 64 documents and takes a third of the time.
  public boolean suits(Words documents) {
    int matching = documents.cardinality();
    long steps = isFew(matching) ? 2L * matching : matching + combinations.length / 4;
    return steps * 3 < (long) documents.size * names.length;
  }

  /// How many of the documents have each value, in the order of `names`.
  public int[] count(Words documents) {
    return isFew(documents.cardinality()) ? countEach(documents) : countCombinations(documents);
  }

  /// Fewer documents than would pay for going through all combinations.
  private boolean isFew(int documents) {
    return documents < combinations.length / 2;
  }

  private int[] countEach(Words documents) {
    int[] counts = new int[names.length];
    documents.forEach(
        document -> {
          for (int value : combinations[combinationOf[document]]) {
            counts[value]++;
          }
        });
    return counts;
  }

  private int[] countCombinations(Words documents) {
    int[] counted = new int[combinations.length];
    documents.forEach(document -> counted[combinationOf[document]]++);
    int[] counts = new int[names.length];
    for (int i = 0; i < counted.length; i++) {
      if (counted[i] > 0) {
        for (int value : combinations[i]) {
          counts[value] += counted[i];
        }
      }
    }
    return counts;
  }

  /// Takes the values of the documents one by one; those of one document in rising order.
  static final class Builder {
    private final String[] names;
    private final char[] combinationOf;
    private final List<int[]> combinations = new ArrayList<>(List.of(new int[0]));
    private final Map<Long, Integer> longer = new HashMap<>();

    Builder(String[] names, int documents) {
      this.names = names;
      this.combinationOf = new char[documents];
    }

    void add(int document, int value) {
      if (combinations.size() <= MAX_COMBINATIONS) {
        int shorter = combinationOf[document];
        combinationOf[document] =
            (char)
                longer
                    .computeIfAbsent((long) shorter << 32 | value, key -> combine(shorter, value))
                    .intValue();
      }
    }

    private int combine(int shorter, int value) {
      int[] values = combinations.get(shorter);
      int[] combined = Arrays.copyOf(values, values.length + 1);
      combined[values.length] = value;
      combinations.add(combined);
      return combinations.size() - 1;
    }

    /// Null where there are too many combinations; counting then goes value by value.
    @Nullable ValuesOf build() {
      return combinations.size() > MAX_COMBINATIONS
          ? null
          : new ValuesOf(names, combinationOf, combinations.toArray(int[][]::new));
    }
  }
}
