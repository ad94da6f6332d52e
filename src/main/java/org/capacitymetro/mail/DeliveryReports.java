package org.capacitymetro.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.platform.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads the reports of non-delivery that a mail program of the operator drops as `.eml` files into
/// `DATA_DIR/mail/bounces`, and puts them aside into `read` or, where they say nothing of a mail of
/// ours, into `unclear`. A report counts only if it names a mail by its id, which nobody can guess,
/// and that mail's own address.
@Component
class DeliveryReports {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReports.class);
  private static final long LARGEST = 5L << 20;

  private final MailStore store;
  private final Bounces bounces;
  private final DataDirectory data;

  DeliveryReports(MailStore store, Bounces bounces, DataDirectory data) {
    this.store = store;
    this.bounces = bounces;
    this.data = data;
  }

  /// @return how many reports were understood
  long run() throws IOException {
    Path folder = data.mail().resolve("bounces");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
    long understood = 0;
    for (Path file : files) {
      boolean clear = read(file);
      understood += clear ? 1 : 0;
      Path aside = Files.createDirectories(folder.resolve(clear ? "read" : "unclear"));
      Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    return understood;
  }

  private boolean read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      Optional<DeliveryReport> report = DeliveryReport.parse(in);
      Optional<Posted> mail = report.flatMap(known -> store.find(known.mail()));
      if (report.isEmpty()
          || mail.isEmpty()
          || !mail.get().mail().to().key().equals(report.get().recipient())) {
        return false;
      }
      if (report.get().permanent()) {
        bounces.add(mail.get(), report.get().reason());
      }
      return true;
    } catch (MessagingException e) {
      LOG.warn("{} cannot be read as a mail: {}", file.getFileName(), e.getMessage());
      return false;
    }
  }
}
