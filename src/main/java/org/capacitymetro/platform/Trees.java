package org.capacitymetro.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whole folders at once; links are never followed.
final class Trees {
  static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private Trees() {}

  interface Step {
    void at(Path path) throws IOException;
  }

  static void delete(Path root) throws IOException {
    visit(root, Files::delete);
  }

  /// Gives every file to a user and a group by number.
  static void own(Path root, int user, int group) throws IOException {
    visit(
        root,
        path -> {
          Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
          Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        });
  }

  private static void visit(Path root, Step step) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            step.at(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            step.at(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
