package org.capacitymetro.documents;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFilesTest {
  @TempDir Path folder;

  private URLClassLoader jar(Map<String, String> files) throws IOException {
    Path jar = folder.resolve("engine.jar");
    try (JarOutputStream written = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        written.putNextEntry(new JarEntry(EngineFiles.FOLDER + "/" + file.getKey()));
        written.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
  }

  @Test
  void theFilesOfAJarAreUnpackedOnce() throws Exception {
    try (URLClassLoader loader =
        jar(Map.of("files.txt", "abc\nfonts/a.ttf\n", "fonts/a.ttf", "font"))) {
      EngineFiles files = new EngineFiles(loader, folder.resolve("data"));

      Path unpacked = requireNonNull(files.folder());

      assertThat(unpacked).isEqualTo(folder.resolve("data").resolve("documents-engine-abc"));
      assertThat(unpacked.resolve("fonts/a.ttf")).hasContent("font");
      Files.writeString(unpacked.resolve("mark"), "kept");
      assertThat(requireNonNull(files.folder()).resolve("mark")).exists();
      assertThat(folder.resolve("data")).isDirectoryContaining("glob:**-abc");
    }
  }

  @Test
  void aJarThatIsNotWholeLeavesNoFolderBehindThatLooksSo() throws Exception {
    try (URLClassLoader loader = jar(Map.of("files.txt", "abc\nlost.ttf\n"))) {
      EngineFiles files = new EngineFiles(loader, folder.resolve("data"));

      assertThatThrownBy(files::folder).hasMessageContaining("lost.ttf");
      assertThat(folder.resolve("data").resolve("documents-engine-abc")).doesNotExist();
    }
  }

  @Test
  void aBuildWithoutTheEngineHasNone() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
      assertThat(new EngineFiles(loader, folder).folder()).isNull();
    }
  }
}
