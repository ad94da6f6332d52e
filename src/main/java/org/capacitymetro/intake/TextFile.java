package org.capacitymetro.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks at a file before it is read: is it there, is it text, is it UTF-8, how long is it. Reading
/// the whole file once first means that an import never stops half way at a wrong byte.
final class TextFile {
  private TextFile() {}

  /// Number of lines, a last one without a line end included.
  ///
  /// @throws UnreadableFileException with one sentence when this is no UTF-8 text
  static long countLines(Path file) {
    refuseMissing(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      in.mark(16);
      refuseOtherFormats(file, in.readNBytes(8));
      in.reset();
      return countUtf8Lines(file, in);
    } catch (IOException e) {
      throw new UnreadableFileException(file + ": cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /// Whether the file is packed or of an office program, so that it begins with bytes no text has.
  static boolean isBinary(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(8);
      String ascii = new String(start, StandardCharsets.ISO_8859_1);
      return ascii.startsWith("PK\3\4")
          || ascii.startsWith("%PDF")
          || ascii.startsWith("\u001f\u008b")
          || ascii.startsWith("\u00d0\u00cf\u0011\u00e0")
          || ascii.indexOf('\0') >= 0;
    } catch (IOException e) {
      throw new UnreadableFileException(file + ": cannot be read (" + e.getMessage() + ").", e);
    }
  }

  static void refuseMissing(Path file) {
    if (!Files.exists(file)) {
      throw new UnreadableFileException(file + ": there is no such file.");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnreadableFileException(file + ": is not a file that can be read.");
    }
  }

  private static void refuseOtherFormats(Path file, byte[] start) {
    if (start.length == 0) {
      throw new UnreadableFileException(file + ": is empty.");
    }
    String ascii = new String(start, StandardCharsets.ISO_8859_1);
    String format =
        ascii.startsWith("%PDF")
            ? "a PDF"
            : ascii.startsWith("PK\3\4")
                ? "a ZIP archive or spreadsheet"
                : ascii.startsWith("\u001f\u008b")
                    ? "a gzip archive"
                    : ascii.startsWith("\u00d0\u00cf\u0011\u00e0") ? "an old spreadsheet" : null;
    if (format != null) {
      throw new UnreadableFileException(
          file + ": is " + format + ", not a CSV or GeoJSON text; export or unpack it first.");
    }
    if (ascii.startsWith("\u00ff\u00fe") || ascii.startsWith("\u00fe\u00ff")) {
      throw new UnreadableFileException(file + ": is UTF-16; save it as UTF-8.");
    }
  }

  private static long countUtf8Lines(Path file, InputStream in) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    long lines = 0;
    boolean lineBegun = false;
    boolean end = false;
    while (!end) {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      end = read < 0;
      bytes.position(bytes.position() + Math.max(read, 0)).flip();
      CoderResult result = decoder.decode(bytes, chars, end);
      for (int i = 0; i < chars.position(); i++) {
        lineBegun = chars.get(i) != '\n';
        lines += lineBegun ? 0 : 1;
      }
      chars.clear();
      if (result.isError()) {
        throw new UnreadableFileException(
            file + ": line " + (lines + 1) + " is not UTF-8; save the file as UTF-8.");
      }
      bytes.compact();
    }
    return lines + (lineBegun ? 1 : 0);
  }

  /// The first characters of a file already known to be UTF-8, without a byte order mark.
  static String start(Path file, int characters) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(characters * 4);
      String text = new String(bytes, StandardCharsets.UTF_8);
      String start = text.startsWith("\ufeff") ? text.substring(1) : text;
      return start.substring(0, Math.min(start.length(), characters));
    } catch (IOException e) {
      throw new UnreadableFileException(file + ": cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /// Whether the text holds NUL or other ASCII control characters besides tabs and line ends, which
  /// no database text may hold and no list means.
  static boolean hasControlCharacters(String text) {
    return text.chars().anyMatch(c -> (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 127);
  }
}
