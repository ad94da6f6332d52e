package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedUserTest {
  @TempDir private Path folder;

  @Test
  void theProgramsOfPostgresqlNeverRunAsRoot() throws Exception {
    Path postgres = Files.createDirectory(folder.resolve("postgres"));

    UnprivilegedUser user = UnprivilegedUser.owning(postgres, Path.of("/bin/true"));

    Process id = new ProcessBuilder(user.command("id", "-u")).start();
    assertThat(new String(id.getInputStream().readAllBytes()).strip()).isNotEqualTo("0");
  }

  @Test
  void rootWithoutUserNamespacesBecomesAnotherUserWhoOwnsTheFiles() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become somebody else");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path postgres = Files.createDirectory(folder.resolve("postgres"));
    Path file = Files.createFile(postgres.resolve("file"));

    assertThat(UnprivilegedUser.as(65534, 65534).takes(postgres, Path.of("/bin/true"))).isTrue();

    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65534);
  }
}
