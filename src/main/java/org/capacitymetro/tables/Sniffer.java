package org.capacitymetro.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Tells files apart by their first bytes, whatever they are called.
final class Sniffer {
  static final int START = 8_192;
  private static final int OLE_DIRECTORY = 1 << 20;
  private static final String ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

  private Sniffer() {}

  static boolean isGzip(byte[] start) {
    return begins(start, "\u001f\u008b");
  }

  static boolean isZip(byte[] start) {
    return begins(start, "PK\3\4") || begins(start, "PK\5\6") || begins(start, "PK\7\10");
  }

  /// @param path the file, where more of it may be looked at
  /// @throws UnreadableTableException when it is a format that holds no table
  static void refuseOthers(String name, byte[] start, @Nullable Path path) throws IOException {
    @Nullable Unreadable why = null;
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.indexOf("%PDF-") >= 0 && text.indexOf("%PDF-") < 1_024) {
      why = Unreadable.PDF;
    } else if (begins(start, "\u00d0\u00cf\u0011\u00e0")) {
      why = isEncrypted(path) ? Unreadable.ENCRYPTED : Unreadable.OLD_WORKBOOK;
    } else if (begins(start, "{\\rtf")) {
      why = Unreadable.WORD;
    } else if (begins(start, "\u0089PNG")
        || begins(start, "\u00ff\u00d8\u00ff")
        || begins(start, "GIF8")
        || begins(start, "II*\0")
        || begins(start, "MM\0*")
        || (begins(start, "RIFF") && text.startsWith("WEBP", 8))) {
      why = Unreadable.IMAGE;
    } else if (begins(start, "Rar!")
        || begins(start, "7z\u00bc\u00af")
        || begins(start, "BZh")
        || begins(start, "\u00fd7zXZ")
        || begins(start, "\u0028\u00b5\u002f\u00fd")
        || text.startsWith("ustar", 257)) {
      why = Unreadable.OTHER_ARCHIVE;
    } else if (isWebPage(text)) {
      why = Unreadable.HTML;
    }
    if (why != null) {
      throw new UnreadableTableException(name, why);
    }
  }

  private static boolean isWebPage(String text) {
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    start = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3).stripLeading() : start;
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  private static boolean isEncrypted(@Nullable Path path) throws IOException {
    if (path == null) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      String start = new String(in.readNBytes(OLE_DIRECTORY), StandardCharsets.ISO_8859_1);
      long rest = Math.max(0, Files.size(path) - 2L * OLE_DIRECTORY);
      in.skipNBytes(Math.min(rest, Math.max(0, Files.size(path) - start.length())));
      String end = new String(in.readNBytes(OLE_DIRECTORY), StandardCharsets.ISO_8859_1);
      String wanted = wide("EncryptedPackage");
      return start.contains(wanted) || end.contains(wanted);
    }
  }

  private static String wide(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  /// @throws UnreadableTableException when it is a document of another kind
  static Source.Kind kindOfZip(String name, ZipFile zip) {
    if (zip.getEntry("xl/workbook.xml") != null) {
      return Source.Kind.XLSX;
    }
    if (zip.getEntry("xl/workbook.bin") != null) {
      throw new UnreadableTableException(name, Unreadable.OLD_WORKBOOK);
    }
    @Nullable ZipEntry type = zip.getEntry("mimetype");
    String mime = type == null ? "" : read(name, zip, type);
    if (mime.startsWith(ODS_TYPE)) {
      @Nullable ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
      if (manifest != null && read(name, zip, manifest).contains("encryption-data")) {
        throw new UnreadableTableException(name, Unreadable.ENCRYPTED);
      }
      if (zip.getEntry("content.xml") == null) {
        throw new UnreadableTableException(name, Unreadable.DAMAGED, "content.xml is missing");
      }
      return Source.Kind.ODS;
    }
    if (zip.getEntry("word/document.xml") != null
        || zip.getEntry("ppt/presentation.xml") != null
        || mime.startsWith("application/vnd.oasis.opendocument.text")) {
      throw new UnreadableTableException(name, Unreadable.WORD);
    }
    return Source.Kind.ARCHIVE;
  }

  private static String read(String name, ZipFile zip, ZipEntry entry) {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UnreadableTableException(name, Unreadable.DAMAGED, "packing");
    }
  }

  private static boolean begins(byte[] start, String mark) {
    if (start.length < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if ((start[i] & 0xFF) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
