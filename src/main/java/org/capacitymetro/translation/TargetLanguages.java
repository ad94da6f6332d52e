package org.capacitymetro.translation;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.pages.Language;

/// The languages texts are translated into: those of the interface, so that one more there is one
/// more here.
final class TargetLanguages {
  private TargetLanguages() {}

  static List<Language> all() {
    return Language.all().stream().filter(language -> language != Language.ITALIAN).toList();
  }

  static Optional<Language> find(String code) {
    return all().stream().filter(language -> language.code().equals(code)).findFirst();
  }
}
