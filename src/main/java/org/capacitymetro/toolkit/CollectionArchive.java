package org.capacitymetro.toolkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.capacitymetro.documents.Document;
import org.capacitymetro.documents.Documents;
import org.capacitymetro.documents.Outcome;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.PracticeDocument;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.text.Slug;
import org.springframework.stereotype.Component;

/// A collection as a ZIP: all of it as one PDF, each sheet as PDF and DOCX, and the attachments in
/// a folder of their sheet. Written as it is made, whatever its size.
@Component
class CollectionArchive {
  private static final int LONGEST_NAME = 120;

  private final CollectionDocument whole;
  private final PracticeDocument sheets;
  private final Documents documents;
  private final FileStore files;

  CollectionArchive(
      CollectionDocument whole, PracticeDocument sheets, Documents documents, FileStore files) {
    this.whole = whole;
    this.sheets = sheets;
    this.documents = documents;
    this.files = files;
  }

  /// Where no PDF can be made the archive has none and says so in its README.
  void write(Collection collection, String title, String note, OutputStream out)
      throws IOException {
    Page page = collection.page();
    Page paper = collection.paper();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      Writing writing = new Writing(zip);
      boolean made =
          writing.pdf("", Slug.of(collection.titled(title)), whole(collection, title, note));
      int number = 1;
      for (Published published : collection.sheets()) {
        String name =
            String.format(Locale.ROOT, "%02d-", number++)
                + Slug.of(published.sheet().title().in(page.code()));
        Document document = sheets.of(published, paper);
        writing.pdf(page.t("toolkit.zip.sheets") + "/", name, documents.published(document));
        writing.file(page.t("toolkit.zip.sheets") + "/", name + ".docx", documents.docx(document));
        attachments(published, page.t("toolkit.zip.attachments") + "/" + name + "/", writing);
      }
      writing.file(
          "",
          page.t("toolkit.zip.readme") + ".txt",
          readme(collection, made).getBytes(StandardCharsets.UTF_8));
    }
  }

  private Outcome whole(Collection collection, String title, String note) {
    return documents.pdf(whole.of(collection, title, note));
  }

  private void attachments(Published published, String folder, Writing writing) throws IOException {
    for (Sheet.Attachment attachment : published.sheet().attachments()) {
      StoredFile file = files.find(attachment.hash()).orElse(null);
      if (file != null) {
        writing.begin(folder, safe(attachment.name(), file.type().extension()));
        Files.copy(files.path(file), writing.zip);
        writing.zip.closeEntry();
      }
    }
  }

  private static String readme(Collection collection, boolean made) {
    Page page = collection.page();
    return String.join(
        "\n\n",
        page.t("toolkit.zip.about", "site", page.absolute(collection.href())),
        made ? "" : page.t("toolkit.zip.no-pdf"),
        collection.names(),
        String.join("\n", collection.notices()));
  }

  /// A name that means a file in this folder on any computer.
  static String safe(String name, String extension) {
    String plain =
        name.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]+", "-")
            .replaceAll("^[.\\s-]+|[.\\s]+$", "");
    if (plain.length() > LONGEST_NAME) {
      plain = plain.substring(plain.length() - LONGEST_NAME);
    }
    return plain.isEmpty() || plain.equalsIgnoreCase(extension) ? "file." + extension : plain;
  }

  /// Gives no name twice.
  private static final class Writing {
    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();

    Writing(ZipOutputStream zip) {
      this.zip = zip;
    }

    void begin(String folder, String name) throws IOException {
      int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
      String free = name;
      for (int i = 2; !names.add((folder + free).toLowerCase(Locale.ROOT)); i++) {
        free = name.substring(0, dot) + "-" + i + name.substring(dot);
      }
      zip.putNextEntry(new ZipEntry(folder + free));
    }

    void file(String folder, String name, byte[] bytes) throws IOException {
      begin(folder, name);
      zip.write(bytes);
      zip.closeEntry();
    }

    boolean pdf(String folder, String name, Outcome outcome) throws IOException {
      if (outcome instanceof Outcome.Pdf made) {
        file(folder, name + ".pdf", made.bytes());
        return true;
      }
      return false;
    }
  }
}
