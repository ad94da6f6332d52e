package org.capacitymetro.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.capacitymetro.platform.Checkup;

/// Whether this installation can make PDF files: Node.js, Typst, fonts, and one page set for trial.
public final class DocumentsCheckup implements Checkup {
  private static final String LOST = " (without it pages offer the print view instead of a PDF)";

  private final DocumentsSettings settings;

  public DocumentsCheckup() {
    this(nodeOfEnvironment());
  }

  DocumentsCheckup(String node) {
    settings = new DocumentsSettings(node, Duration.ofSeconds(30), 1);
  }

  private static String nodeOfEnvironment() {
    String named = System.getenv("CAPACITY_DOCUMENTS_NODE");
    return named == null || named.isBlank() ? "node" : named;
  }

  @Override
  public List<Finding> look(Path dataDir) {
    List<Finding> findings = new ArrayList<>();
    findings.add(node());
    try {
      Path folder =
          new EngineFiles(DocumentsCheckup.class.getClassLoader(), dataDir.resolve("documents"))
              .folder();
      findings.add(compiler(folder != null && Files.exists(folder.resolve(EngineFiles.COMPILER))));
      findings.add(fonts(folder == null ? 0 : count(folder.resolve("fonts"))));
    } catch (IOException e) {
      findings.add(new Finding("Typst", false, "cannot be unpacked: " + e.getMessage() + LOST));
    }
    if (findings.stream().allMatch(Finding::well)) {
      findings.add(trial(dataDir));
    }
    return findings;
  }

  private Finding node() {
    try {
      Process process =
          new ProcessBuilder(settings.node(), "--version").redirectErrorStream(true).start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Finding("Node.js", false, settings.node() + " does not answer" + LOST);
      }
      String version =
          new String(process.getInputStream().readNBytes(100), StandardCharsets.UTF_8).strip();
      return new Finding("Node.js", process.exitValue() == 0, version);
    } catch (IOException e) {
      return new Finding(
          "Node.js",
          false,
          "there is no program \""
              + settings.node()
              + "\": install it, or name it in CAPACITY_DOCUMENTS_NODE"
              + LOST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding("Node.js", false, "interrupted");
    }
  }

  private static Finding compiler(boolean there) {
    return new Finding(
        "Typst",
        there,
        there
            ? "the compiler is there"
            : "the build had no compiler for this computer: build it here, with npm" + LOST);
  }

  private static Finding fonts(long number) {
    return new Finding(
        "fonts",
        number > 0,
        number > 0 ? number + " files" : "there are none: build the application with npm" + LOST);
  }

  private static long count(Path fonts) throws IOException {
    if (!Files.isDirectory(fonts)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(fonts)) {
      return files.filter(file -> file.toString().endsWith(".ttf")).count();
    }
  }

  private Finding trial(Path dataDir) {
    Document page =
        new Document(
            "Trial",
            "en",
            "",
            LocalDate.EPOCH,
            List.of(),
            null,
            List.of(
                new Document.Sheet(
                    "en", Document.Tone.BLUE, null, "Trial", null, null, List.of())));
    try (Documents documents = new Documents(settings, dataDir.resolve("documents"))) {
      return switch (documents.pdf(page)) {
        case Outcome.Pdf pdf ->
            new Finding("PDF", true, "a page of " + pdf.bytes().length + " bytes was set");
        case Outcome.EngineMissing missing -> new Finding("PDF", false, missing.what() + LOST);
        case Outcome.NotMade failed -> new Finding("PDF", false, failed.detail() + LOST);
      };
    }
  }
}
