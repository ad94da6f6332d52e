package org.capacitymetro.basemap;

import java.time.Duration;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.Outline;
import org.capacitymetro.geo.TileAddress;
import org.capacitymetro.pages.Language;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.JsonNode;

/// The base map over HTTP: its style, its tiles and the operator's PMTiles file.
@RestController
class BasemapPages {
  private static final MediaType TILE =
      MediaType.parseMediaType("application/vnd.mapbox-vector-tile");
  private static final Duration TILE_AGE = Duration.ofDays(7);

  private static final Duration OUTLINE_AGE = Duration.ofHours(1);
  private static final double OUTLINE_TOLERANCE = 0.0001;
  private static final int OUTLINE_DECIMALS = 5;

  private final Areas areas;
  private final BasemapTiles tiles;
  private final BasemapStyle style;
  private final BasemapSettings settings;
  private final PmtilesShelf shelf;

  BasemapPages(
      Areas areas,
      BasemapTiles tiles,
      BasemapStyle style,
      BasemapSettings settings,
      PmtilesShelf shelf) {
    this.areas = areas;
    this.tiles = tiles;
    this.style = style;
    this.settings = settings;
    this.shelf = shelf;
  }

  /// The style of every map of this server: made here, or found where the operator's own lies.
  @GetMapping(value = "/basemap/style.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JsonNode> style(
      @RequestParam(defaultValue = "it") String lang,
      @RequestParam(defaultValue = "light") String theme) {
    Language language =
        Language.find(lang)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "lang: \""
                            + lang
                            + "\" is not one of "
                            + String.join(
                                ", ", Language.all().stream().map(Language::code).toList())));
    BasemapStyle.Theme shown =
        switch (theme) {
          case "light" -> BasemapStyle.Theme.LIGHT;
          case "dark" -> BasemapStyle.Theme.DARK;
          default ->
              throw new IllegalArgumentException(
                  "theme: \"" + theme + "\" is not one of light, dark");
        };
    return settings
        .style(language.code(), shown)
        .map(
            own ->
                ResponseEntity.status(HttpStatus.FOUND)
                    .location(own)
                    .cacheControl(CacheControl.noCache())
                    .<JsonNode>build())
        .orElseGet(
            () ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.noCache())
                    .body(style.of(language.code(), shown)));
  }

  /// The address carries the generation (`v`), so a tile may be kept for long.
  @GetMapping("/tiles/basemap/{z}/{x}/{y}.mvt")
  ResponseEntity<byte[]> tile(@PathVariable int z, @PathVariable int x, @PathVariable int y) {
    TileAddress tile = new TileAddress(z, x, y);
    if (z > BasemapTiles.MAX_ZOOM) {
      throw new IllegalArgumentException(
          "z: " + z + " is not between 0 and " + BasemapTiles.MAX_ZOOM);
    }
    return ResponseEntity.ok()
        .contentType(TILE)
        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
        .cacheControl(CacheControl.maxAge(TILE_AGE).cachePublic())
        .eTag("\"" + tiles.generation() + "\"")
        .body(tiles.get(tile));
  }

  /// The outline of one area as a GeoJSON feature, thinned for a screen.
  @GetMapping(value = "/basemap/areas/{code}.geojson", produces = "application/geo+json")
  ResponseEntity<String> outline(@PathVariable String code) {
    return areas
        .findOutline(code)
        .map(
            outline ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(OUTLINE_AGE).cachePublic())
                    .body(feature(outline)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static String feature(Outline outline) {
    GeoJsonWriter writer = new GeoJsonWriter(OUTLINE_DECIMALS);
    writer.setEncodeCRS(false);
    return "{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
        + writer.write(TopologyPreservingSimplifier.simplify(outline.shape(), OUTLINE_TOLERANCE))
        + "}";
  }

  /// Spring answers Range requests on resources by itself. The entity tag changes with the file, so
  /// that a browser which knows the old one's directory reads the new one's.
  @GetMapping("/basemap/tiles.pmtiles")
  ResponseEntity<Resource> pmtiles() {
    return shelf
        .tag()
        .map(
            tag ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .cacheControl(CacheControl.noCache())
                    .eTag(tag)
                    .<Resource>body(new FileSystemResource(shelf.path())))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ProblemDetail refuse(MethodArgumentTypeMismatchException e) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST,
        "%s: \"%s\" is not a whole number".formatted(e.getName(), e.getValue()));
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ProblemDetail refuse(IllegalArgumentException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }
}
