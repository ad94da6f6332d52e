package org.capacitymetro.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of answers that Java and the browser both give. A test makes the text anew and compares;
/// with `-Dgolden=write` it writes the file instead, for a change that is meant.
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /// Compares a text with the file of this name, or writes the file.
  public static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("%s; if the change is meant, write it with -Dgolden=write", file)
        .isEqualTo(Files.readString(file));
  }
}
