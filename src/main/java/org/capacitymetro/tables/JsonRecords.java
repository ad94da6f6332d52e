package org.capacitymetro.tables;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// Items of one array of a JSON document, or its root values one after the other (JSON lines).
final class JsonRecords implements Records {
  private final Source source;
  private final JsonStream json;
  private final Function<Tree, List<Map<String, String>>> rows;
  private final Deque<Map<String, String>> ahead = new ArrayDeque<>();
  private final boolean inArray;
  private boolean first = true;
  private boolean ended;
  private long number;

  /// @param path RFC 6901 pointer of the array, or of one object
  /// @param rows what the rows of an item are
  /// @throws UnreadableTableException when nothing is there
  JsonRecords(
      Source source,
      @Nullable String part,
      Charset charset,
      String path,
      Function<Tree, List<Map<String, String>>> rows) {
    this.source = source;
    this.rows = rows;
    this.json = new JsonStream(source.name(), source.open(part), charset, source.limits());
    try {
      json.next();
      for (String step : steps(path)) {
        if (!enter(step)) {
          throw new UnreadableTableException(
              source.name(), Unreadable.NO_PATH, path, JsonPaths.words(source, part, charset));
        }
      }
    } catch (RuntimeException e) {
      json.close();
      throw e;
    }
    this.inArray = json.current() == JsonToken.START_ARRAY;
    this.first = !inArray;
  }

  private static List<String> steps(String path) {
    return path.isEmpty()
        ? List.of()
        : List.of(path.replaceFirst("^/", "").split("/", -1)).stream()
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  private boolean enter(String step) {
    if (json.current() == JsonToken.START_OBJECT) {
      while (json.next() == JsonToken.PROPERTY_NAME) {
        boolean found = json.name().equals(step);
        json.next();
        if (found) {
          return true;
        }
        json.skipChildren();
      }
    } else if (json.current() == JsonToken.START_ARRAY && step.matches("\\d{1,9}")) {
      int wanted = Integer.parseInt(step);
      for (int i = 0; json.next() != JsonToken.END_ARRAY; i++) {
        if (i == wanted) {
          return true;
        }
        json.skipChildren();
      }
    }
    return false;
  }

  @Override
  public @Nullable Item next() {
    while (ahead.isEmpty()) {
      JsonToken token = ended ? null : first ? json.current() : json.next();
      first = false;
      if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
        ended = true;
        return null;
      }
      if (token == JsonToken.PROPERTY_NAME) {
        ended = true;
        return null;
      }
      number++;
      Tree.Budget budget = new Tree.Budget(4 * source.limits().cell());
      Tree tree = json.tree(budget);
      if (budget.exceeded()) {
        throw new BrokenRowException(
            number, "is too big: more than 50000 values or 4 million letters");
      }
      if (tree != null) {
        ahead.addAll(rows.apply(tree));
      }
    }
    return new Item(number, ahead.remove());
  }

  /// One row with the fields of the item under dotted names.
  static List<Map<String, String>> flat(Tree tree) {
    Map<String, String> cells = new LinkedHashMap<>();
    Tree.flatten("", tree, cells);
    return List.of(cells);
  }

  @Override
  public double progress() {
    return json.bytes().fraction();
  }

  @Override
  public void close() {
    json.close();
  }
}
