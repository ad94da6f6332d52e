package org.capacitymetro.tables;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// Finds the arrays of objects in a JSON document that may be its list of records.
final class JsonPaths {
  private static final int DEEPEST = 6;
  private static final int MOST = 50;

  private record Array(String path, int depth, long objects) {}

  private final JsonStream json;
  private final List<Array> arrays = new ArrayList<>();

  private JsonPaths(JsonStream json) {
    this.json = json;
  }

  /// Pointers, the one with the most objects first; the empty one where the document itself is the
  /// list.
  static List<String> of(Source source, @Nullable String part, Charset charset) {
    try (JsonStream json =
        new JsonStream(source.name(), source.open(part), charset, source.limits())) {
      JsonPaths paths = new JsonPaths(json);
      json.next();
      paths.value("", 0);
      return paths.arrays.stream()
          .sorted(
              Comparator.comparing((Array array) -> -array.objects()).thenComparing(Array::depth))
          .map(Array::path)
          .toList();
    }
  }

  static String words(Source source, @Nullable String part, Charset charset) {
    List<String> paths = of(source, part, charset);
    return paths.isEmpty()
        ? "\"\""
        : String.join(", ", paths.stream().map(path -> '"' + path + '"').toList());
  }

  private void value(String path, int depth) {
    if (json.current() == JsonToken.START_OBJECT) {
      while (json.next() == JsonToken.PROPERTY_NAME) {
        String name = json.name().replace("~", "~0").replace("/", "~1");
        json.next();
        if (depth < DEEPEST) {
          value(path + "/" + name, depth + 1);
        } else {
          json.skipChildren();
        }
      }
    } else if (json.current() == JsonToken.START_ARRAY) {
      long objects = 0;
      while (json.next() != JsonToken.END_ARRAY) {
        objects += json.current() == JsonToken.START_OBJECT ? 1 : 0;
        json.skipChildren();
      }
      if (objects > 0 && arrays.size() < MOST) {
        arrays.add(new Array(path, depth, objects));
      }
    }
  }
}
