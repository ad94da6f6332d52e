package org.capacitymetro.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.capacitymetro.documents.Outcome.EngineMissing;
import org.capacitymetro.documents.Outcome.NotMade;
import org.capacitymetro.documents.Outcome.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one worker, started when it is first needed and again after it died; documents wait for
/// their turn.
final class PdfEngine implements AutoCloseable {
  private static final long MOST_BYTES = 96L << 20;
  private static final int MOST_JSON = 6 << 20;
  private static final Logger LOG = LoggerFactory.getLogger(PdfEngine.class);

  private final DocumentsSettings settings;
  private final EngineFiles files;
  private final Semaphore turn = new Semaphore(1, true);
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable TypstProcess process;
  private volatile boolean closed;

  PdfEngine(DocumentsSettings settings, EngineFiles files) {
    this.settings = settings;
    this.files = files;
  }

  Outcome set(DocumentJson.Question question) {
    if (question.json().length > MOST_JSON || question.size() > MOST_BYTES) {
      return new NotMade(Reason.TOO_LARGE, question.size() + " bytes");
    }
    if (waiting.incrementAndGet() > settings.queue() + 1) {
      waiting.decrementAndGet();
      return new NotMade(Reason.BUSY, settings.queue() + " are waiting");
    }
    try {
      return inTurn(question);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotMade(Reason.BUSY, "interrupted");
    } finally {
      waiting.decrementAndGet();
    }
  }

  private Outcome inTurn(DocumentJson.Question question) throws InterruptedException {
    if (!turn.tryAcquire(2 * settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
      return new NotMade(Reason.BUSY, "waited too long");
    }
    try {
      return once(question, true);
    } finally {
      turn.release();
    }
  }

  /// A worker that died before its answer is followed by one more: it may have died of something
  /// else.
  private Outcome once(DocumentJson.Question question, boolean again) throws InterruptedException {
    TypstProcess worker;
    try {
      worker = running();
    } catch (IOException e) {
      return new EngineMissing(String.valueOf(e.getMessage()));
    }
    try {
      TypstProcess.Answer answer = worker.ask(question, settings.timeout());
      return answer.header().has("error")
          ? new NotMade(Reason.REFUSED, wordless(answer.header().path("error").asString("")))
          : new Outcome.Pdf(answer.pdf(), answer.header().path("pages").asInt());
    } catch (TimeoutException e) {
      LOG.warn("A document took longer than {}: the PDF engine was ended", settings.timeout());
      return new NotMade(Reason.TOO_SLOW, "more than " + settings.timeout());
    } catch (IOException e) {
      LOG.warn("The PDF engine died: {}", e.toString());
      return again && !closed
          ? once(question, false)
          : new NotMade(Reason.REFUSED, "the engine died of it");
    }
  }

  /// Typst quotes what it stumbles over.
  private static String wordless(String error) {
    return error.replaceAll("`[^`]*`", "...");
  }

  private TypstProcess running() throws IOException, InterruptedException {
    TypstProcess known = process;
    if (known != null && known.isAlive()) {
      return known;
    }
    if (closed) {
      throw new IOException("the application is ending");
    }
    Path folder = files.folder();
    if (folder == null || !folder.resolve(EngineFiles.COMPILER).toFile().exists()) {
      throw new IOException(
          "the build had no Typst compiler for this computer: build it here with npm on the path");
    }
    TypstProcess started;
    try {
      started = TypstProcess.start(settings.node(), folder);
    } catch (IOException e) {
      throw String.valueOf(e.getMessage()).startsWith("Cannot run program")
          ? new IOException("Node.js: there is no program \"" + settings.node() + "\"", e)
          : e;
    }
    process = started;
    return started;
  }

  /// The number of the worker's process, while there is one.
  Optional<Long> pid() {
    TypstProcess known = process;
    return known != null && known.isAlive() ? Optional.of(known.pid()) : Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    TypstProcess known = process;
    if (known != null) {
      known.close();
    }
  }
}
