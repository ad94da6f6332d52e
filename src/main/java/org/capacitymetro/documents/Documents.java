package org.capacitymetro.documents;

import java.nio.file.Path;
import org.capacitymetro.platform.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Turns documents into files.
@Component
@EnableConfigurationProperties(DocumentsSettings.class)
public class Documents implements AutoCloseable {
  private final PdfEngine engine;

  @Autowired
  Documents(DocumentsSettings settings, DataDirectory data) {
    this(settings, data.root().resolve("documents"));
  }

  /// @param unpacked where the engine's files go, when the application runs from a jar
  Documents(DocumentsSettings settings, Path unpacked) {
    engine = new PdfEngine(settings, new EngineFiles(Documents.class.getClassLoader(), unpacked));
  }

  /// An accessible PDF (PDF/UA-1). Waits for its turn, at most a minute or so; never throws for
  /// what a document holds.
  public Outcome pdf(Document document) {
    return engine.set(DocumentJson.of(document));
  }

  /// A DOCX with real headings, lists and tables, for those who must edit.
  public byte[] docx(Document document) {
    return DocxWriter.write(document);
  }

  PdfEngine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
  }
}
