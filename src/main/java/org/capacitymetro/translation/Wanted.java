package org.capacitymetro.translation;

import java.util.Collection;
import java.util.List;
import org.capacitymetro.rights.Scope;
import org.jspecify.annotations.Nullable;

/// What somebody looks for among the texts.
///
/// @param language into which
/// @param city code, null for all
/// @param kind as in [org.capacitymetro.text.Translatables#kinds], null for all
/// @param standing null for whatever still needs work
/// @param everything whether the person may translate records of every city and of none
/// @param cities whose records the person may translate
/// @param source the language they are translated from, null for any
record Wanted(
    String language,
    @Nullable String city,
    @Nullable String kind,
    @Nullable Standing standing,
    boolean everything,
    List<String> cities,
    @Nullable String source) {

  Wanted(
      String language,
      @Nullable String city,
      @Nullable String kind,
      @Nullable Standing standing,
      boolean everything,
      List<String> cities) {
    this(language, city, kind, standing, everything, cities, null);
  }

  Wanted from(String language) {
    return new Wanted(this.language, city, kind, standing, everything, cities, language);
  }

  static Wanted within(
      Collection<Scope> scopes,
      String language,
      @Nullable String city,
      @Nullable String kind,
      @Nullable Standing standing) {
    return new Wanted(
        language,
        city,
        kind,
        standing,
        scopes.stream().anyMatch(Scope.Everything.class::isInstance),
        Scope.cities(scopes));
  }
}
