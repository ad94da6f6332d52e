package org.capacitymetro.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.tables.Lines.Line;
import org.jspecify.annotations.Nullable;

/// Finds delimiter, quotation mark and heading of a text, by which of them cuts its lines into the
/// same number of cells.
final class CsvGuess {
  private static final int SAMPLE = 1 << 18;
  private static final int MOST_LINES = 300;
  private static final char[] DELIMITERS = {
    ',', ';', '\t', '|', '^', '~', '\u001f', '\u0001', '#', ':'
  };

  private CsvGuess() {}

  static Layout of(Source source, @Nullable String part, Charset charset) {
    String text = start(source, part, charset);
    Layout base = Layout.of(Format.CSV).withCharset(charset).withSheet(part);
    if (text.length() > 5 && text.startsWith("sep=")) {
      return headed(text, base.withDelimiter(text.charAt(4)), 1);
    }
    char quote = singleQuoted(text) ? '\'' : '"';
    Layout best = base.withQuote(quote);
    double bestFit = 0;
    for (char delimiter : DELIMITERS) {
      Layout candidate = base.withQuote(quote).withDelimiter(delimiter);
      double fit = fit(lines(text, candidate)) * (delimiter == ':' || delimiter == '#' ? 0.5 : 1);
      if (fit > bestFit) {
        best = candidate;
        bestFit = fit;
      }
    }
    return headed(text, best, 0);
  }

  private static Layout headed(String text, Layout layout, int skip) {
    List<Line> lines = lines(text, layout);
    Headings.Place place = Headings.find(lines.subList(Math.min(skip, lines.size()), lines.size()));
    return layout.withHeader(place.row(), place.rows());
  }

  private static String start(Source source, @Nullable String part, Charset charset) {
    try (Reader reader = CsvLines.text(source.open(part), charset)) {
      char[] chars = new char[SAMPLE];
      int length = 0;
      int read = 0;
      while (length < SAMPLE && read >= 0) {
        length += read;
        read = reader.read(chars, length, SAMPLE - length);
      }
      String text = new String(chars, 0, length);
      boolean whole = length < SAMPLE;
      return whole ? text : text.substring(0, Math.max(1, text.lastIndexOf('\n') + 1));
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableTableException(source.name(), Unreadable.CHARSET, charset.name(), 1);
    }
  }

  private static boolean singleQuoted(String text) {
    List<String> lines = text.lines().limit(50).filter(line -> !line.isBlank()).toList();
    long quoted = lines.stream().filter(line -> line.startsWith("'") && line.endsWith("'")).count();
    return quoted > 1 && quoted > lines.size() * 0.8;
  }

  static List<Line> lines(String text, Layout layout) {
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvLines.reader(new StringReader(text), layout, Limits.USUAL.cell())) {
      for (CsvRecord record : csv) {
        lines.add(new Line(record.getStartingLineNumber(), record.getFields()));
        if (lines.size() == MOST_LINES) {
          break;
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /// Share of the lines that have the usual number of cells, better where these are many; 0 when
  /// the delimiter cuts nothing.
  private static double fit(List<Line> lines) {
    Map<Integer, Integer> counts = new HashMap<>();
    lines.stream()
        .filter(line -> !line.isBlank())
        .forEach(line -> counts.merge(line.cells().size(), 1, Integer::sum));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    double best = 0;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      double share = (double) count.getValue() / all;
      int cells = count.getKey();
      if (cells > 1) {
        best = Math.max(best, share * share * (1 + Math.log(Math.min(cells, 50)) / 4));
      }
    }
    return best;
  }
}
