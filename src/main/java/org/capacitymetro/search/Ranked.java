package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.index.View;
import org.capacitymetro.index.Words;
import org.jspecify.annotations.Nullable;

/// A document with what its order goes by.
final class Ranked {
  private static final Comparator<Ranked> BY_NAME = Comparator.comparing(Ranked::nameKey);

  static final Comparator<Ranked> NAME =
      BY_NAME.thenComparing(Comparator.comparingInt(Ranked::freshness).reversed());

  static final Comparator<Ranked> FRESHNESS =
      Comparator.comparingInt(Ranked::freshness).reversed().thenComparing(BY_NAME);

  static final Comparator<Ranked> NEWEST =
      Comparator.comparingInt(Ranked::changed).reversed().thenComparing(BY_NAME);

  static final Comparator<Ranked> STANDING =
      Comparator.comparingInt(Ranked::standing).thenComparing(BY_NAME);

  static final Comparator<Ranked> DISTANCE =
      Comparator.comparingDouble(Ranked::metres).thenComparing(FRESHNESS);

  /// Distances count in whole metres here, so that two desks of one house are equally far.
  static final Comparator<Ranked> SCORE =
      Comparator.comparingInt(Ranked::score)
          .reversed()
          .thenComparingLong(ranked -> Math.round(ranked.metres))
          .thenComparing(FRESHNESS);

  private final View view;
  private final int document;
  private final int score;
  private final double metres;
  private @Nullable String nameKey;

  /// @param score of the text, 0 without text
  /// @param metres from the point asked for; positive infinity for an unplaced service, 0 when no
  ///   point was asked for
  Ranked(View view, int document, int score, double metres) {
    this.view = view;
    this.document = document;
    this.score = score;
    this.metres = metres;
  }

  View view() {
    return view;
  }

  int document() {
    return document;
  }

  int score() {
    return score;
  }

  double metres() {
    return metres;
  }

  int freshness() {
    return view.part.freshness[document];
  }

  int changed() {
    return view.part.changed[document];
  }

  int standing() {
    return view.part.standing[document];
  }

  /// Read from the index, which is slow as comparing goes, so it is read once and only for ties.
  private String nameKey() {
    String key = nameKey;
    if (key == null) {
      key = view.nameKey(document);
      nameKey = key;
    }
    return key;
  }

  /// Reads a bytes field of each, view by view in rising order as the index wants it, and gives the
  /// values in the order of the list.
  static <T> List<T> read(List<Ranked> ranked, String field, Function<BytesRef, T> reader) {
    Map<View, Map<Integer, T>> read = new HashMap<>();
    for (Ranked hit : ranked) {
      read.computeIfAbsent(hit.view, view -> new HashMap<>());
    }
    read.forEach(
        (view, values) -> {
          int[] documents =
              ranked.stream().filter(hit -> hit.view == view).mapToInt(Ranked::document).toArray();
          view.readBytes(
              field,
              Words.ofDocuments(documents),
              (document, bytes) -> values.put(document, reader.apply(bytes)));
        });
    List<T> values = new ArrayList<>(ranked.size());
    for (Ranked hit : ranked) {
      T value = read.getOrDefault(hit.view, Map.of()).get(hit.document);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
