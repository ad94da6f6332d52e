package org.capacitymetro.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Another Java process with the classes of the tests: for what only happens between processes,
/// such as being killed.
public final class ChildJvm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static ChildJvm start(Class<?> main, Map<String, String> environment, Object... words) {
    try {
      Path output = Files.createTempFile("capacity-child", ".log");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
      for (Object word : words) {
        command.add(word.toString());
      }
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      return new ChildJvm(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the process has printed so far.
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the process has printed some words.
  public void awaitOutput(String words) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!output().contains(words)) {
      if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        if (output().contains(words)) {
          return;
        }
        throw new AssertionError("No \"" + words + "\" in: " + output());
      }
    }
  }

  /// Waits for the end and returns the exit code.
  public int await() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Still running: " + output());
    }
    return process.exitValue();
  }

  /// Kill -9.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Asks the process to end (SIGTERM) and waits for it.
  public void stop() throws InterruptedException {
    process.destroy();
    await();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      Files.deleteIfExists(output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
