package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitymetro.matching.Matcher;
import org.capacitymetro.matching.Pair;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.text.Folding;

/// Bodies that the keys of [BodyKeys] do not settle, compared by the matcher: only those that share
/// a word of their names that is not too frequent, in one comune or where one names none.
final class BodyLikeness {
  /// Words in more names than this (`associazione`) lead to too many pairs.
  private static final int MOST = 20;

  private static final int SHORTEST = 4;

  /// A body that is likely the same.
  record Alike(BodyKeys.Known other, Pair pair) {}

  private final Map<String, List<BodyKeys.Known>> byWord = new HashMap<>();

  void add(BodyKeys.Known body) {
    words(body.name())
        .forEach(word -> byWord.computeIfAbsent(word, one -> new ArrayList<>()).add(body));
  }

  /// The likest of those added, from [org.capacitymetro.matching.Settings#perhaps] on.
  Optional<Alike> find(BodyKeys.Known body) {
    Set<BodyKeys.Known> candidates = new LinkedHashSet<>();
    words(body.name())
        .map(word -> byWord.getOrDefault(word, List.of()))
        .filter(named -> named.size() <= MOST)
        .forEach(candidates::addAll);
    Traits own = traits(body);
    return candidates.stream()
        .filter(other -> mayBe(body, other))
        .flatMap(
            other ->
                Matcher.compare(own, traits(other)).map(pair -> new Alike(other, pair)).stream())
        .max(Comparator.comparingDouble(alike -> alike.pair().score()));
  }

  /// Two tax codes are two bodies, whatever their names.
  private static boolean mayBe(BodyKeys.Known one, BodyKeys.Known other) {
    boolean codes = !one.taxCode().isEmpty() && !other.taxCode().isEmpty();
    boolean comuni = one.area() != null && other.area() != null;
    return !codes && (!comuni || Objects.equals(one.area(), other.area()));
  }

  /// The ISTAT code stands for the name of the comune, so that the matcher does not take the words
  /// of `Comune di Torino` for those of a place.
  private static Traits traits(BodyKeys.Known body) {
    return Traits.named("", body.name())
        .withPlace("", Objects.requireNonNullElse(body.area(), ""), "");
  }

  private static Stream<String> words(String name) {
    return Stream.of(Folding.words(name).split(" "))
        .filter(word -> word.length() >= SHORTEST)
        .distinct();
  }
}
