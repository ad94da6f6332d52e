package org.capacitymetro.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.capacitymetro.documents.Block.Paragraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfEngineTest {
  @TempDir Path folder;

  private static Document slow() {
    String page = "Lorem ipsum dolor sit amet, consectetur. ".repeat(120);
    return Samples.with(
        IntStream.range(0, 120)
            .mapToObj(i -> (Block) new Paragraph(Inline.plain(i + page)))
            .toList());
  }

  private static long pid(Documents documents) {
    return documents.engine().pid().orElseThrow();
  }

  private static Duration worked(ProcessHandle engine) {
    return engine.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Test
  void aKilledEngineIsReplacedInTheMiddleOfADocument() {
    try (Documents documents = Samples.documents(folder)) {
      documents.pdf(Samples.plain("first"));
      long first = pid(documents);
      ProcessHandle engine = ProcessHandle.of(first).orElseThrow();
      Duration before = worked(engine);
      CompletableFuture<Outcome> asked = CompletableFuture.supplyAsync(() -> documents.pdf(slow()));
      while (worked(engine).equals(before) && !asked.isDone()) {
        Thread.onSpinWait();
      }
      engine.destroyForcibly();

      assertThat(asked.join()).isInstanceOf(Outcome.Pdf.class);
      assertThat(pid(documents)).isNotEqualTo(first);
    }
  }

  @Test
  void whatTakesTooLongIsEndedAndTheNextIsMade() {
    try (Documents documents = Samples.documents(folder, Duration.ofMillis(1), 40)) {
      assertThat(documents.pdf(slow()))
          .isInstanceOfSatisfying(
              Outcome.NotMade.class,
              failed -> assertThat(failed.reason()).isEqualTo(Outcome.Reason.TOO_SLOW));
      assertThat(documents.engine().pid()).isEmpty();
    }
    try (Documents documents = Samples.documents(folder)) {
      assertThat(documents.pdf(Samples.plain("next"))).isInstanceOf(Outcome.Pdf.class);
    }
  }

  @Test
  void manyAtOnceAreMadeInTurnAndTooManyAreToldSo() {
    try (Documents documents = Samples.documents(folder, Duration.ofSeconds(120), 3)) {
      documents.pdf(Samples.plain("first"));
      List<CompletableFuture<Outcome>> asked = new ArrayList<>();
      asked.add(CompletableFuture.supplyAsync(() -> documents.pdf(slow())));
      try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 12; i++) {
          String text = "number " + i;
          asked.add(
              CompletableFuture.supplyAsync(() -> documents.pdf(Samples.plain(text)), threads));
        }
      }

      List<Outcome> outcomes = asked.stream().map(CompletableFuture::join).toList();
      assertThat(outcomes).anyMatch(Outcome.Pdf.class::isInstance);
      assertThat(outcomes)
          .anyMatch(
              each -> each instanceof Outcome.NotMade made && made.reason() == Outcome.Reason.BUSY);
    }
  }

  @Test
  void aHostWithoutNodeIsToldWhatIsMissing() {
    DocumentsSettings settings = new DocumentsSettings("no-such-node", Duration.ofSeconds(5), 1);
    try (Documents documents = new Documents(settings, folder)) {
      assertThat(documents.pdf(Samples.plain("x")))
          .isInstanceOfSatisfying(
              Outcome.EngineMissing.class,
              missing -> assertThat(missing.what()).contains("Node.js", "no-such-node"));
    }
    assertThat(new DocumentsCheckup("no-such-node").look(folder))
        .anyMatch(finding -> !finding.well() && finding.subject().equals("Node.js"));
  }

  @Test
  void aProgramThatIsNotNodeIsToldToo() {
    try (Documents documents =
        new Documents(new DocumentsSettings("/bin/true", Duration.ofSeconds(5), 1), folder)) {
      assertThat(documents.pdf(Samples.plain("x"))).isInstanceOf(Outcome.EngineMissing.class);
    }
  }

  @Test
  void theDoctorSetsAPageForTrial() {
    assertThat(new DocumentsCheckup("node").look(folder))
        .allMatch(finding -> finding.well())
        .extracting(finding -> finding.subject())
        .containsExactly("Node.js", "Typst", "fonts", "PDF");
  }

  @Test
  void theEngineEndsWithTheApplication() throws Exception {
    long pid;
    try (Documents documents = Samples.documents(folder)) {
      documents.pdf(Samples.plain("x"));
      pid = pid(documents);
    }
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
