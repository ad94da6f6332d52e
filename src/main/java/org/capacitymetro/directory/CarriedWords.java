package org.capacitymetro.directory;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Carries translations from a record over to what its source says anew, as JSON: texts at the same
/// place belong together, in lists those of entries that are otherwise the same.
final class CarriedWords {
  private static final String TEXTS = "texts";

  private CarriedWords() {}

  /// @param said is changed and returned
  /// @param before what the source said last
  static ObjectNode onto(ObjectNode said, JsonNode before, JsonNode record) {
    if (isText(said)) {
      carry(said, before, record);
      return said;
    }
    for (Map.Entry<String, JsonNode> child : said.properties()) {
      JsonNode old = before.path(child.getKey());
      JsonNode now = record.path(child.getKey());
      switch (child.getValue()) {
        case ObjectNode object -> onto(object, old, now);
        case ArrayNode array -> each(array, old, now);
        default -> {}
      }
    }
    return said;
  }

  private static void each(ArrayNode said, JsonNode before, JsonNode record) {
    for (JsonNode element : said) {
      if (element instanceof ObjectNode object) {
        onto(object, like(object, before), like(object, record));
      }
    }
  }

  private static JsonNode like(ObjectNode element, JsonNode among) {
    JsonNode sought = bare(element);
    for (JsonNode other : among) {
      if (bare(other).equals(sought)) {
        return other;
      }
    }
    return JsonNodeFactory.instance.missingNode();
  }

  /// The same without translations.
  private static JsonNode bare(JsonNode node) {
    if (isText(node)) {
      return node.path(TEXTS).path(node.path("source").asString()).path("text");
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode bare = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(child -> bare.set(child.getKey(), bare(child.getValue())));
    return bare;
  }

  private static void carry(ObjectNode said, JsonNode before, JsonNode record) {
    if (!isText(record) || !record.path("source").equals(said.path("source"))) {
      return;
    }
    ObjectNode texts = (ObjectNode) said.path(TEXTS);
    for (Map.Entry<String, JsonNode> words : record.path(TEXTS).properties()) {
      if (!texts.has(words.getKey()) && !before.path(TEXTS).has(words.getKey())) {
        texts.set(words.getKey(), words.getValue());
      }
    }
  }

  private static boolean isText(JsonNode node) {
    return node.path(TEXTS).isObject() && node.path("source").isString();
  }
}
