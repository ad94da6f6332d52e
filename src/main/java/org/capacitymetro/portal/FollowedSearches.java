package org.capacitymetro.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.search.Matching;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.watching.Searches;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// Tells those who follow a search what it means.
@Component
class FollowedSearches implements Searches {
  /// Parameters that say how results are shown, not which.
  private static final Set<String> NOT_FOLLOWED =
      Set.of("open_at", "sort", "limit", "offset", "lang");

  /// A point is remembered to about a hundred metres: it may be where somebody was standing.
  private static final double GRID = 1_000;

  private final ServiceParameters parameters;
  private final ResultsModel model;
  private final Labels labels;
  private final Matching matching;

  FollowedSearches(
      ServiceParameters parameters, ResultsModel model, Labels labels, Matching matching) {
    this.parameters = parameters;
    this.model = model;
    this.labels = labels;
    this.matching = matching;
  }

  @Override
  public String read(MultiValueMap<String, String> asked) {
    MultiValueMap<String, String> ours = new LinkedMultiValueMap<>();
    asked.forEach(
        (name, values) -> {
          if (ServiceParameters.NAMES.contains(name) && !NOT_FOLLOWED.contains(name)) {
            ours.put(name, values);
          }
        });
    AskedServices services = parameters.parse(ours, Language.ITALIAN.code());
    return services.with(services.query().withNear(coarse(services.query().near()))).queryString();
  }

  /// Without a radius a point only sorts.
  private static ServiceQuery.@Nullable Near coarse(ServiceQuery.@Nullable Near near) {
    return near == null || near.radius() == null
        ? null
        : new ServiceQuery.Near(
            new Point(coarse(near.point().lat()), coarse(near.point().lon())), near.radius());
  }

  private static double coarse(double degrees) {
    return Math.round(degrees * GRID) / GRID;
  }

  @Override
  public String title(String query, Messages words) {
    ServiceQuery asked = query(query, words.language().code());
    List<String> more = new ArrayList<>();
    for (Facet facet : AskedServices.FACETS) {
      boolean said =
          facet == Facet.SECTOR && asked.text().isEmpty() && asked.chosen(Facet.SECTOR).size() == 1;
      if (!said) {
        asked.sorted(facet).forEach(value -> more.add(labels.of(facet, value, words)));
      }
    }
    ServiceQuery.Near near = asked.near();
    if (near != null && near.radius() != null) {
      more.add(
          words.get(
              "follow.near", "distance", new Formats(words.language()).distance(near.radius())));
    }
    if (asked.box() != null) {
      more.add(words.get("follow.box"));
    }
    String heading = model.heading(asked, words);
    return more.isEmpty() ? heading : heading + " · " + String.join(", ", more);
  }

  @Override
  public Map<String, Set<ServiceId>> matching(
      Collection<String> queries, Collection<PublicService> services) {
    Map<String, ServiceQuery> asked = new HashMap<>();
    for (String query : queries) {
      asked.put(query, query(query, Language.ITALIAN.code()));
    }
    return matching.of(asked, services);
  }

  /// What cannot be read any more, as a sector that was given up, no longer narrows the search.
  private ServiceQuery query(String query, String language) {
    MultiValueMap<String, String> read = new LinkedMultiValueMap<>();
    for (String pair : query.replaceFirst("^\\?", "").split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        read.add(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return parameters.parse(read, language).query();
  }
}
