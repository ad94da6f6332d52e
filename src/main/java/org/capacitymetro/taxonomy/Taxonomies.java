package org.capacitymetro.taxonomy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitymetro.platform.Refreshed;
import org.springframework.stereotype.Component;

/// The vocabularies, read from the database and kept until they change.
@Component
public class Taxonomies {

  private record Loaded(
      Map<Vocabulary, List<Term>> ordered, Map<Vocabulary, Map<String, Term>> byCode) {}

  private final TaxonomyStore store;
  private final Refreshed<Loaded> terms;

  Taxonomies(TaxonomyStore store) {
    this.store = store;
    this.terms = new Refreshed<>(store::version, this::load);
  }

  /// All terms, parents before their children, in display order.
  public List<Term> list(Vocabulary vocabulary) {
    return terms.get().ordered().getOrDefault(vocabulary, List.of());
  }

  public Optional<Term> find(Vocabulary vocabulary, String code) {
    return Optional.ofNullable(terms.get().byCode().getOrDefault(vocabulary, Map.of()).get(code));
  }

  /// A term of the first level as it is; of the second level, its parent. For pictogram and colour.
  public Optional<Term> findFirstLevel(Vocabulary vocabulary, String code) {
    return find(vocabulary, code)
        .flatMap(
            term -> term.parent() == null ? Optional.of(term) : find(vocabulary, term.parent()));
  }

  /// Changes whenever a term does: names may have to be indexed again.
  public long generation() {
    return terms.version();
  }

  private Loaded load() {
    Map<Vocabulary, List<Term>> ordered = new EnumMap<>(Vocabulary.class);
    Map<Vocabulary, Map<String, Term>> byCode = new EnumMap<>(Vocabulary.class);
    for (Vocabulary vocabulary : Vocabulary.values()) {
      List<Term> list = store.list(vocabulary);
      ordered.put(vocabulary, list);
      byCode.put(
          vocabulary, list.stream().collect(Collectors.toMap(Term::code, Function.identity())));
    }
    return new Loaded(ordered, byCode);
  }
}
