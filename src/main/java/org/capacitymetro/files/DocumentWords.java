package org.capacitymetro.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The text of a document, for search only: the beginning of long ones, nothing of those that
/// cannot be read.
final class DocumentWords {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentWords.class);
  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_PAGES = 200;
  private static final long MOST_UNPACKED = 20_000_000;

  private DocumentWords() {}

  static String of(Path file, FileType type) {
    try {
      String words =
          switch (type) {
            case PDF -> pdf(file);
            case DOCX -> xml(file, "word/document.xml");
            case ODT -> xml(file, "content.xml");
            case TEXT -> text(file);
            default -> "";
          };
      String plain = words.replace('\u0000', ' ').strip();
      return plain.length() <= MOST_CHARACTERS ? plain : plain.substring(0, MOST_CHARACTERS);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      LOG.info("The words of a {} file could not be read: {}", type, e.toString());
      return "";
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_CHARACTERS * 2), StandardCharsets.UTF_8);
    }
  }

  private static String pdf(Path file) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setEndPage(MOST_PAGES);
      return stripper.getText(document);
    }
  }

  /// The characters of one part of an office document, paragraph by paragraph. Nothing outside the
  /// part is ever read.
  private static String xml(Path file, String part) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    StringBuilder words = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(part);
      if (entry == null) {
        return "";
      }
      try (InputStream in = new Limited(zip.getInputStream(entry))) {
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        while (reader.hasNext() && words.length() < MOST_CHARACTERS) {
          switch (reader.next()) {
            case XMLStreamConstants.CHARACTERS -> words.append(reader.getText());
            case XMLStreamConstants.END_ELEMENT -> {
              if (reader.getLocalName().equals("p") || reader.getLocalName().equals("h")) {
                words.append('\n');
              }
            }
            default -> {}
          }
        }
        reader.close();
      }
    }
    return words.toString();
  }

  /// Ends early: an archive of a few kilobytes may unpack to gigabytes.
  private static final class Limited extends FilterInputStream {
    private long left = MOST_UNPACKED;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? super.read() : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = super.read(to, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
