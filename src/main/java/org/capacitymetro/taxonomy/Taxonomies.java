package org.capacitymetro.taxonomy;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The vocabularies, read from the database and kept until they change.
@Component
public class Taxonomies {

  /// All terms, parents before their children, in display order.
  public List<Term> list(Vocabulary vocabulary) {
    throw new UnsupportedOperationException("taxonomy helper: " + vocabulary);
  }

  public Optional<Term> find(Vocabulary vocabulary, String code) {
    throw new UnsupportedOperationException("taxonomy helper: " + vocabulary + code);
  }
}
