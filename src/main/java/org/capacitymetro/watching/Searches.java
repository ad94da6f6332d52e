package org.capacitymetro.watching;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Messages;
import org.springframework.util.MultiValueMap;

/// What searches mean. This module keeps them as the query strings of the results page; the one
/// that reads those, rows above, answers.
public interface Searches {

  /// The query string of the search an address asks for, always written the same way, without what
  /// has no meaning for following: order, page, opening at an instant. Empty for everything, else
  /// it begins with `?`. What is no parameter of a search or cannot be read is left out, as on the
  /// results page.
  String read(MultiValueMap<String, String> parameters);

  /// What a search asks for, in words.
  String title(String query, Messages words);

  /// Which of the services each search finds, by its query string.
  Map<String, Set<ServiceId>> matching(
      Collection<String> queries, Collection<PublicService> services);
}
