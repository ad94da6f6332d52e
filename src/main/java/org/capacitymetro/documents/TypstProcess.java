package org.capacitymetro.documents;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One running worker: it is asked one question at a time and dies with this process, which it
/// notices by the end of its input or, while it works, by its parent's number.
final class TypstProcess implements AutoCloseable {
  private static final int LONGEST_FRAME = 512 << 20;
  private static final Duration START = Duration.ofSeconds(30);

  private final Process process;
  private final DataInputStream answers;
  private final DataOutputStream questions;
  private final StringBuffer complaints = new StringBuffer();
  private volatile boolean ended;

  /// @param pdf empty after an error
  record Answer(JsonNode header, byte[] pdf) {}

  private TypstProcess(Process process) {
    this.process = process;
    answers = new DataInputStream(process.getInputStream());
    questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
  }

  /// @throws IOException where the program cannot be started, or ends at once: the message says why
  static TypstProcess start(String node, Path engine) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(node, engine.resolve("worker.cjs").toString());
    builder.directory(engine.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !name.equals("PATH"));
    TypstProcess started = new TypstProcess(builder.start());
    Thread.ofPlatform().daemon().name("documents-complaints").start(started::listen);
    try {
      started.within(START, () -> new Answer(started.header(), new byte[0]));
      return started;
    } catch (IOException | TimeoutException e) {
      started.close();
      throw new IOException("the engine does not start: " + started.firstComplaint(), e);
    }
  }

  Answer ask(DocumentJson.Question question, Duration longest)
      throws IOException, TimeoutException, InterruptedException {
    return within(
        longest,
        () -> {
          write(question.json());
          for (byte[] file : question.files()) {
            write(file);
          }
          questions.flush();
          return new Answer(header(), frame());
        });
  }

  /// What was ended is not asked again, though it may take a moment to die.
  boolean isAlive() {
    return !ended && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    ended = true;
    process.destroyForcibly();
  }

  private interface Exchange {
    Answer run() throws IOException;
  }

  /// The process is killed when the time is over, which ends the exchange.
  private Answer within(Duration longest, Exchange exchange)
      throws IOException, TimeoutException, InterruptedException {
    FutureTask<Answer> task = new FutureTask<>(exchange::run);
    Thread.ofPlatform().daemon().name("documents-exchange").start(task);
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      close();
      throw e;
    } catch (ExecutionException e) {
      close();
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private JsonNode header() throws IOException {
    return JsonMapper.shared().readTree(frame());
  }

  private byte[] frame() throws IOException {
    int length = answers.readInt();
    if (length < 0 || length > LONGEST_FRAME) {
      throw new IOException("the engine speaks out of turn");
    }
    byte[] bytes = answers.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private void write(byte[] bytes) throws IOException {
    questions.writeInt(bytes.length);
    questions.write(bytes);
  }

  /// What it says on standard error is read, so that it never waits; the beginning is kept, for
  /// trouble at the start.
  private void listen() {
    byte[] buffer = new byte[4096];
    try (InputStream errors = process.getErrorStream()) {
      for (int length = errors.read(buffer); length >= 0; length = errors.read(buffer)) {
        if (complaints.length() < 4096) {
          complaints.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      // It ended.
    }
  }

  private String firstComplaint() throws InterruptedException {
    process.waitFor(1, TimeUnit.SECONDS);
    return complaints
        .toString()
        .lines()
        .filter(line -> line.contains("Error"))
        .findFirst()
        .orElse("it says nothing");
  }
}
