package org.capacitymetro.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capacitymetro.CapacityMetro;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/// The base of tests that ask the real application over HTTP. All of them share one running
/// application (Spring's context cache): a subclass must not change the configuration, and must
/// recognise its own records among those of others.
@SpringBootTest(classes = CapacityMetro.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningApplication {
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void ownData(DynamicPropertyRegistry registry) {
    registry.add("capacity.rate-limit.per-second", () -> 0);
    registry.add("capacity.rate-limit.tiles-per-second", () -> 0);
    registry.add("capacity.accounts.argon2.memory-kib", () -> 64);
    registry.add("capacity.accounts.argon2.iterations", () -> 1);
    registry.add("capacity.accounts.attempts.per-address", () -> 100_000);
    registry.add("capacity.accounts.requests", () -> true);
    registry.add("capacity.accounts.requests-per-address", () -> 100_000);
    FixedSignInServer.configure(registry);
    registry.add("capacity.data-dir", Data.FOLDER::toString);
    registry.add("capacity.database.url", Data.DATABASE::url);
    registry.add("capacity.database.user", Data.DATABASE::user);
    registry.add("capacity.database.password", Data.DATABASE::password);
  }

  /// The address of a page: `address("/it/")`.
  protected URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static final class Data {
    static final TestDatabase DATABASE = TestDatabase.fresh();
    static final Path FOLDER = create();

    private static Path create() {
      try {
        Path folder = Files.createTempDirectory("capacity-test-data");
        SpringApplication.getShutdownHandlers().add(() -> delete(folder));
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try {
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
