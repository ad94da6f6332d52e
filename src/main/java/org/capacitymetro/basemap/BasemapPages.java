package org.capacitymetro.basemap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.capacitymetro.geo.TileAddress;
import org.capacitymetro.pages.Language;
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
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

/// The base map over HTTP: its style, its tiles and the operator's PMTiles file.
@RestController
class BasemapPages {
  private static final MediaType TILE =
      MediaType.parseMediaType("application/vnd.mapbox-vector-tile");
  private static final Duration TILE_AGE = Duration.ofDays(7);

  private final BasemapTiles tiles;
  private final BasemapStyle style;
  private final PmtilesShelf shelf;

  BasemapPages(BasemapTiles tiles, BasemapStyle style, PmtilesShelf shelf) {
    this.tiles = tiles;
    this.style = style;
    this.shelf = shelf;
  }

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
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(style.of(language.code(), shown));
  }

  /// The address carries the generation (`v`), so a tile may be kept for long.
  @GetMapping("/tiles/basemap/{z}/{x}/{y}.mvt")
  Optional<ResponseEntity<byte[]>> tile(
      @PathVariable int z, @PathVariable int x, @PathVariable int y, WebRequest request) {
    TileAddress tile = new TileAddress(z, x, y);
    if (z > BasemapTiles.MAX_ZOOM) {
      throw new IllegalArgumentException(
          "z: " + z + " is not between 0 and " + BasemapTiles.MAX_ZOOM);
    }
    if (request.checkNotModified("\"" + tiles.generation() + "\"")) {
      return Optional.empty();
    }
    return Optional.of(
        ResponseEntity.ok()
            .contentType(TILE)
            .header(HttpHeaders.CONTENT_ENCODING, "gzip")
            .cacheControl(CacheControl.maxAge(TILE_AGE).cachePublic())
            .body(tiles.get(tile)));
  }

  /// Spring answers Range requests on resources by itself.
  @GetMapping("/basemap/tiles.pmtiles")
  ResponseEntity<Resource> pmtiles() {
    Path path = shelf.path();
    if (!Files.isRegularFile(path)) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.noCache())
        .body(new FileSystemResource(path));
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ProblemDetail refuse(IllegalArgumentException e) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }
}
