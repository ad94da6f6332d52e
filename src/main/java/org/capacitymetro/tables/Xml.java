package org.capacitymetro.tables;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A stream of XML events that draws in nothing from elsewhere: document types are refused, so that
/// there are no entities to expand (XXE, "billion laughs").
final class Xml implements Closeable {
  static final int DEEPEST = 200;
  private static final XMLInputFactory FACTORY = factory();

  private final String file;
  private final Guarded bytes;
  private final XMLStreamReader xml;
  private int depth;

  Xml(String file, Guarded bytes) {
    this.file = file;
    this.bytes = bytes;
    try {
      this.xml = FACTORY.createXMLStreamReader(new Watched(bytes));
    } catch (XMLStreamException e) {
      throw syntax(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /// The next event of [XMLStreamConstants].
  int next() {
    try {
      bytes.token();
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
        throw new UnreadableTableException(
            file, Unreadable.SYNTAX, line(), "elements are nested more than " + DEEPEST + " deep");
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new UnreadableTableException(file, Unreadable.DOCTYPE);
      }
      return event;
    } catch (XMLStreamException e) {
      throw syntax(e);
    }
  }

  private UnreadableTableException syntax(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableTableException unreadable) {
        return unreadable;
      }
    }
    boolean ended = String.valueOf(e.getMessage()).contains("Unexpected End-of-input");
    long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
    return ended
        ? new UnreadableTableException(file, Unreadable.TRUNCATED)
        : new UnreadableTableException(file, Unreadable.SYNTAX, line, "it is not well-formed XML");
  }

  int depth() {
    return depth;
  }

  long line() {
    return Math.max(1, xml.getLocation().getLineNumber());
  }

  /// Name of the element without its prefix.
  String name() {
    return xml.getLocalName();
  }

  boolean isStart(int event, String name) {
    return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
  }

  boolean isEnd(int event, String name) {
    return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
  }

  /// The attribute by its local name, whatever its namespace.
  @Nullable String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  int attributes() {
    return xml.getAttributeCount();
  }

  String attributeName(int i) {
    return xml.getAttributeLocalName(i);
  }

  String attributeValue(int i) {
    return xml.getAttributeValue(i);
  }

  static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /// Appends the text of the present event as long as the whole stays in the limit.
  void append(StringBuilder text, int limit) {
    int room = limit - text.length();
    if (room > 0) {
      text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
    }
  }

  /// Skips the rest of the element whose start was the last event.
  void skip() {
    int outside = depth - 1;
    while (depth > outside) {
      if (next() == XMLStreamConstants.END_DOCUMENT) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      xml.close();
      bytes.close();
    } catch (XMLStreamException | IOException e) {
      throw new UnreadableTableException(file, Unreadable.UNREADABLE, Guarded.reason(e));
    }
  }

  /// Refuses attributes and names so long that the parser would hold a whole file in memory.
  private static final class Watched extends java.io.InputStream {
    private final Guarded bytes;

    Watched(Guarded bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      bytes.refuseLongToken();
      return bytes.read(buffer, offset, length);
    }
  }
}
