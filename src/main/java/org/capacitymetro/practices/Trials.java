package org.capacitymetro.practices;

import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Page;

/// Who tries a practice elsewhere, for the page of its sheet and its files. Told by the module that
/// keeps adoptions, a row above.
public interface Trials {

  TrialsView view(Published practice, Page page);

  /// The same for machines: lists and maps that JSON can say.
  List<Map<String, Object>> data(Published practice, Page page);
}
