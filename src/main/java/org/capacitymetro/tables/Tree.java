package org.capacitymetro.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A nested record of JSON or XML, and how it becomes the cells of a row.
sealed interface Tree {

  /// A text, number or truth value as it is written.
  record Leaf(String text) implements Tree {}

  record Branch(Map<String, Tree> fields) implements Tree {
    @Nullable Tree get(String name) {
      return fields.get(name);
    }

    String text(String name) {
      return fields.get(name) instanceof Leaf leaf ? leaf.text() : "";
    }

    /// The items of a list; a single value counts as a list of one.
    List<Branch> branches(String name) {
      return switch (fields.get(name)) {
        case Many many ->
            many.items().stream().filter(Branch.class::isInstance).map(Branch.class::cast).toList();
        case Branch branch -> List.of(branch);
        case null, default -> List.of();
      };
    }

    @Nullable Branch branch(String name) {
      return fields.get(name) instanceof Branch branch ? branch : null;
    }
  }

  record Many(List<Tree> items) implements Tree {}

  /// Counts what a record takes in memory, so that none can take all of it.
  final class Budget {
    private static final int VALUES = 50_000;
    private final int mostCharacters;
    private int values;
    private int characters;
    private boolean exceeded;

    Budget(int mostCharacters) {
      this.mostCharacters = mostCharacters;
    }

    /// False when the record is too big to be held.
    boolean take(int more) {
      values++;
      characters = Math.min(characters + more, mostCharacters + 1);
      exceeded |= values > VALUES || characters > mostCharacters;
      return !exceeded;
    }

    boolean exceeded() {
      return exceeded;
    }
  }

  Set<String> KEYS = Set.of("code", "key", "k", "name", "nome", "chiave", "property");

  /// Puts the values under dotted names. Several plain values of one name are joined by `; `; a
  /// list of pairs of a key and a value gives each pair the name of its key; other lists are
  /// numbered from 0.
  static void flatten(String name, Tree tree, Map<String, String> cells) {
    switch (tree) {
      case Leaf leaf -> put(cells, name.isEmpty() ? "value" : name, leaf.text());
      case Branch branch ->
          branch.fields().forEach((key, value) -> flatten(join(name, key), value, cells));
      case Many many -> flattenMany(name, many.items(), cells);
    }
  }

  private static void flattenMany(String name, List<Tree> items, Map<String, String> cells) {
    List<String> plain = new ArrayList<>();
    int number = 0;
    for (Tree item : items) {
      if (item instanceof Leaf leaf) {
        if (!leaf.text().isBlank()) {
          plain.add(leaf.text().strip());
        }
      } else if (item instanceof Branch branch && isPair(item)) {
        List<Tree> pair = List.copyOf(branch.fields().values());
        put(cells, join(name, ((Leaf) pair.get(0)).text().strip()), ((Leaf) pair.get(1)).text());
      } else {
        flatten(join(name, String.valueOf(number)), item, cells);
        number++;
      }
    }
    if (!plain.isEmpty()) {
      put(cells, name.isEmpty() ? "value" : name, String.join("; ", plain));
    }
  }

  /// `{"code": "comune", "valueCode": "001171"}` and its like.
  static boolean isPair(Tree tree) {
    if (!(tree instanceof Branch branch) || branch.fields().size() != 2) {
      return false;
    }
    List<String> names = List.copyOf(branch.fields().keySet());
    List<Tree> values = List.copyOf(branch.fields().values());
    String second = names.get(1).toLowerCase(Locale.ROOT);
    return KEYS.contains(names.get(0).toLowerCase(Locale.ROOT))
        && (second.startsWith("val") || second.equals("v"))
        && values.get(0) instanceof Leaf key
        && values.get(1) instanceof Leaf
        && !key.text().isBlank()
        && key.text().length() <= 80;
  }

  private static void put(Map<String, String> cells, String name, String text) {
    if (!text.isBlank()) {
      cells.merge(name, text.strip(), (before, more) -> before + "; " + more);
    } else {
      cells.putIfAbsent(name, "");
    }
  }

  static String join(String name, String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  static Branch branch() {
    return new Branch(new LinkedHashMap<>());
  }
}
