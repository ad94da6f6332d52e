package org.capacitymetro.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// In which order a reader takes the languages that a text has. A text that has none of them is
/// given in its source language, so nothing is hidden for lack of a translation.
///
/// @param languages BCP 47 tags, the reader's first choice first
public record ReadingOrder(List<String> languages) {
  /// What more readers of any language know than Italian.
  private static final String LAST = "en";

  public ReadingOrder {
    languages = List.copyOf(languages);
  }

  /// Of a reader of whom only one language is known: that one, then English.
  public static ReadingOrder of(String language) {
    return of(language, List.of());
  }

  /// @param language the one chosen for the page
  /// @param others those the reader's browser names, in its order; a tag with a region stands for
  ///   the language alone, too
  public static ReadingOrder of(String language, List<String> others) {
    Set<String> order = new LinkedHashSet<>();
    order.add(language);
    for (String other : others) {
      order.add(other);
      order.add(other.split("-", 2)[0]);
    }
    order.add(LAST);
    return new ReadingOrder(List.copyOf(order));
  }
}
