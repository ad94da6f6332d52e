package org.capacitymetro.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.pages.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/// The addresses below `/packs`. `docs/offline.md` explains them.
@RestController
class PackApi {
  private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");
  private static final MediaType MAP = MediaType.parseMediaType("application/geo+json");

  /// How long a statement about the newest version may be believed.
  private static final CacheControl SHORT =
      CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

  /// For ever the same; but shared caches should forget soon what may have become reserved.
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(1)).cachePublic().immutable();

  private static final int FORMAT = 1;

  /// `Manifest` of `format.ts`.
  record Manifest(
      int format,
      String city,
      String language,
      String hash,
      Instant made,
      int services,
      int bytes,
      int transfer) {}

  /// `Signed` of `format.ts`.
  record Signed(String manifest, String signature) {}

  /// A city with the packs there are of it.
  record Listed(String city, String name, List<ListedPack> packs) {}

  record ListedPack(
      String language, String hash, Instant made, int services, int bytes, int transfer) {}

  /// The newest map of a city.
  ///
  /// @param attribution whom the map has to thank, shown with it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MapManifest(
      int format, String city, String hash, int bytes, int transfer, List<String> attribution) {}

  /// What an address names that there is not.
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final transient List<String> allowed;

    Unknown(String field, String message, List<String> allowed) {
      super(message);
      this.field = field;
      this.allowed = allowed;
    }
  }

  private final Packs packs;
  private final PackKeys keys;
  private final CityMaps maps;
  private final PackBodies bodies;
  private final Areas areas;
  private final JsonMapper json;

  PackApi(
      Packs packs, PackKeys keys, CityMaps maps, PackBodies bodies, Areas areas, JsonMapper json) {
    this.packs = packs;
    this.keys = keys;
    this.maps = maps;
    this.bodies = bodies;
    this.areas = areas;
    this.json = json;
  }

  @GetMapping("/packs")
  ResponseEntity<?> list(WebRequest request) {
    Map<String, List<ListedPack>> byCity = new LinkedHashMap<>();
    for (PackStore.Listed listed : packs.list()) {
      PackVersion newest = listed.newest();
      byCity
          .computeIfAbsent(listed.city(), city -> new ArrayList<>())
          .add(
              new ListedPack(
                  listed.language(),
                  newest.hash(),
                  newest.made(),
                  newest.services(),
                  newest.bytes(),
                  newest.transfer()));
    }
    return statement(
        areas.cities().stream()
            .map(
                city ->
                    new Listed(
                        city.code(),
                        city.name().in(city.name().source()),
                        byCity.getOrDefault(city.code(), List.of())))
            .toList(),
        request);
  }

  @GetMapping("/packs/key")
  ResponseEntity<?> key(WebRequest request) {
    return statement(keys.publicKeys(), request);
  }

  @GetMapping("/packs/{city}/{language}")
  ResponseEntity<?> manifest(
      @PathVariable String city, @PathVariable String language, WebRequest request) {
    PackId pack = pack(city, language);
    PackVersion newest = packs.newest(pack);
    String manifest =
        json.writeValueAsString(
            new Manifest(
                FORMAT,
                city,
                language,
                newest.hash(),
                newest.made(),
                newest.services(),
                newest.bytes(),
                newest.transfer()));
    return statement(new Signed(manifest, keys.sign(manifest)), request);
  }

  @GetMapping("/packs/{city}/{language}/{hash}")
  ResponseEntity<byte[]> lines(
      @PathVariable String city,
      @PathVariable String language,
      @PathVariable String hash,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
          @Nullable String accepted) {
    PackId pack = pack(city, language);
    Encoding encoding = Encoding.of(accepted);
    return packs
        .lines(pack, hash, encoding)
        .map(body -> body(body, encoding, LINES))
        .orElseThrow(() -> replaced(hash));
  }

  @GetMapping("/packs/{city}/{language}/{hash}/from/{old}")
  ResponseEntity<byte[]> delta(
      @PathVariable String city,
      @PathVariable String language,
      @PathVariable String hash,
      @PathVariable String old,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
          @Nullable String accepted) {
    PackId pack = pack(city, language);
    Packs.Delta delta =
        packs
            .delta(pack, hash, old)
            .orElseThrow(
                () ->
                    new Unknown(
                        "old",
                        "There is no way from \""
                            + old
                            + "\": it is none of the versions of the last "
                            + Packs.KEPT.getDays()
                            + " days, or the other is not the newest. Ask for the manifest and"
                            + " take the whole pack.",
                        List.of()));
    Encoding encoding = Encoding.of(accepted);
    Supplier<byte[]> plain = () -> json.writeValueAsBytes(delta);
    return body(
        bodies.get(hash + " from " + old, encoding, plain), encoding, MediaType.APPLICATION_JSON);
  }

  @GetMapping("/packs/{city}/map")
  ResponseEntity<?> mapManifest(@PathVariable String city, WebRequest request) {
    CityMaps.CityMap map = maps.of(city(city));
    return statement(
        new MapManifest(
            FORMAT,
            city,
            map.hash(),
            map.geoJson().length,
            bodies.get(map.hash(), Encoding.best(), map::geoJson).length,
            map.attribution()),
        request);
  }

  @GetMapping("/packs/{city}/map/{hash}")
  ResponseEntity<byte[]> map(
      @PathVariable String city,
      @PathVariable String hash,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
          @Nullable String accepted) {
    CityMaps.CityMap map = maps.of(city(city));
    if (!map.hash().equals(hash)) {
      throw replaced(hash);
    }
    Encoding encoding = Encoding.of(accepted);
    return body(bodies.get(hash, encoding, map::geoJson), encoding, MAP);
  }

  private City city(String code) {
    return areas
        .findCity(code)
        .orElseThrow(
            () -> {
              List<String> allowed = areas.cities().stream().map(City::code).toList();
              return new Unknown("city", unknown("city", code, allowed), allowed);
            });
  }

  private PackId pack(String city, String language) {
    return new PackId(
        city(city).code(),
        Language.find(language)
            .orElseThrow(
                () -> {
                  List<String> allowed = Language.all().stream().map(Language::code).toList();
                  return new Unknown("language", unknown("language", language, allowed), allowed);
                }));
  }

  private static String unknown(String field, String value, List<String> allowed) {
    return "%s: \"%s\" is not known; allowed: %s"
        .formatted(field, value, String.join(", ", allowed));
  }

  private static Unknown replaced(String hash) {
    return new Unknown(
        "hash",
        "\"" + hash + "\" is not the newest version: ask for the manifest, it names that one.",
        List.of());
  }

  private ResponseEntity<?> statement(Object content, WebRequest request) {
    byte[] body = json.writeValueAsBytes(content);
    String tag = "\"" + PackContents.sha256(body).substring(0, 16) + "\"";
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).cacheControl(SHORT).eTag(tag).build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(SHORT)
        .eTag(tag)
        .body(body);
  }

  private static ResponseEntity<byte[]> body(byte[] body, Encoding encoding, MediaType type) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(type)
            .cacheControl(FOR_EVER)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (encoding != Encoding.IDENTITY) {
      answer.header(HttpHeaders.CONTENT_ENCODING, encoding.word);
    }
    return answer.body(body);
  }

  @ExceptionHandler(Unknown.class)
  ResponseEntity<ProblemDetail> refuse(Unknown unknown) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()));
    problem.setType(URI.create("about:blank"));
    problem.setProperty("field", unknown.field);
    if (!unknown.allowed.isEmpty()) {
      problem.setProperty("allowed", unknown.allowed);
    }
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .cacheControl(CacheControl.noStore())
        .body(problem);
  }
}
