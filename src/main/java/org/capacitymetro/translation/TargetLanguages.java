package org.capacitymetro.translation;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.pages.Language;

/// The languages Italian texts are translated into: those of the interface, so that one more there
/// is one more here. Texts in any other language are translated into Italian too.
final class TargetLanguages {
  private TargetLanguages() {}

  static List<Language> ofItalian() {
    return Language.all().stream().filter(language -> language != Language.ITALIAN).toList();
  }

  static Optional<Language> findOfItalian(String code) {
    return ofItalian().stream().filter(language -> language.code().equals(code)).findFirst();
  }
}
