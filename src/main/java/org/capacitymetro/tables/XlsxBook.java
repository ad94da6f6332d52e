package org.capacitymetro.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;

/// What stands around the sheets of an XLSX workbook: their names, number formats, the calendar.
///
/// @param sheets name of the sheet to its part, visible ones first
/// @param formats how the numbers of each cell style are shown
/// @param strings part of the shared texts; empty when there is none
/// @param since1904 true when days are counted from 1904, as on old Macs
record XlsxBook(
    Map<String, String> sheets, List<Shown> formats, String strings, boolean since1904) {

  /// How a number is to be written out.
  enum Shown {
    NUMBER,
    DATE,
    TIME,
    DATE_TIME,
    /// As many digits as the format has zeros: postcodes and codes.
    PADDED_2,
    PADDED_3,
    PADDED_4,
    PADDED_5,
    PADDED_6,
    PADDED_7,
    PADDED_8,
    PADDED_9,
    PADDED_10,
    PADDED_11;

    int digits() {
      return ordinal() < PADDED_2.ordinal() ? 0 : ordinal() - PADDED_2.ordinal() + 2;
    }
  }

  static XlsxBook of(Source source) {
    Map<String, String> targets = targets(source);
    Map<String, String> visible = new LinkedHashMap<>();
    Map<String, String> hidden = new LinkedHashMap<>();
    boolean[] since1904 = new boolean[1];
    each(
        source,
        "xl/workbook.xml",
        xml -> {
          if (xml.name().equals("sheet")) {
            String target = targets.get(String.valueOf(xml.attribute("id")));
            String name = xml.attribute("name");
            if (target != null && name != null && source.has(target)) {
              (xml.attribute("state") == null ? visible : hidden).put(name, target);
            }
          } else if (xml.name().equals("workbookPr")) {
            String date1904 = xml.attribute("date1904");
            since1904[0] = "1".equals(date1904) || "true".equals(date1904);
          }
        });
    hidden.forEach(visible::putIfAbsent);
    if (visible.isEmpty()) {
      throw new UnreadableTableException(source.name(), Unreadable.NO_ROWS);
    }
    String strings =
        targets.values().stream()
            .filter(part -> part.endsWith("haredStrings.xml") && source.has(part))
            .findFirst()
            .orElse("");
    return new XlsxBook(visible, formats(source), strings, since1904[0]);
  }

  private static Map<String, String> targets(Source source) {
    Map<String, String> targets = new HashMap<>();
    each(
        source,
        "xl/_rels/workbook.xml.rels",
        xml -> {
          String target = xml.attribute("Target");
          if (xml.name().equals("Relationship") && target != null) {
            String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
            targets.put(String.valueOf(xml.attribute("Id")), part.replace("xl/./", "xl/"));
          }
        });
    return targets;
  }

  private static List<Shown> formats(Source source) {
    Map<Integer, String> codes = new HashMap<>();
    List<Shown> formats = new ArrayList<>();
    boolean[] inCells = new boolean[1];
    each(
        source,
        "xl/styles.xml",
        xml -> {
          switch (xml.name()) {
            case "numFmt" ->
                codes.put(number(xml, "numFmtId"), String.valueOf(xml.attribute("formatCode")));
            case "cellStyleXfs" -> inCells[0] = false;
            case "cellXfs" -> inCells[0] = true;
            case "cellStyles", "dxfs" -> inCells[0] = false;
            case "xf" -> {
              if (inCells[0]) {
                int id = number(xml, "numFmtId");
                formats.add(codes.containsKey(id) ? shown(codes.get(id)) : builtIn(id));
              }
            }
            default -> {}
          }
        });
    return formats;
  }

  private static int number(Xml xml, String attribute) {
    String value = xml.attribute(attribute);
    return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
  }

  /// ECMA-376 part 1, 18.8.30.
  private static Shown builtIn(int id) {
    return switch (id) {
      case 14, 15, 16, 17, 27, 30, 36, 50, 57 -> Shown.DATE;
      case 18, 19, 20, 21, 45, 46, 47 -> Shown.TIME;
      case 22 -> Shown.DATE_TIME;
      default -> Shown.NUMBER;
    };
  }

  static Shown shown(String code) {
    String first = code.split(";", 2)[0];
    String plain =
        first
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", "")
            .toLowerCase(java.util.Locale.ROOT);
    if (plain.matches("0{2,11}")) {
      return Shown.values()[Shown.PADDED_2.ordinal() + plain.length() - 2];
    }
    boolean day = plain.contains("y") || plain.contains("d") || plain.contains("g/");
    boolean time = plain.contains("h") || plain.contains("s");
    boolean month = plain.contains("mmm") || (plain.contains("m") && day);
    if (plain.contains("general") || plain.contains("standard")) {
      return Shown.NUMBER;
    }
    return day || month ? time ? Shown.DATE_TIME : Shown.DATE : time ? Shown.TIME : Shown.NUMBER;
  }

  private interface Element {
    void take(Xml xml);
  }

  private static void each(Source source, String part, Element element) {
    if (!source.has(part)) {
      return;
    }
    try (Xml xml = new Xml(source.name(), source.open(part))) {
      int event = xml.next();
      while (event != XMLStreamConstants.END_DOCUMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          element.take(xml);
        }
        event = xml.next();
      }
    }
  }
}
