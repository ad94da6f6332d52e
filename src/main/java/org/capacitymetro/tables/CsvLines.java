package org.capacitymetro.tables;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Records of a delimited text.
final class CsvLines implements Lines {
  private static final int MOST_CELLS = 1 << 20;

  private final Source source;
  private final Layout layout;
  private final Guarded bytes;
  private final CsvReader<CsvRecord> csv;
  private final CloseableIterator<CsvRecord> records;
  private long last;

  CsvLines(Source source, @Nullable String part, Layout layout) {
    this.source = source;
    this.layout = layout;
    this.bytes = source.open(part);
    this.csv = reader(text(bytes, layout.charset()), layout, source.limits().cell());
    this.records = csv.iterator();
  }

  static CsvReader<CsvRecord> reader(Reader text, Layout layout, int longestCell) {
    return CsvReader.builder()
        .fieldSeparator(layout.delimiter())
        .quoteCharacter(layout.quote())
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(true)
        .maxBufferSize(2 * longestCell)
        .build(
            CsvRecordHandler.builder()
                .maxFields(MOST_CELLS)
                .maxFieldSize(longestCell)
                .maxRecordSize(2 * longestCell)
                .build(),
            text);
  }

  /// The text without a byte order mark. Bytes that are none in a character set of several bytes
  /// are an error; one-byte sets have a few holes that harm nobody.
  static Reader text(Guarded bytes, Charset charset) {
    boolean oneByte = charset.newEncoder().maxBytesPerChar() <= 1;
    CodingErrorAction action = oneByte ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
    CharsetDecoder decoder =
        charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
    BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, decoder), 1 << 15);
    try {
      reader.mark(1);
      if (reader.read() != '\ufeff') {
        reader.reset();
      }
    } catch (CharacterCodingException e) {
      throw new UnreadableTableException(bytes.name(), Unreadable.CHARSET, charset.name(), 0);
    } catch (IOException e) {
      throw new UnreadableTableException(bytes.name(), Unreadable.UNREADABLE, Guarded.reason(e));
    }
    return reader;
  }

  @Override
  public @Nullable Line next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      last = record.getStartingLineNumber();
      return new Line(last, record.getFields());
    } catch (CsvParseException | UncheckedIOException | NoSuchElementException e) {
      throw explain(e);
    }
  }

  private RuntimeException explain(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableTableException unreadable) {
        return unreadable;
      }
      if (cause instanceof CharacterCodingException) {
        return new UnreadableTableException(
            source.name(), Unreadable.CHARSET, layout.charset().name(), last);
      }
    }
    return new UnreadableTableException(
        source.name(), Unreadable.QUOTE_OPEN, last, source.limits().cell());
  }

  @Override
  public double progress() {
    return bytes.fraction();
  }

  @Override
  public boolean strict() {
    return true;
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UnreadableTableException(source.name(), Unreadable.UNREADABLE, Guarded.reason(e));
    }
  }
}
