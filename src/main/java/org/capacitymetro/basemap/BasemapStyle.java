package org.capacitymetro.basemap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes the MapLibre style of the base map. The layers stand in `basemap/style*.json` and the
/// colours in `basemap/palette.json`; a text that begins with `@` is a colour of the palette or one
/// of the values given here. The styles name no `glyphs`: the browser draws labels with the fonts
/// of the page, the first name of a `text-font` only says the weight.
@Component
@EnableConfigurationProperties(BasemapSettings.class)
class BasemapStyle {
  private static final String AREAS_ATTRIBUTION = "ISTAT, openpolis";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  enum Theme {
    LIGHT,
    DARK
  }

  private final BasemapStore store;
  private final BasemapTiles tiles;
  private final BasemapSettings settings;
  private final PmtilesShelf shelf;

  BasemapStyle(
      BasemapStore store, BasemapTiles tiles, BasemapSettings settings, PmtilesShelf shelf) {
    this.store = store;
    this.tiles = tiles;
    this.settings = settings;
    this.shelf = shelf;
  }

  /// @param language BCP 47; names in it come before the names in the local language
  JsonNode of(String language, Theme theme) {
    return shelf
        .current()
        .map(file -> fromPmtiles(file, language, theme))
        .orElseGet(() -> ownStyle(language, theme));
  }

  private JsonNode ownStyle(String language, Theme theme) {
    Set<String> thanks = new LinkedHashSet<>();
    thanks.add(NaturalEarth.ATTRIBUTION);
    thanks.addAll(importedThanks());
    ArrayNode addresses =
        MAPPER.createArrayNode().add("/tiles/basemap/{z}/{x}/{y}.mvt?v=" + tiles.generation());
    return fill(
        resource("style.json"),
        theme,
        Map.of(
            "@name", name(language, "name:"),
            "@tiles", addresses,
            "@attribution", StringNode.valueOf(String.join(" | ", thanks))));
  }

  /// Whom a map with what was imported has to thank.
  List<String> importedThanks() {
    Set<String> thanks = new LinkedHashSet<>();
    if (tiles.showsAreas()) {
      thanks.add(
          settings.areasAttribution() == null ? AREAS_ATTRIBUTION : settings.areasAttribution());
    }
    store.sources().forEach(source -> thanks.add(source.attribution()));
    thanks.remove("");
    return List.copyOf(thanks);
  }

  private JsonNode fromPmtiles(PmtilesFile file, String language, Theme theme) {
    String attribution =
        file.attribution().isBlank() ? "© OpenStreetMap contributors" : file.attribution();
    return fill(
        resource("style-" + file.schema().name().toLowerCase(Locale.ROOT) + ".json"),
        theme,
        Map.of(
            "@name", name(language, "name:"),
            "@pmtiles", StringNode.valueOf("pmtiles:///basemap/tiles.pmtiles"),
            "@attribution", StringNode.valueOf(attribution)));
  }

  private static JsonNode name(String language, String prefix) {
    ArrayNode names = MAPPER.createArrayNode().add("coalesce");
    names.add(MAPPER.createArrayNode().add("get").add(prefix + language));
    return names.add(MAPPER.createArrayNode().add("get").add("name"));
  }

  private static JsonNode fill(JsonNode style, Theme theme, Map<String, JsonNode> values) {
    JsonNode palette = resource("palette.json").path(theme.name().toLowerCase(Locale.ROOT));
    return replaced(style, palette, values);
  }

  private static JsonNode replaced(JsonNode node, JsonNode palette, Map<String, JsonNode> values) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = MAPPER.createObjectNode();
      object.forEachEntry((name, value) -> copy.set(name, replaced(value, palette, values)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = MAPPER.createArrayNode();
      array.forEach(value -> copy.add(replaced(value, palette, values)));
      return copy;
    }
    if (!node.isString() || !node.asString().startsWith("@")) {
      return node;
    }
    JsonNode value = values.get(node.asString());
    if (value != null) {
      return value;
    }
    JsonNode colour = palette.get(node.asString().substring(1));
    if (colour == null) {
      throw new IllegalStateException("basemap/palette.json has no colour " + node.asString());
    }
    return colour;
  }

  private static JsonNode resource(String name) {
    try (InputStream in = BasemapStyle.class.getResourceAsStream("/basemap/" + name)) {
      if (in == null) {
        throw new IllegalStateException("basemap/" + name + " is missing from the classpath");
      }
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
