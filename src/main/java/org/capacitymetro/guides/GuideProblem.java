package org.capacitymetro.guides;

import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.pages.Page;

/// What stands in the way of keeping a guide, or of publishing it.
///
/// @param field of the form: `title`, `{id}.words`
/// @param key of the sentence, behind `guides.problem.`
/// @param arguments names and values of its placeholders, in turn
record GuideProblem(String field, String key, List<Object> arguments) {

  static GuideProblem of(String field, String key, Object... arguments) {
    return new GuideProblem(field, key, List.of(arguments));
  }

  /// The sentence for the person who writes.
  ///
  /// @param label what the field is called
  String sentence(String label, Page page) {
    return page.t(
        "guides.problem." + key,
        Stream.concat(Stream.of("field", label), arguments.stream()).toArray());
  }
}
