package org.capacitymetro.tables;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// Rows of one sheet of an OpenDocument spreadsheet (OASIS ODF 1.3 part 3, 9). Dates come as ISO
/// 8601, numbers with a decimal point; a number shown with leading zeros keeps them.
final class OdsLines implements Lines {
  private static final String CONTENT = "content.xml";

  private final Source source;
  private final Guarded bytes;
  private final Xml xml;
  private long row;
  private long repeats;
  private List<String> repeated = List.of();
  private boolean ended;

  OdsLines(Source source, @Nullable String name) {
    this.source = source;
    this.bytes = source.open(CONTENT);
    this.xml = new Xml(source.name(), bytes);
    int event = xml.next();
    while (!xml.isStart(event, "table") || !isWanted(name)) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        close();
        throw new UnreadableTableException(
            source.name(),
            Unreadable.NO_SHEET,
            String.valueOf(name),
            String.join(", ", sheets(source)));
      }
      event = xml.next();
    }
  }

  private boolean isWanted(@Nullable String name) {
    if (name == null || name.equals(xml.attribute("name"))) {
      return true;
    }
    xml.skip();
    return false;
  }

  static List<String> sheets(Source source) {
    List<String> names = new ArrayList<>();
    try (Xml xml = new Xml(source.name(), source.open(CONTENT))) {
      int event = xml.next();
      while (event != XMLStreamConstants.END_DOCUMENT) {
        if (xml.isStart(event, "table")) {
          String name = xml.attribute("name");
          names.add(name == null ? String.valueOf(names.size() + 1) : name);
          xml.skip();
        }
        event = xml.next();
      }
    }
    return names;
  }

  @Override
  public @Nullable Line next() {
    if (repeats > 0) {
      repeats--;
      row++;
      return new Line(row, repeated);
    }
    while (!ended) {
      int event = xml.next();
      if (xml.isStart(event, "table-row")) {
        long times = count("number-rows-repeated");
        List<String> cells = cells();
        row++;
        if (cells.isEmpty()) {
          row += times - 1;
        } else {
          repeats = times - 1;
          repeated = cells;
        }
        return new Line(row, cells);
      }
      ended = xml.isEnd(event, "table") || event == XMLStreamConstants.END_DOCUMENT;
    }
    return null;
  }

  private long count(String attribute) {
    String value = xml.attribute(attribute);
    return value != null && value.matches("\\d{1,7}") ? Math.max(1, Long.parseLong(value)) : 1;
  }

  private List<String> cells() {
    List<String> cells = new ArrayList<>();
    long blanks = 0;
    int event = xml.next();
    while (!xml.isEnd(event, "table-row")) {
      if (xml.isStart(event, "table-cell") || xml.isStart(event, "covered-table-cell")) {
        String element = xml.name();
        long times = count("number-columns-repeated");
        String text = cell(element);
        if (text.isEmpty()) {
          blanks += times;
        } else if (cells.size() + blanks + times > 1 << 14) {
          throw new UnreadableTableException(
              source.name(),
              Unreadable.TOO_MANY_COLUMNS,
              cells.size() + blanks + times,
              source.limits().columns());
        } else {
          for (; blanks > 0; blanks--) {
            cells.add("");
          }
          for (long i = 0; i < times; i++) {
            cells.add(text);
          }
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new UnreadableTableException(source.name(), Unreadable.TRUNCATED);
      }
      event = xml.next();
    }
    return cells;
  }

  private String cell(String element) {
    String type = String.valueOf(xml.attribute("value-type"));
    String value = xml.attribute("value");
    String date = xml.attribute("date-value");
    String time = xml.attribute("time-value");
    String yes = xml.attribute("boolean-value");
    String shown = text(element);
    return switch (type) {
      case "float", "currency", "percentage" ->
          value == null || shown.matches("0\\d+") ? shown : plain(value);
      case "date" -> date == null ? shown : date.replaceFirst("T00:00:00$", "");
      case "time" ->
          time == null ? shown : time.replaceFirst("^PT(\\d\\d)H(\\d\\d)M\\d\\d.*$", "$1:$2");
      case "boolean" -> yes == null ? shown : yes;
      default -> shown;
    };
  }

  private static String plain(String number) {
    return number.matches("-?\\d+\\.0+") ? number.substring(0, number.indexOf('.')) : number;
  }

  /// Paragraphs of the cell, one a line, without remarks.
  private String text(String element) {
    StringBuilder text = new StringBuilder();
    int inParagraph = 0;
    int event = xml.next();
    while (!xml.isEnd(event, element)) {
      if (xml.isStart(event, "annotation") || xml.isStart(event, "shapes")) {
        xml.skip();
      } else if (xml.isStart(event, "p")) {
        inParagraph++;
        text.append(text.isEmpty() ? "" : "\n");
      } else if (xml.isEnd(event, "p")) {
        inParagraph--;
      } else if (inParagraph > 0 && xml.isStart(event, "s")) {
        text.repeat(" ", (int) Math.min(100, count("c")));
      } else if (inParagraph > 0 && xml.isStart(event, "tab")) {
        text.append('\t');
      } else if (inParagraph > 0 && xml.isStart(event, "line-break")) {
        text.append('\n');
      } else if (inParagraph > 0 && Xml.isText(event)) {
        xml.append(text, source.limits().cell());
      }
      event = xml.next();
    }
    return text.toString();
  }

  @Override
  public double progress() {
    return bytes.fraction();
  }

  @Override
  public boolean strict() {
    return false;
  }

  @Override
  public void close() {
    xml.close();
  }
}
