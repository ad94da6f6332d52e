package org.capacitymetro.guides;

import org.capacitymetro.pages.Page;

/// What stands in the way of keeping a guide, or of publishing it.
///
/// @param field of the form: `title`, `{id}.words`
/// @param key of the sentence, behind `guides.problem.`
/// @param arguments names and values of its placeholders, in turn
record GuideProblem(String field, String key, Object... arguments) {

  /// The sentence for the person who writes.
  ///
  /// @param label what the field is called
  String sentence(String label, Page page) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "field";
    all[1] = label;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return page.t("guides.problem." + key, all);
  }
}
