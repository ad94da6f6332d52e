package org.capacitymetro.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How texts get to translators and back: a module that owns texts which readers see in several
/// languages contributes a bean of this. So the translators' desk knows neither services nor
/// guides, and what is written goes through the history of the module that owns it.
public interface Translatables {

  /// What its records are called in addresses, files and messages (`translation.kind.{kind}`).
  Set<String> kinds();

  /// The public records of a kind, each with something that changes whenever it is written.
  Map<String, String> versions(String kind);

  /// Records whole; those that are not public or not known are left out.
  List<TranslatableRecord> list(String kind, Collection<String> ids);

  /// Writes translations as [Translation#in] has it, all of them as one change where the module has
  /// such a thing.
  ///
  /// @param actor who writes, as change sets name people
  /// @return those that were refused, because the text is gone or changed meanwhile
  List<Translation> translate(String actor, String reason, List<Translation> translations);
}
