package org.capacitymetro.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// Elements of one path of an XML document. Attributes and child elements become fields by their
/// local names; an element with nothing but the attribute `value` is that value (as in FHIR).
final class XmlRecords implements Records {
  private final Source source;
  private final Guarded bytes;
  private final Xml xml;
  private final List<String> path;
  private final List<String> open = new ArrayList<>();
  private long number;
  private boolean ended;

  /// @param path names from the root or from anywhere below it, such as `Righe/Riga`
  XmlRecords(Source source, @Nullable String part, String path) {
    this.source = source;
    this.path = List.of(path.replaceFirst("^/+", "").split("/"));
    this.bytes = source.open(part);
    this.xml = new Xml(source.name(), bytes);
  }

  @Override
  public @Nullable Item next() {
    while (!ended) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open.add(xml.name());
        if (isWanted()) {
          number++;
          Tree.Budget budget = new Tree.Budget(4 * source.limits().cell());
          Tree tree = tree(budget);
          open.removeLast();
          if (budget.exceeded()) {
            throw new BrokenRowException(
                number, "is too big: more than 50000 values or 4 million letters");
          }
          Map<String, String> cells = new LinkedHashMap<>();
          Tree.flatten("", tree, cells);
          return new Item(number, cells);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.removeLast();
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        ended = true;
      }
    }
    return null;
  }

  private boolean isWanted() {
    return open.size() >= path.size()
        && open.subList(open.size() - path.size(), open.size()).equals(path);
  }

  /// The element whose start was the last event, read to its end.
  private Tree tree(Tree.Budget budget) {
    Map<String, List<Tree>> fields = new LinkedHashMap<>();
    for (int i = 0; i < xml.attributes(); i++) {
      String value = xml.attributeValue(i);
      if (budget.take(value.length())) {
        fields
            .computeIfAbsent(xml.attributeName(i), name -> new ArrayList<>())
            .add(new Tree.Leaf(value));
      }
    }
    StringBuilder text = new StringBuilder();
    int event = xml.next();
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.name();
        if (budget.take(name.length())) {
          fields.computeIfAbsent(name, key -> new ArrayList<>()).add(tree(budget));
        } else {
          xml.skip();
        }
      } else if (Xml.isText(event)) {
        xml.append(text, source.limits().cell());
      }
      event = xml.next();
    }
    budget.take(text.length());
    String own = text.toString().strip();
    if (fields.isEmpty()) {
      return new Tree.Leaf(own);
    }
    List<Tree> value = fields.get("value");
    if (own.isEmpty() && fields.size() == 1 && value != null && value.size() == 1) {
      return value.get(0);
    }
    if (!own.isEmpty()) {
      fields.computeIfAbsent("text", name -> new ArrayList<>()).add(new Tree.Leaf(own));
    }
    Map<String, Tree> branch = new LinkedHashMap<>();
    fields.forEach((name, values) -> put(branch, name, values));
    return new Tree.Branch(branch);
  }

  /// The first of several elements keeps its bare name, since XML does not say whether one that
  /// stands alone is one of a list; the others are numbered from 2.
  private static void put(Map<String, Tree> branch, String name, List<Tree> values) {
    boolean plain = values.stream().allMatch(Tree.Leaf.class::isInstance);
    if (plain ? values.size() > 1 : values.stream().allMatch(Tree::isPair)) {
      branch.put(name, new Tree.Many(values));
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      branch.put(i == 0 ? name : name + "." + (i + 1), values.get(i));
    }
  }

  @Override
  public double progress() {
    return bytes.fraction();
  }

  @Override
  public void close() {
    xml.close();
  }
}
