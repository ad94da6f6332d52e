package org.capacitymetro.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Brings stored lists together: arrays of texts or telephones, objects of facts.
final class UnitedLists {
  private UnitedLists() {}

  /// The list with what `now` says besides, without what `before` said and neither `now` nor one of
  /// `others` says; null for a list that was not there and stays empty.
  static @Nullable JsonNode renewed(
      @Nullable JsonNode list,
      @Nullable JsonNode before,
      @Nullable JsonNode now,
      Collection<JsonNode> others) {
    Map<String, Item> items = items(list);
    Map<String, Item> old = items(before);
    Map<String, Item> news = items(now);
    Set<String> said = new HashSet<>(news.keySet());
    others.forEach(other -> said.addAll(items(other).keySet()));
    old.keySet().stream().filter(key -> !said.contains(key)).forEach(items::remove);
    news.forEach(
        (key, item) -> {
          Item own = items.get(key);
          Item was = old.get(key);
          if (own == null || was != null && own.value().equals(was.value())) {
            items.put(key, item);
          }
        });
    if (items.isEmpty() && (list == null || list.isNull())) {
      return null;
    }
    boolean facts = isFacts(list) || isFacts(now);
    return facts ? object(items) : array(items);
  }

  /// Whether every item of a list is in one of the others.
  static boolean covers(Collection<JsonNode> others, JsonNode list) {
    Set<String> said = new HashSet<>();
    others.forEach(other -> said.addAll(items(other).keySet()));
    return said.containsAll(items(list).keySet());
  }

  /// @param name of a fact, else empty
  private record Item(String name, JsonNode value) {}

  private static boolean isFacts(@Nullable JsonNode list) {
    return list instanceof ObjectNode;
  }

  private static Map<String, Item> items(@Nullable JsonNode list) {
    Map<String, Item> items = new LinkedHashMap<>();
    if (list instanceof ObjectNode facts) {
      facts
          .properties()
          .forEach(fact -> items.put(fact.getKey(), new Item(fact.getKey(), fact.getValue())));
    } else if (list != null && list.isArray()) {
      list.forEach(value -> items.putIfAbsent(key(value), new Item("", value)));
    }
    return items;
  }

  private static String key(JsonNode value) {
    if (value.has("number")) {
      return value.path("number").asString("").replaceAll("[^0-9]", "").replaceFirst("^0039", "39");
    }
    return value
        .asString("")
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://(www\\.)?", "")
        .replaceFirst("/$", "");
  }

  private static JsonNode object(Map<String, Item> items) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    items.values().forEach(item -> facts.set(item.name(), item.value()));
    return facts;
  }

  private static JsonNode array(Map<String, Item> items) {
    var list = JsonNodeFactory.instance.arrayNode();
    items.values().forEach(item -> list.add(item.value()));
    return list;
  }
}
