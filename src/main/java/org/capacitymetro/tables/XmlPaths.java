package org.capacitymetro.tables;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// Finds the elements of an XML document that may be its records: those that repeat most under one
/// parent.
final class XmlPaths {
  private static final int MOST_PATHS = 10_000;
  private static final int SHOWN = 20;

  private static final class Node {
    private final String path;
    private final @Nullable Node parent;
    private final int depth;
    private final Map<String, Node> children = new HashMap<>();
    private long count;
    private boolean hasFields;

    Node(String path, @Nullable Node parent, int depth) {
      this.path = path;
      this.parent = parent;
      this.depth = depth;
    }

    double repeats() {
      return parent == null ? 0 : (double) count / Math.max(1, parent.count);
    }
  }

  private XmlPaths() {}

  /// Paths from the root, the likeliest first.
  static List<String> of(Source source, @Nullable String part) {
    Node root = new Node("", null, 0);
    root.count = 1;
    int[] paths = new int[1];
    try (Xml xml = new Xml(source.name(), source.open(part))) {
      Node at = root;
      int event = xml.next();
      while (event != XMLStreamConstants.END_DOCUMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          Node parent = at;
          parent.hasFields = true;
          String name = xml.name();
          Node child = parent.children.get(name);
          if (child == null) {
            if (++paths[0] > MOST_PATHS) {
              throw new UnreadableTableException(
                  source.name(), Unreadable.TOO_MANY_COLUMNS, paths[0], source.limits().columns());
            }
            String path = parent.path.isEmpty() ? name : parent.path + "/" + name;
            child = new Node(path, parent, parent.depth + 1);
            parent.children.put(name, child);
          }
          child.count++;
          child.hasFields |= xml.attributes() > 0;
          at = child;
        } else if (event == XMLStreamConstants.END_ELEMENT && at.parent != null) {
          at = at.parent;
        }
        event = xml.next();
      }
    }
    return root.children.values().stream()
        .flatMap(XmlPaths::withBelow)
        .filter(node -> node.depth > 1 && node.hasFields)
        .sorted(
            Comparator.comparing((Node node) -> -node.repeats()).thenComparing(node -> node.depth))
        .limit(SHOWN)
        .map(node -> node.path)
        .toList();
  }

  private static java.util.stream.Stream<Node> withBelow(Node node) {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(node),
        node.children.values().stream().flatMap(XmlPaths::withBelow));
  }

  static String likeliest(Source source, @Nullable String part) {
    return of(source, part).stream()
        .findFirst()
        .orElseThrow(() -> new UnreadableTableException(source.name(), Unreadable.NO_ROWS));
  }

  static String words(Source source, @Nullable String part) {
    return String.join(", ", of(source, part));
  }
}
