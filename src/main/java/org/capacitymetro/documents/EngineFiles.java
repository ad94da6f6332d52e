package org.capacitymetro.documents;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine's files on disk: Typst, fonts, templates, worker. Where the application runs from a
/// jar they are unpacked once, into a folder named after their contents; a folder of that name is
/// always complete.
final class EngineFiles {
  static final String FOLDER = "documents-engine";
  static final String COMPILER = "typst.node";

  private final ClassLoader loader;
  private final Path parent;

  /// @param parent where to unpack
  EngineFiles(ClassLoader loader, Path parent) {
    this.loader = loader;
    this.parent = parent;
  }

  /// The folder with the files, or null where the build left them out.
  @Nullable Path folder() throws IOException {
    URL list = loader.getResource(FOLDER + "/files.txt");
    if (list == null) {
      return null;
    }
    if (list.getProtocol().equals("file")) {
      try {
        return Path.of(list.toURI()).getParent();
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }
    List<String> lines = read("files.txt").lines().toList();
    Path folder = parent.resolve(FOLDER + "-" + lines.getFirst());
    if (!Files.isDirectory(folder)) {
      unpack(lines.subList(1, lines.size()), folder);
    }
    return folder;
  }

  private String read(String name) throws IOException {
    try (InputStream input = open(name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private InputStream open(String name) throws IOException {
    InputStream input = loader.getResourceAsStream(FOLDER + "/" + name);
    if (input == null) {
      throw new IOException("The PDF engine is not whole: " + name + " is missing");
    }
    return input;
  }

  private void unpack(List<String> names, Path folder) throws IOException {
    Files.createDirectories(parent);
    Path unfinished = Files.createTempDirectory(parent, FOLDER + "-unfinished-");
    for (String name : names) {
      Path file = unfinished.resolve(name).normalize();
      if (!file.startsWith(unfinished)) {
        throw new IOException("The PDF engine reaches outside: " + name);
      }
      Files.createDirectories(file.getParent());
      try (InputStream input = open(name)) {
        Files.copy(input, file);
      }
    }
    try {
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      // Another process was quicker: its folder is as good.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }
}
