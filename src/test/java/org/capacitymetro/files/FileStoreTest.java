package org.capacitymetro.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FileStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  @TempDir Path folder;

  private final Set<String> used = new HashSet<>();
  private FileStore store;

  @BeforeEach
  void open() {
    DATABASE.jdbc().sql("delete from stored_file").update();
    store = at(NOW);
  }

  private FileStore at(Instant now) {
    javax.sql.DataSource source = DATABASE.dataSource();
    return new FileStore(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        Clock.fixed(now, ZoneOffset.UTC),
        List.of(() -> used),
        DataDirectory.of(folder));
  }

  @Test
  void aPhotographLosesThePlaceItWasTakenAndStandsUpright() throws IOException {
    byte[] photo = photograph(120, 80);
    assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("GPS-45.0703,7.6869");

    StoredFile stored = store.putPicture(new ByteArrayInputStream(photo), "foto.JPG");

    byte[] kept = Files.readAllBytes(store.path(stored));
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS-", "Exif");
    assertThat(stored.width()).isEqualTo(80);
    assertThat(stored.height()).isEqualTo(120);
    assertThat(store.find(stored.hash())).contains(stored);
  }

  @Test
  void aLargePictureIsMadeSmaller() throws IOException {
    StoredFile stored = store.putPicture(picture("png", 4000, 1000), "manifesto.png");
    assertThat(stored.width()).isEqualTo(1600);
    assertThat(stored.height()).isEqualTo(400);
    assertThat(store.find(requireNonNull(stored.small())).orElseThrow().width()).isEqualTo(640);
  }

  @Test
  void aFileOfFiftyMegabytesIsRefusedAndLeavesNothing() throws IOException {
    InputStream large =
        new InputStream() {
          private long left = 50L << 20;

          @Override
          public int read() {
            return left-- > 0 ? 0xff : -1;
          }

          @Override
          public int read(byte[] to, int offset, int length) {
            if (left <= 0) {
              return -1;
            }
            left -= length;
            return length;
          }
        };
    assertThat(reason(large, "foto.jpg", true)).isEqualTo(FileRefused.Reason.TOO_LARGE);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aPictureOfTooManyPixelsIsRefusedBeforeItIsDecoded() {
    assertThat(reason(new ByteArrayInputStream(pngHeader(60_000, 60_000)), "bomba.png", true))
        .isEqualTo(FileRefused.Reason.TOO_MANY_PIXELS);
  }

  @Test
  void drawingsAndMarkupAreRefusedWhateverTheyAreCalled() {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    assertThat(reason(svg, "disegno.svg")).isEqualTo(FileRefused.Reason.DRAWING);
    assertThat(reason("<?xml version='1.0'?>\n<!-- x -->" + svg, "nota.txt"))
        .isEqualTo(FileRefused.Reason.DRAWING);
    assertThat(reason(svg, "foto.png")).isEqualTo(FileRefused.Reason.DRAWING);
    assertThat(reason("  <html><script>alert(1)</script>", "nota.txt"))
        .isEqualTo(FileRefused.Reason.UNKNOWN_TYPE);
    assertThat(reason("MZ\u0000\u0001programma", "nota.txt"))
        .isEqualTo(FileRefused.Reason.UNKNOWN_TYPE);
  }

  @Test
  void aNameThatLiesIsRefused() throws IOException {
    assertThat(reason(picture("png", 10, 10), "modulo.pdf", false))
        .isEqualTo(FileRefused.Reason.LYING_NAME);
    assertThat(reason("solo testo", "foto.jpg")).isEqualTo(FileRefused.Reason.LYING_NAME);
    assertThat(reason(new ByteArrayInputStream(new byte[0]), "vuoto.txt", false))
        .isEqualTo(FileRefused.Reason.EMPTY);
    assertThat(reason(new ByteArrayInputStream(document("Ciao", false)), "x.docx", true))
        .isEqualTo(FileRefused.Reason.NO_PICTURE);
    assertThat(reason(new ByteArrayInputStream(document("Ciao", true)), "x.docx", false))
        .isEqualTo(FileRefused.Reason.PROGRAM);
  }

  @Test
  void theWordsOfDocumentsAreKnown() throws IOException {
    StoredFile docx =
        store.put(new ByteArrayInputStream(document("Modulo delle felci", false)), "modulo.docx");
    StoredFile text =
        store.put(new ByteArrayInputStream("Perché no: è così".getBytes(UTF_8)), "nota.txt");
    StoredFile pdf = store.put(new ByteArrayInputStream(pdf("Protocollo betulla")), "p.pdf");
    assertThat(docx.words()).contains("Modulo delle felci");
    assertThat(text.words()).isEqualTo("Perché no: è così");
    assertThat(pdf.words()).contains("Protocollo betulla");
    assertThat(
            store
                .put(new ByteArrayInputStream("%PDF-1.7 rotto".getBytes(UTF_8)), "rotto.pdf")
                .words())
        .isEmpty();
  }

  @Test
  void whatNobodyUsesIsGoneAfterADayAndNotBefore() throws IOException {
    StoredFile kept = store.putPicture(picture("png", 900, 900), "a.png");
    StoredFile orphan = store.put(new ByteArrayInputStream("nota".getBytes(UTF_8)), "b.txt");
    used.add(kept.hash());

    assertThat(at(NOW.plus(Duration.ofHours(23))).removeOrphans()).isZero();
    assertThat(at(NOW.plus(Duration.ofHours(25))).removeOrphans()).isEqualTo(1);

    assertThat(store.find(orphan.hash())).isEmpty();
    assertThat(store.path(orphan)).doesNotExist();
    assertThat(store.path(kept)).exists();
    assertThat(store.find(requireNonNull(kept.small()))).isPresent();
  }

  private FileRefused.Reason reason(String content, String name) {
    return reason(new ByteArrayInputStream(content.getBytes(UTF_8)), name, false);
  }

  private FileRefused.Reason reason(InputStream content, String name, boolean picture) {
    return catchThrowableOfType(
            FileRefused.class,
            () -> {
              if (picture) {
                store.putPicture(content, name);
              } else {
                store.put(content, name);
              }
            })
        .reason();
  }

  private static InputStream picture(String format, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return new ByteArrayInputStream(out.toByteArray());
  }

  /// A JPEG with EXIF data that says "held sideways" (6) and has a place in it.
  static byte[] photograph(int width, int height) throws IOException {
    byte[] plain = picture("jpg", width, height).readAllBytes();
    byte[] place = "GPS-45.0703,7.6869".getBytes(UTF_8);
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) 6).putShort((short) 0).putInt(0).put(place);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.write(0xff);
    out.write(0xe1);
    out.write((exif.capacity() + 2) >> 8);
    out.write((exif.capacity() + 2) & 0xff);
    out.write(exif.array());
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer chunk = ByteBuffer.allocate(17);
    chunk.put("IHDR".getBytes(UTF_8)).putInt(width).putInt(height);
    chunk.put(new byte[] {8, 2, 0, 0, 0});
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(chunk.array());
    return ByteBuffer.allocate(8 + 4 + 17 + 4)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .putInt(13)
        .put(chunk.array())
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] document(String words, boolean macros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write("<Types/>".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          ("<w:document xmlns:w='urn:w'><w:p><w:r><w:t>"
                  + words
                  + "</w:t></w:r></w:p></w:document>")
              .getBytes(UTF_8));
      if (macros) {
        zip.putNextEntry(new ZipEntry("word/vbaProject.bin"));
        zip.write(1);
      }
    }
    return out.toByteArray();
  }

  private static byte[] pdf(String words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(words);
        content.endText();
      }
      document.save(out);
    }
    return out.toByteArray();
  }
}
