package org.capacitymetro.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.capacitymetro.tables.XlsxBook.Shown;
import org.jspecify.annotations.Nullable;

/// Rows of one sheet of an XLSX workbook. Formulas give the value that was last computed. Dates
/// come as ISO 8601, numbers with the 15 digits a spreadsheet holds and a decimal point.
final class XlsxLines implements Lines {
  private static final MathContext DIGITS = new MathContext(15);

  private final Source source;
  private final XlsxBook book;
  private final Guarded bytes;
  private final Xml sheet;
  private final DiskStrings texts = new DiskStrings();
  private @Nullable Xml shared;
  private long row;
  private boolean ended;

  XlsxLines(Source source, @Nullable String name) {
    this.source = source;
    this.book = XlsxBook.of(source);
    String part = name == null ? book.sheets().values().iterator().next() : book.sheets().get(name);
    if (part == null) {
      throw new UnreadableTableException(
          source.name(),
          Unreadable.NO_SHEET,
          String.valueOf(name),
          String.join(", ", book.sheets().keySet()));
    }
    this.bytes = source.open(part);
    this.sheet = new Xml(source.name(), bytes);
  }

  static List<String> sheets(Source source) {
    return List.copyOf(XlsxBook.of(source).sheets().keySet());
  }

  @Override
  public @Nullable Line next() {
    while (!ended) {
      int event = sheet.next();
      if (sheet.isStart(event, "row")) {
        String number = sheet.attribute("r");
        row = number != null && number.matches("\\d{1,9}") ? Long.parseLong(number) : row + 1;
        return new Line(row, cells());
      }
      ended = sheet.isEnd(event, "sheetData") || event == XMLStreamConstants.END_DOCUMENT;
    }
    return null;
  }

  private List<String> cells() {
    List<String> cells = new ArrayList<>();
    int next = 0;
    int event = sheet.next();
    while (!sheet.isEnd(event, "row")) {
      if (sheet.isStart(event, "c")) {
        String reference = sheet.attribute("r");
        int column = reference == null ? next : column(reference);
        next = column + 1;
        String text = cell();
        if (!text.isEmpty()) {
          if (column >= 1 << 14) {
            throw new UnreadableTableException(
                source.name(), Unreadable.TOO_MANY_COLUMNS, column, source.limits().columns());
          }
          while (cells.size() < column) {
            cells.add("");
          }
          if (cells.size() == column) {
            cells.add(text);
          }
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new UnreadableTableException(source.name(), Unreadable.TRUNCATED);
      }
      event = sheet.next();
    }
    return cells;
  }

  private static int column(String reference) {
    int column = 0;
    for (int i = 0; i < Math.min(reference.length(), 5); i++) {
      char letter = reference.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    return Math.max(0, column - 1);
  }

  private String cell() {
    String type = sheet.attribute("t");
    String style = sheet.attribute("s");
    StringBuilder value = new StringBuilder();
    StringBuilder inline = new StringBuilder();
    int event = sheet.next();
    while (!sheet.isEnd(event, "c")) {
      if (sheet.isStart(event, "v")) {
        text(value, "v");
      } else if (sheet.isStart(event, "t")) {
        text(inline, "t");
      } else if (sheet.isStart(event, "f") || sheet.isStart(event, "rPh")) {
        sheet.skip();
      }
      event = sheet.next();
    }
    String text = value.toString();
    return switch (type == null ? "n" : type) {
      case "s" -> shared(text);
      case "inlineStr" -> unescape(inline.toString());
      case "str" -> unescape(text);
      case "b" -> text.equals("1") ? "true" : text.isEmpty() ? "" : "false";
      case "e" -> "";
      case "d" -> text;
      default -> number(text, style);
    };
  }

  private void text(StringBuilder text, String element) {
    int event = sheet.next();
    while (!sheet.isEnd(event, element)) {
      if (Xml.isText(event)) {
        sheet.append(text, source.limits().cell());
      }
      event = sheet.next();
    }
  }

  private String shared(String index) {
    if (!index.matches("\\d{1,9}")) {
      return "";
    }
    int wanted = Integer.parseInt(index);
    if (shared == null && !book.strings().isEmpty()) {
      shared = new Xml(source.name(), source.open(book.strings()));
    }
    while (texts.size() <= wanted) {
      if (shared == null || !readShared(shared)) {
        throw new UnreadableTableException(
            source.name(), Unreadable.DAMAGED, "the text number " + wanted + " is missing");
      }
    }
    return texts.get(wanted);
  }

  /// Reads one shared text; several runs of different looks make one text.
  private boolean readShared(Xml xml) {
    StringBuilder text = new StringBuilder();
    boolean inText = false;
    while (true) {
      int event = xml.next();
      if (xml.isStart(event, "t")) {
        inText = true;
      } else if (xml.isEnd(event, "t")) {
        inText = false;
      } else if (xml.isStart(event, "rPh")) {
        xml.skip();
      } else if (inText && Xml.isText(event)) {
        xml.append(text, source.limits().cell());
      } else if (xml.isEnd(event, "si")) {
        texts.add(unescape(text.toString()));
        return true;
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
    }
  }

  /// Characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.4.2.4).
  private static String unescape(String text) {
    return text.contains("_x00")
        ? text.replaceAll("_x000[dD]_", "").replaceAll("_x000[aA]_", "\n").replace("_x0009_", "\t")
        : text;
  }

  private String number(String text, @Nullable String style) {
    if (text.isEmpty()) {
      return "";
    }
    int index = style != null && style.matches("\\d{1,6}") ? Integer.parseInt(style) : 0;
    Shown shown = index < book.formats().size() ? book.formats().get(index) : Shown.NUMBER;
    try {
      BigDecimal number = new BigDecimal(text).round(DIGITS);
      return switch (shown) {
        case NUMBER -> plain(number);
        case DATE, TIME, DATE_TIME -> moment(number, shown);
        default -> padded(plain(number), shown.digits());
      };
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return Math.abs((long) stripped.scale()) > 40 ? number.toString() : stripped.toPlainString();
  }

  private static String padded(String digits, int length) {
    return digits.matches("\\d+") && digits.length() < length
        ? "0".repeat(length - digits.length()) + digits
        : digits;
  }

  private String moment(BigDecimal days, Shown shown) {
    double value = days.doubleValue();
    if (value < 0 || value > 2_958_466) {
      return plain(days);
    }
    LocalDate first = book.since1904() ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    LocalDateTime moment =
        first
            .atStartOfDay()
            .plusSeconds(Math.round(value * 86_400))
            .truncatedTo(ChronoUnit.MINUTES);
    boolean time = shown == Shown.TIME || (shown == Shown.DATE_TIME && value < 1);
    return time
        ? moment.toLocalTime().toString()
        : shown == Shown.DATE ? moment.toLocalDate().toString() : moment.toString();
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
    sheet.close();
    if (shared != null) {
      shared.close();
    }
    texts.close();
  }
}
