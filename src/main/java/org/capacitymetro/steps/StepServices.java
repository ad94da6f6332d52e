package org.capacitymetro.steps;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.index.Facet;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ParameterProblem;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/// The searches that choices lead to: what an editor typed is checked against what the results page
/// knows, by the same parser. The city is not in them, it is the reader's.
@Component
class StepServices {
  /// What a choice may ask for: filters and words. Place, order and page are the reader's.
  static final List<String> NAMES =
      List.of("q", "sector", "target", "language", "access", "availability", "verified", "open_at");

  private final ServiceParameters parameters;
  private final Taxonomies taxonomies;

  StepServices(ServiceParameters parameters, Taxonomies taxonomies) {
    this.parameters = parameters;
    this.taxonomies = taxonomies;
  }

  /// Everything that would make it another search than its editor meant.
  List<ParameterProblem> problems(String services) {
    MultiValueMap<String, String> read = read(services);
    Set<String> unknown = new LinkedHashSet<>(read.keySet());
    NAMES.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      return unknown.stream()
          .map(name -> new ParameterProblem(name, "", ParameterProblem.Kind.UNKNOWN, NAMES))
          .toList();
    }
    return parameters.parse(read, StepContent.LANGUAGE).problems();
  }

  ServiceQuery parse(String services, String language) {
    return parameters.parse(read(services), language).query();
  }

  /// The query string with a city, if one is chosen.
  String query(String services, String city) {
    return city.isEmpty() ? services : services + "&city=" + city;
  }

  /// The first-level sector that is asked for, where it is one.
  Optional<String> sector(String services) {
    AskedServices asked = parameters.parse(read(services), StepContent.LANGUAGE);
    List<String> sectors =
        asked.query().sorted(Facet.SECTOR).stream()
            .map(code -> taxonomies.find(Vocabulary.SECTOR, code).map(Term::parent).orElse(code))
            .distinct()
            .toList();
    return sectors.size() == 1 ? Optional.of(sectors.getFirst()) : Optional.empty();
  }

  private static MultiValueMap<String, String> read(String services) {
    return UriComponentsBuilder.newInstance().query(services).build().getQueryParams();
  }
}
