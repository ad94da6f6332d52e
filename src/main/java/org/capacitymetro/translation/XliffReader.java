package org.capacitymetro.translation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XLIFF 2.0 and 2.1 as agencies send it back. Refuses a document type, with it every entity
/// of one's own, and what is too large or too deep; takes the parts of a unit that a program cut
/// together again. What stands between two parts is taken over where nobody translated it.
final class XliffReader {
  static final int MOST_BYTES = 20 << 20;
  private static final int DEEPEST = 64;
  private static final int MOST_UNITS = 200_000;

  /// @param problems of single units, as `unit: what`
  record File(String from, String into, List<XliffUnit> units, List<String> problems) {}

  /// What keeps a file from being read at all.
  static final class Refused extends Exception {
    private final String code;

    /// @param code of message `translation.xliff.refused.{code}`
    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private final XMLStreamReader xml;
  private final List<XliffUnit> units = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int depth;

  private XliffReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  static File read(byte[] bytes) throws Refused {
    if (bytes.length > MOST_BYTES) {
      throw new Refused("large", bytes.length + " bytes");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return new XliffReader(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)))
          .document();
    } catch (XMLStreamException e) {
      throw new Refused("xml", String.valueOf(e.getMessage()));
    }
  }

  private File document() throws XMLStreamException, Refused {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // Up to the root
    }
    if (!isCore("xliff") || !attribute("version").matches("2\\.[012]")) {
      throw new Refused("version", xml.getLocalName() + " " + attribute("version"));
    }
    String from = attribute("srcLang");
    String into = attribute("trgLang");
    if (from.isEmpty() || into.isEmpty()) {
      throw new Refused("languages", from + " " + into);
    }
    String kind = "";
    while (xml.hasNext()) {
      if (next() == XMLStreamConstants.START_ELEMENT) {
        if (isCore("file")) {
          kind = attribute("id");
          ids.clear();
        } else if (isCore("unit")) {
          unit(kind);
        }
      }
    }
    return new File(from, into, units, problems);
  }

  private void unit(String kind) throws XMLStreamException, Refused {
    String id = attribute("id");
    int dot = id.indexOf('.');
    if (dot < 1 || !ids.add(id)) {
      problems.add(id + ": id");
      dot = -1;
    }
    if (units.size() >= MOST_UNITS) {
      throw new Refused("large", units.size() + " units");
    }
    int outside = depth - 1;
    StringBuilder source = new StringBuilder();
    StringBuilder target = new StringBuilder();
    boolean sourced = false;
    XliffUnit.State state = null;
    String seen = null;
    int before = problems.size();
    boolean segment = false;
    int between = 0;
    while (depth > outside) {
      int event = next();
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (isCore("segment")) {
        segment = true;
        state = lower(state, attribute("state"), id);
      } else if (isCore("ignorable")) {
        segment = false;
      } else if (isCore("source")) {
        sourced = true;
        int from = source.length();
        words(source, id);
        between = target.length();
        if (!segment) {
          target.append(source, from, source.length());
        }
      } else if (isCore("target")) {
        if (!segment) {
          target.setLength(between);
        }
        words(target, id);
      } else if (xml.getLocalName().equals("meta")
          && XliffWriter.METADATA.equals(xml.getNamespaceURI())
          && attribute("type").equals("words")) {
        seen = xml.getElementText();
        depth--;
      }
    }
    if (!sourced) {
      problems.add(id + ": source");
    }
    if (dot > 0 && problems.size() == before) {
      units.add(
          new XliffUnit(
              kind,
              id.substring(0, dot),
              id.substring(dot + 1),
              source.toString(),
              target.toString().isBlank() ? "" : target.toString(),
              state == null ? XliffUnit.State.INITIAL : state,
              seen));
    }
  }

  /// A unit in several segments is as far as the one that is least far.
  private XliffUnit.@Nullable State lower(
      XliffUnit.@Nullable State before, String code, String id) {
    XliffUnit.State state =
        code.isEmpty() ? XliffUnit.State.INITIAL : XliffUnit.State.parse(code).orElse(null);
    if (state == null) {
      problems.add(id + ": state " + code);
      return before;
    }
    return before == null || state.compareTo(before) < 0 ? state : before;
  }

  /// The text of a source or target. Marks of programs around words leave the words; a placeholder,
  /// which our files never have, would lose some.
  private void words(StringBuilder words, String id) throws XMLStreamException, Refused {
    int outside = depth - 1;
    while (depth > outside) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            words.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT -> {
          if (isCore("cp")) {
            try {
              words.appendCodePoint(Integer.parseInt(attribute("hex"), 16));
            } catch (IllegalArgumentException e) {
              problems.add(id + ": cp " + attribute("hex"));
            }
          } else if (!isCore("mrk") && !isCore("sm") && !isCore("em") && !isCore("pc")) {
            problems.add(id + ": " + xml.getLocalName());
          }
        }
        default -> {}
      }
    }
  }

  private int next() throws XMLStreamException, Refused {
    int event = xml.next();
    switch (event) {
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new Refused("doctype", "a document type or an entity");
      case XMLStreamConstants.START_ELEMENT -> {
        depth++;
        if (depth > DEEPEST) {
          throw new Refused("large", "nested deeper than " + DEEPEST);
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      default -> {}
    }
    return event;
  }

  private boolean isCore(String name) {
    return xml.getLocalName().equals(name) && XliffWriter.NAMESPACE.equals(xml.getNamespaceURI());
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }
}
