package org.capacitymetro.translation;

import java.util.List;

/// The glossary in one language.
public record TermsView(
    List<QueueView.Choice> languages,
    String action,
    String into,
    String direction,
    String language,
    boolean mayWrite,
    boolean saved,
    List<Term> terms) {

  /// @param words empty where nobody said
  public record Term(String term, String words) {}
}
