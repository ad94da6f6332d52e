package org.capacitymetro.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.parameters.ApiProblems;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ParameterProblem;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The directory for machines: `GET /api/v1/services` and the codes its parameters take. Parameters
/// that are unknown or malformed are refused (RFC 9457), never ignored.
@RestController
@RequestMapping(value = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ServicesApi {
  private static final List<Facet> FACETS =
      Stream.concat(AskedServices.FACETS.stream(), Stream.of(Facet.OPEN)).toList();

  private final ServiceParameters parameters;
  private final ServiceSearch search;
  private final Directory directory;
  private final Taxonomies taxonomies;
  private final Areas areas;
  private final Labels labels;
  private final Cards cards;
  private final Clock clock;

  ServicesApi(
      ServiceParameters parameters,
      ServiceSearch search,
      Directory directory,
      Taxonomies taxonomies,
      Areas areas,
      Labels labels,
      Cards cards,
      Clock clock) {
    this.parameters = parameters;
    this.search = search;
    this.directory = directory;
    this.taxonomies = taxonomies;
    this.areas = areas;
    this.labels = labels;
    this.cards = cards;
    this.clock = clock;
  }

  /// @param limit and `offset` as they were used
  record Answer(
      long total,
      long unplaced,
      int limit,
      int offset,
      List<ServiceJson> items,
      Map<String, List<Count>> facets,
      @Nullable Suggestions suggestions) {}

  record Count(String value, String label, long count) {}

  record Suggestions(@Nullable String spelling, List<Relaxed> relaxed, List<Code> sectors) {}

  /// @param query the query string of the search without the parameter
  record Relaxed(String without, String query, long total) {}

  record Code(String code, String name) {}

  record Sector(String code, String name, @Nullable String parent, @Nullable String colour) {}

  record CityJson(String code, String name, double lat, double lon, double[] bbox, String url) {}

  @GetMapping("/services")
  ResponseEntity<?> services(@RequestParam MultiValueMap<String, String> query) {
    AskedServices asked = parameters.parse(query, Language.ITALIAN.code());
    List<ParameterProblem> problems = new ArrayList<>(parameters.unknown(query.keySet()));
    problems.addAll(asked.problems());
    if (!problems.isEmpty()) {
      return ApiProblems.refused(problems, asked.query().language());
    }
    return fresh(answer(asked));
  }

  @GetMapping("/services/{id}")
  ResponseEntity<?> service(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> query) {
    List<ParameterProblem> problems =
        query.keySet().stream()
            .filter(name -> !name.equals("lang"))
            .map(
                name ->
                    new ParameterProblem(name, "", ParameterProblem.Kind.UNKNOWN, List.of("lang")))
            .toList();
    AskedServices asked = parameters.parse(query, Language.ITALIAN.code());
    if (!problems.isEmpty() || !asked.isSound()) {
      return ApiProblems.refused(problems.isEmpty() ? asked.problems() : problems, "en");
    }
    Instant now = clock.instant();
    return ServiceId.parse(id)
        .flatMap(directory::find)
        .<ResponseEntity<?>>map(
            service ->
                fresh(
                    ServiceJson.of(
                        service,
                        cards.stateAt(service, now),
                        cards.age(service, now),
                        today(now),
                        null,
                        null,
                        asked.query().language())))
        .orElseGet(
            () ->
                ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(
                        ProblemDetail.forStatusAndDetail(
                            HttpStatus.NOT_FOUND, "There is no service \"" + id + "\".")));
  }

  @GetMapping("/sectors")
  ResponseEntity<List<Sector>> sectors(@RequestParam(defaultValue = "it") String lang) {
    return fresh(
        taxonomies.list(Vocabulary.SECTOR).stream()
            .map(
                term -> new Sector(term.code(), term.name().in(lang), term.parent(), term.colour()))
            .toList());
  }

  @GetMapping("/cities")
  ResponseEntity<List<CityJson>> cities(@RequestParam(defaultValue = "it") String lang) {
    return fresh(
        areas.cities().stream()
            .map(
                city ->
                    new CityJson(
                        city.code(),
                        city.name().in(lang),
                        city.centre().lat(),
                        city.centre().lon(),
                        new double[] {
                          city.bounds().minLon(),
                          city.bounds().minLat(),
                          city.bounds().maxLon(),
                          city.bounds().maxLat()
                        },
                        "/"
                            + Language.find(lang).orElse(Language.ITALIAN).code()
                            + "/cities/"
                            + city.code()))
            .toList());
  }

  private Answer answer(AskedServices asked) {
    ServiceQuery query = asked.query();
    String language = query.language();
    SearchResult result = search.search(query);
    Instant now = clock.instant();
    Instant instant = Objects.requireNonNullElse(query.openAt(), now);
    return new Answer(
        result.total(),
        result.unplaced(),
        query.limit(),
        query.offset(),
        result.hits().stream()
            .map(
                hit ->
                    ServiceJson.of(
                        hit.service(),
                        cards.stateAt(hit.service(), instant),
                        cards.age(hit.service(), now),
                        today(now),
                        hit.metres(),
                        hit.matched(),
                        language))
            .toList(),
        facets(result, language),
        suggestions(asked, result.suggestions(), language));
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, Formats.ZONE);
  }

  private Map<String, List<Count>> facets(SearchResult result, String language) {
    Messages words = Messages.in(Language.find(language).orElse(Language.ITALIAN));
    Map<String, List<Count>> facets = new LinkedHashMap<>();
    for (Facet facet : FACETS) {
      facets.put(
          facet.parameter(),
          result.facets().getOrDefault(facet, List.of()).stream()
              .map(
                  count ->
                      new Count(
                          count.value(), labels.of(facet, count.value(), words), count.count()))
              .toList());
    }
    return facets;
  }

  private @Nullable Suggestions suggestions(
      AskedServices asked, SearchResult.@Nullable Suggestions suggestions, String language) {
    if (suggestions == null) {
      return null;
    }
    return new Suggestions(
        suggestions.spelling(),
        suggestions.relaxed().stream()
            .map(
                relaxed ->
                    new Relaxed(
                        relaxed.without(),
                        asked.with(relaxed.query()).fromStart().queryString(),
                        relaxed.total()))
            .toList(),
        suggestions.sectors().stream()
            .flatMap(code -> taxonomies.find(Vocabulary.SECTOR, code).stream())
            .map(term -> code(term, language))
            .toList());
  }

  private static Code code(Term term, String language) {
    return new Code(term.code(), term.name().in(language));
  }

  private static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
  }
}
