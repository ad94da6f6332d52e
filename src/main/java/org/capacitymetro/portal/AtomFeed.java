package org.capacitymetro.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An Atom feed (RFC 4287).
///
/// @param self its own address, which is its id too
/// @param alternate the page that shows the same to people
record AtomFeed(
    String title,
    String author,
    String language,
    String self,
    String alternate,
    List<Entry> entries) {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  /// @param id stays the same whatever becomes of the record's name and address
  record Entry(
      String id,
      String title,
      String summary,
      String alternate,
      Instant updated,
      List<Category> categories) {}

  record Category(String term, String label) {}

  /// When something in it changed last; the epoch for a feed that has nothing in it.
  Instant updated() {
    return entries.stream()
        .map(Entry::updated)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8.name());
      xml.writeStartDocument(UTF_8.name(), "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", language);
      text(xml, "id", self);
      text(xml, "title", title);
      text(xml, "updated", written(updated()));
      link(xml, "self", "application/atom+xml", self);
      link(xml, "alternate", "text/html", alternate);
      xml.writeStartElement("author");
      text(xml, "name", author);
      xml.writeEndElement();
      for (Entry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("an XML document in memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    text(xml, "id", entry.id());
    text(xml, "title", entry.title());
    text(xml, "updated", written(entry.updated()));
    link(xml, "alternate", "text/html", entry.alternate());
    for (Category category : entry.categories()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", category.term());
      xml.writeAttribute("label", allowed(category.label()));
    }
    if (!entry.summary().isEmpty()) {
      text(xml, "summary", entry.summary());
    }
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String words)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(words));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }

  private static String written(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// Without the characters that no XML document may hold, escaped or not.
  static String allowed(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
