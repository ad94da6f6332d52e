package org.capacitymetro.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.geo.TileAddress;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
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

/// The services that match a search as vector tiles: the same parameters as the search API, the
/// layers as [ServiceSearch#tile] describes them.
@RestController
class ServiceTiles {
  private static final MediaType TILE =
      MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

  /// A change is searchable after two seconds; moving back and forth on a map is faster than this.
  private static final Duration AGE = Duration.ofSeconds(10);

  private static final Duration OPEN_STEP = Duration.ofMinutes(1);

  private final ServiceParameters parameters;
  private final ServiceSearch search;
  private final Clock clock;

  ServiceTiles(ServiceParameters parameters, ServiceSearch search, Clock clock) {
    this.parameters = parameters;
    this.search = search;
    this.clock = clock;
  }

  @GetMapping("/tiles/services/{z}/{x}/{y}.mvt")
  ResponseEntity<?> tile(
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      @RequestParam MultiValueMap<String, String> query,
      WebRequest request) {
    Language source = Language.all().getFirst();
    AskedServices asked = parameters.parse(query, source.code());
    List<String> problems = new ArrayList<>();
    Messages words = Messages.in(Language.find(asked.query().language()).orElse(source));
    parameters.unknown(query.keySet()).forEach(problem -> problems.add(problem.sentence(words)));
    asked.problems().forEach(problem -> problems.add(problem.sentence(words)));
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
    if (request.checkNotModified(tag(asked))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
    }
    return ResponseEntity.ok()
        .contentType(TILE)
        .cacheControl(CacheControl.maxAge(AGE).cachePublic())
        .body(search.tile(asked.query(), z, x, y));
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ProblemDetail refuse(MethodArgumentTypeMismatchException e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST,
        "%s: \"%s\" is not a whole number".formatted(e.getName(), e.getValue()));
  }

  /// The address says what is asked; the tag need only change when the answer may: with the index,
  /// and each minute where it depends on the clock.
  private String tag(AskedServices asked) {
    long minute = asked.now() ? clock.instant().getEpochSecond() / OPEN_STEP.toSeconds() : 0;
    return "\"%x-%x\"".formatted(search.generation(), minute);
  }
}
