package org.capacitymetro.maps;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.capacitymetro.catalogue.AskedSheets;
import org.capacitymetro.catalogue.SheetsFound;
import org.capacitymetro.geo.TileAddress;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ParameterProblem;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.search.PracticeSearch;
import org.capacitymetro.search.ServiceSearch;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// The services, or the sheets of the toolkit, that match a search as vector tiles: the same
/// parameters as the search API, the layers as [ServiceSearch#tile] describes them.
@RestController
class ServiceTiles {
  private static final MediaType TILE =
      MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

  /// A change is searchable after two seconds; moving back and forth on a map is faster than this.
  private static final Duration AGE = Duration.ofSeconds(10);

  private static final Language SOURCE = Language.all().getFirst();

  private static final Duration OPEN_STEP = Duration.ofMinutes(1);

  private final ServiceParameters parameters;
  private final ServiceSearch search;
  private final PracticeSearch sheets;
  private final SheetsFound found;
  private final Clock clock;

  ServiceTiles(
      ServiceParameters parameters,
      ServiceSearch search,
      PracticeSearch sheets,
      SheetsFound found,
      Clock clock) {
    this.parameters = parameters;
    this.search = search;
    this.sheets = sheets;
    this.found = found;
    this.clock = clock;
  }

  @GetMapping("/tiles/services/{z}/{x}/{y}.mvt")
  ResponseEntity<?> services(
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      @RequestParam MultiValueMap<String, String> query,
      WebRequest request) {
    AskedServices asked = parameters.parse(query, SOURCE.code());
    List<ParameterProblem> problems = new ArrayList<>(parameters.unknown(query.keySet()));
    problems.addAll(asked.problems());
    return tile(
        z,
        x,
        y,
        asked,
        problems,
        search.generation(),
        request,
        () -> search.tile(asked.query(), z, x, y));
  }

  /// The services on which sheets hang that match a search for sheets, under the ids and titles of
  /// the sheets.
  @GetMapping("/tiles/practices/{z}/{x}/{y}.mvt")
  ResponseEntity<?> sheets(
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      @RequestParam MultiValueMap<String, String> query,
      WebRequest request) {
    AskedSheets asked = AskedSheets.parse(parameters, query, SOURCE.code());
    List<ParameterProblem> problems = new ArrayList<>(AskedSheets.unknown(query.keySet()));
    problems.addAll(asked.problems());
    return tile(
        z,
        x,
        y,
        asked.services(),
        problems,
        sheets.generation(),
        request,
        () -> sheets.tile(asked.query(), found.among(asked), z, x, y));
  }

  private ResponseEntity<?> tile(
      int z,
      int x,
      int y,
      AskedServices asked,
      List<ParameterProblem> unsound,
      long generation,
      WebRequest request,
      Supplier<byte[]> draw) {
    Messages words = Messages.in(Language.find(asked.query().language()).orElse(SOURCE));
    List<String> problems =
        new ArrayList<>(unsound.stream().map(problem -> problem.sentence(words)).toList());
    try {
      new TileAddress(z, x, y);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    if (!problems.isEmpty()) {
      return ResponseEntity.badRequest()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(
              ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.join(" ", problems)));
    }
    if (request.checkNotModified(tag(asked, generation))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
    }
    return ResponseEntity.ok()
        .contentType(TILE)
        .cacheControl(CacheControl.maxAge(AGE).cachePublic())
        .body(draw.get());
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ProblemDetail refuse(MethodArgumentTypeMismatchException e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST,
        "%s: \"%s\" is not a whole number".formatted(e.getName(), e.getValue()));
  }

  /// The address says what is asked; the tag need only change when the answer may: with the index,
  /// and each minute where it depends on the clock.
  private String tag(AskedServices asked, long generation) {
    long minute = asked.now() ? clock.instant().getEpochSecond() / OPEN_STEP.toSeconds() : 0;
    return "\"%x-%x\"".formatted(generation, minute);
  }
}
