package org.capacitymetro.translation;

import java.util.List;

/// Writes XLIFF 2.1: one `file` for each kind, one `group` for each record, one `unit` for each
/// text. White space and every character survive; what XML cannot hold becomes `cp`.
///
/// http://docs.oasis-open.org/xliff/xliff-core/v2.1/
final class XliffWriter {
  static final String NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0";
  static final String METADATA = "urn:oasis:names:tc:xliff:metadata:2.0";

  private final StringBuilder out = new StringBuilder();

  /// @param from and `into`: BCP 47
  XliffWriter(String from, String into) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"")
        .append(NAMESPACE)
        .append("\" xmlns:mda=\"")
        .append(METADATA)
        .append("\" version=\"2.1\" srcLang=\"")
        .append(attribute(from))
        .append("\" trgLang=\"")
        .append(attribute(into))
        .append("\">\n");
  }

  void beginFile(String kind) {
    out.append("<file id=\"")
        .append(attribute(kind))
        .append("\" original=\"")
        .append(attribute(kind))
        .append("\" xml:space=\"preserve\">\n");
  }

  void endFile() {
    out.append("</file>\n");
  }

  void beginGroup(String record, String title) {
    out.append("<group id=\"")
        .append(attribute(record))
        .append("\" name=\"")
        .append(attribute(title))
        .append("\">\n");
  }

  void endGroup() {
    out.append("</group>\n");
  }

  /// @param label the field's name, for translators
  void unit(XliffUnit unit, String label, List<String> notes) {
    out.append("<unit id=\"")
        .append(attribute(unit.record() + "." + unit.field()))
        .append("\" name=\"")
        .append(attribute(unit.field()))
        .append("\">\n<mda:metadata><mda:metaGroup category=\"capacity\"><mda:meta type=\"words\">")
        .append(unit.seen() == null ? "" : text(unit.seen()))
        .append("</mda:meta></mda:metaGroup></mda:metadata>\n<notes>\n<note category=\"field\">")
        .append(text(label))
        .append("</note>\n");
    for (String note : notes) {
      out.append("<note category=\"term\">").append(text(note)).append("</note>\n");
    }
    out.append("</notes>\n<segment state=\"")
        .append(unit.state().code())
        .append("\">\n<source>")
        .append(text(unit.source()))
        .append("</source>\n");
    if (!unit.target().isEmpty()) {
      out.append("<target>").append(text(unit.target())).append("</target>\n");
    }
    out.append("</segment>\n</unit>\n");
  }

  String end() {
    return out.append("</xliff>\n").toString();
  }

  private static String attribute(String value) {
    return escaped(value, false)
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }

  private static String text(String value) {
    return escaped(value, true);
  }

  private static String escaped(String value, boolean codePoints) {
    StringBuilder escaped = new StringBuilder(value.length() + 16);
    value
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                  if (isXml(point)) {
                    escaped.appendCodePoint(point);
                  } else if (codePoints) {
                    escaped.append("<cp hex=\"%04X\"/>".formatted(point));
                  }
                }
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xd7ff)
        || (point >= 0xe000 && point <= 0xfffd)
        || point >= 0x10000;
  }
}
