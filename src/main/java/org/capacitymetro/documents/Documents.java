package org.capacitymetro.documents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import org.capacitymetro.platform.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Turns documents into files.
@Component
@EnableConfigurationProperties(DocumentsSettings.class)
public class Documents implements AutoCloseable {
  private static final long MOST_KEPT_BYTES = 64L << 20;

  private final PdfEngine engine;

  /// By what they are made of, so that nothing else needs to be remembered when something changes.
  private final Cache<String, Outcome.Pdf> made =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT_BYTES)
          .weigher((String key, Outcome.Pdf pdf) -> pdf.bytes().length)
          .build();

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

  /// As [#pdf], of what everybody may read: kept in memory and given again while nothing of it
  /// changes. Never for a document that holds words for one person.
  public Outcome published(Document document) {
    DocumentJson.Question question = DocumentJson.of(document);
    String key = question.fingerprint();
    Outcome.Pdf known = made.getIfPresent(key);
    if (known != null) {
      return known;
    }
    Outcome outcome = engine.set(question);
    if (outcome instanceof Outcome.Pdf pdf) {
      made.put(key, pdf);
    }
    return outcome;
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
