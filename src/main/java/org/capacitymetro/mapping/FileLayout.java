package org.capacitymetro.mapping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.capacitymetro.tables.Format;
import org.capacitymetro.tables.Layout;
import org.jspecify.annotations.Nullable;

/// How the files of a list are laid out, where a profile says it; what it leaves out is guessed
/// from the file.
///
/// @param format `csv`, `xlsx`, `ods`, `json`, `geojson`, `xml`, `hsds-json`, `hsds-tabular`
/// @param charset name of a character set, `windows-1252`
/// @param delimiter one character, or `tab`
/// @param headerRow from 1; 0 where there is none
/// @param path of the element that repeats, as in [Layout#path]
public record FileLayout(
    @Nullable String format,
    @Nullable String charset,
    @Nullable String delimiter,
    @Nullable String sheet,
    @Nullable Integer headerRow,
    @Nullable Integer headerRows,
    @Nullable String path) {

  public FileLayout {
    Words.check(Format.class, "file.format", format);
    if (delimiter != null && delimiter.length() != 1 && !delimiter.equals("tab")) {
      throw new IllegalArgumentException(
          "file.delimiter: \"" + delimiter + "\" is not one character; allowed is also tab");
    }
    if (charset != null) {
      charset(charset);
    }
  }

  /// The layout in full, to be written into a profile.
  public static FileLayout of(Layout layout) {
    boolean text = layout.format() == Format.CSV;
    boolean rows = layout.format().hasHeaderRows();
    return new FileLayout(
        Words.written(layout.format()),
        text ? layout.charset().name() : null,
        text ? (layout.delimiter() == '\t' ? "tab" : String.valueOf(layout.delimiter())) : null,
        layout.sheet(),
        rows ? (Integer) layout.headerRow() : null,
        rows && layout.headerRows() > 1 ? (Integer) layout.headerRows() : null,
        layout.path());
  }

  /// True where enough is said to read a file without guessing.
  @JsonIgnore
  public boolean isWhole() {
    return format != null
        && (!format.equals(Words.written(Format.CSV)) || (charset != null && delimiter != null));
  }

  /// The guessed layout with what this says in its place.
  public Layout over(Layout guessed) {
    return new Layout(
        Words.find(Format.class, "file.format", format).orElse(guessed.format()),
        charset == null ? guessed.charset() : charset(charset),
        delimiter == null ? guessed.delimiter() : delimiterOf(delimiter),
        guessed.quote(),
        sheet == null ? guessed.sheet() : sheet,
        headerRow == null ? guessed.headerRow() : headerRow,
        headerRows == null ? guessed.headerRows() : headerRows,
        path == null ? guessed.path() : path);
  }

  /// The layout of files that need not be guessed.
  public Layout layout() {
    return over(
        new Layout(
            Words.find(Format.class, "file.format", format).orElse(Format.CSV),
            StandardCharsets.UTF_8,
            ',',
            null,
            1,
            1,
            Words.written(Format.GEOJSON).equals(format) ? "/features" : null));
  }

  private static char delimiterOf(String delimiter) {
    return delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "file.charset: \""
              + name
              + "\" is unknown; allowed are names such as UTF-8, windows-1252 and "
              + StandardCharsets.UTF_16.name().toLowerCase(Locale.ROOT),
          e);
    }
  }
}
