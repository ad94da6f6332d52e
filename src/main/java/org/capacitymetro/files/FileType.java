package org.capacitymetro.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The kinds of file that are taken: a closed list, told by content. A name only has to agree.
public enum FileType {
  JPEG("image/jpeg", "jpg", "jpeg"),
  PNG("image/png", "png"),
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  ODT("application/vnd.oasis.opendocument.text", "odt"),
  ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
  TEXT("text/plain", "txt");

  private static final int HEAD = 8192;
  private static final byte[] JPEG_HEAD = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] PDF_HEAD = {'%', 'P', 'D', 'F', '-'};
  private static final byte[] ZIP_HEAD = {'P', 'K', 3, 4};
  private static final Pattern MARKUP =
      Pattern.compile("(?is)\\s*(<\\?xml|<!doctype|<!--|<[a-z][a-z0-9:-]*[\\s/>]).*");
  private static final Pattern DRAWING = Pattern.compile("(?is).*<([a-z0-9]+:)?svg[\\s>].*");

  private final String mediaType;
  private final List<String> extensions;

  FileType(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = List.of(extensions);
  }

  public String mediaType() {
    return mediaType;
  }

  /// As a downloaded file is called, without a dot.
  public String extension() {
    return extensions.getFirst();
  }

  public boolean isPicture() {
    return this == JPEG || this == PNG;
  }

  /// As in addresses and message keys: `docx`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a file is.
  ///
  /// @param name as the person called it: an extension that says something else is refused
  /// @throws FileRefused where it is nothing on the list, or not what its name says
  static FileType of(Path file, String name) throws IOException {
    FileType type = byContent(file);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (name.contains(".") && !type.extensions.contains(extension)) {
      throw new FileRefused(FileRefused.Reason.LYING_NAME, "it is " + type + ", called " + name);
    }
    return type;
  }

  private static FileType byContent(Path file) throws IOException {
    byte[] head;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) {
      throw new FileRefused(FileRefused.Reason.EMPTY, "no content");
    }
    if (begins(head, JPEG_HEAD)) {
      return JPEG;
    }
    if (begins(head, PNG_HEAD)) {
      return PNG;
    }
    if (begins(head, PDF_HEAD)) {
      return PDF;
    }
    return begins(head, ZIP_HEAD) ? container(file) : text(head, Files.size(file) > HEAD);
  }

  private static boolean begins(byte[] head, byte[] with) {
    return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
  }

  /// Office documents are ZIP files; one that carries programs is refused whatever it is called.
  private static FileType container(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Set<String> known = Set.of("word/document.xml", "xl/workbook.xml");
      boolean office = known.stream().anyMatch(part -> zip.getEntry(part) != null);
      if (zip.stream().anyMatch(FileType::isProgram)) {
        throw new FileRefused(FileRefused.Reason.PROGRAM, "it holds macros");
      }
      if (office && zip.getEntry("[Content_Types].xml") != null) {
        return zip.getEntry("word/document.xml") != null ? DOCX : XLSX;
      }
      ZipEntry kind = zip.getEntry("mimetype");
      if (kind != null) {
        try (InputStream in = zip.getInputStream(kind)) {
          String said = new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip();
          for (FileType type : List.of(ODT, ODS)) {
            if (type.mediaType.equals(said)) {
              return type;
            }
          }
        }
      }
    } catch (java.util.zip.ZipException e) {
      throw new FileRefused(FileRefused.Reason.BROKEN, "the archive cannot be read");
    }
    throw new FileRefused(FileRefused.Reason.UNKNOWN_TYPE, "an archive of another kind");
  }

  private static boolean isProgram(ZipEntry entry) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    return name.endsWith("vbaproject.bin")
        || name.startsWith("basic/")
        || name.startsWith("scripts/");
  }

  /// Markup that a browser might obey is no plain text.
  private static FileType text(byte[] head, boolean cut) {
    String words = decoded(head, cut);
    if (DRAWING.matcher(words).matches()) {
      throw new FileRefused(FileRefused.Reason.DRAWING, "an SVG drawing");
    }
    if (MARKUP.matcher(words).matches()
        || words.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
      throw new FileRefused(FileRefused.Reason.UNKNOWN_TYPE, "markup or bytes");
    }
    return TEXT;
  }

  /// A character that the end of the first block cuts in two does not count.
  private static String decoded(byte[] head, boolean cut) {
    for (int end = head.length; end > head.length - (cut ? 4 : 1) && end > 0; end--) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(head, 0, end))
            .toString();
      } catch (CharacterCodingException e) {
        continue;
      }
    }
    throw new FileRefused(FileRefused.Reason.UNKNOWN_TYPE, "neither text nor a known file");
  }
}
