package org.capacitymetro.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One database cluster on disk (`DATA_DIR/postgres`) and the server process that works on it. Its
/// callers hold the lock of the data directory.
///
/// The server listens on a free port of 127.0.0.1 only. Nobody is believed for answering there: a
/// connection counts after the server has named this cluster as its `data_directory`.
final class PostgresCluster {
  static final String USER = "capacity";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOG_LIMIT_BYTES = 10_000_000;
  private static final String STARTING_UP = "57P03";

  /// For two cores and a few gigabytes of memory; an operator with more needs an own server.
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "60"),
          Map.entry("shared_buffers", "128MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          // Values of rows are personal data: the server's log keeps them out.
          Map.entry("log_error_verbosity", "terse"));

  private final Path directory;
  private final Path data;
  private final PostgresBinaries binaries;
  private final UnprivilegedUser runner;
  private final String password;

  private PostgresCluster(
      Path directory, PostgresBinaries binaries, UnprivilegedUser runner, String password) {
    this.directory = directory;
    this.data = directory.resolve("data");
    this.binaries = binaries;
    this.runner = runner;
    this.password = password;
  }

  /// Opens the cluster, creating programs, password and files the first time.
  static PostgresCluster in(Path directory) throws IOException {
    Files.createDirectories(directory);
    PostgresBinaries binaries = PostgresBinaries.unpackedIn(directory);
    String password = password(directory.resolve("password"));
    UnprivilegedUser runner = UnprivilegedUser.owning(directory, binaries.program("postgres"));
    PostgresCluster cluster = new PostgresCluster(directory, binaries, runner, password);
    cluster.create();
    return cluster;
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      Path unfinished =
          Files.createTempFile(
              file.getParent(),
              "password",
              null,
              PosixFilePermissions.asFileAttribute(Trees.OWNER_ONLY));
      Files.writeString(unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  String password() {
    return password;
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?ApplicationName=capacity";
  }

  /// `initdb` into a folder beside, renamed when complete: a cluster that exists is whole.
  private void create() throws IOException {
    if (Files.isDirectory(data)) {
      return;
    }
    System.err.println("Creating the database in " + data);
    Path unfinished = directory.resolve("data-unfinished");
    Trees.delete(unfinished);
    run(
        runner.command(
            binaries.program("initdb"),
            "--pgdata=" + unfinished,
            "--username=" + USER,
            "--pwfile=" + directory.resolve("password"),
            "--auth=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions"));
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean isAlive() throws IOException {
    return Postmaster.noted(data).filter(Postmaster::alive).isPresent();
  }

  /// The port of the running server, or of one started now: on the port of the last one that
  /// crashed, which others may still know, where that is free.
  int attachOrStart(Map<String, String> settings) throws IOException {
    int last =
        Postmaster.noted(data).map(Postmaster::port).filter(PostgresCluster::isFree).orElse(0);
    Integer running = runningPort();
    return running == null ? start(settings, last) : running;
  }

  /// The port of the server that works on this cluster, or null where none does. Waits for one that
  /// is starting or recovering. Removes a stale `postmaster.pid`, whose number may belong to a
  /// stranger by now; PostgreSQL still refuses to start while an old process uses the cluster.
  private @Nullable Integer runningPort() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<Postmaster> noted = Postmaster.noted(data);
    while (noted.isPresent() && noted.get().alive() && System.nanoTime() < end) {
      Postmaster postmaster = noted.get();
      Greeting greeting = greet(postmaster.port());
      if (greeting == Greeting.OURS) {
        LOG.info("Attached to the PostgreSQL server on port {}", postmaster.port());
        return postmaster.port();
      }
      if (greeting == Greeting.STRANGER) {
        LOG.warn("The server on port {} is not the one of {}", postmaster.port(), data);
        break;
      }
      pause();
      noted = Postmaster.noted(data);
    }
    Files.deleteIfExists(data.resolve(Postmaster.FILE));
    return null;
  }

  /// Starts the server and returns its port.
  ///
  /// @param wished the port to try first, 0 for any
  private int start(Map<String, String> further, int wished) throws IOException {
    IOException problem = new IOException("PostgreSQL did not start");
    for (int attempt = 0; attempt < 5; attempt++) {
      int port = attempt == 0 && wished > 0 ? wished : freePort();
      try {
        startOn(port, further);
      } catch (IOException e) {
        problem = e;
        pause();
        continue;
      }
      if (greet(port) != Greeting.OURS) {
        throw new IOException("The server on port " + port + " does not work on " + data);
      }
      LOG.info("Started PostgreSQL on port {}", port);
      return port;
    }
    throw problem;
  }

  private void startOn(int port, Map<String, String> further) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
    settings.putAll(further);
    settings.put("port", Integer.toString(port));
    StringBuilder options = new StringBuilder();
    settings.forEach(
        (name, value) ->
            options.append(" -c ").append(name).append("='").append(value).append("'"));
    Path log = directory.resolve("postgres.log");
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(log, directory.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    run(
        runner.command(
            binaries.program("pg_ctl"),
            "start",
            "--pgdata=" + data,
            "--log=" + log,
            "--options=" + options,
            "--wait",
            "--timeout=" + PATIENCE.toSeconds(),
            "--silent"));
  }

  /// Stops the server at once but in order: sessions end, a checkpoint is written. Returns when its
  /// process has ended: `pg_ctl` is content when `postmaster.pid` is gone, which the server removes
  /// shortly before.
  void stop() throws IOException {
    Optional<Postmaster> running = Postmaster.noted(data).filter(Postmaster::alive);
    if (running.isEmpty()) {
      return;
    }
    run(
        runner.command(
            binaries.program("pg_ctl"),
            "stop",
            "--pgdata=" + data,
            "--mode=fast",
            "--wait",
            "--timeout=60",
            "--silent"));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (running.get().alive() && System.nanoTime() < end) {
      pause();
    }
  }

  enum Greeting {
    OURS,
    STRANGER,
    SILENT
  }

  /// Who answers on a port of this computer.
  Greeting greet(int port) {
    Properties properties = EmbeddedPostgres.credentials(USER, password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    try (Connection connection = DriverManager.getConnection(url(port, "postgres"), properties);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show data_directory")) {
      answer.next();
      boolean same = Path.of(answer.getString(1)).toRealPath().equals(data.toRealPath());
      return same ? Greeting.OURS : Greeting.STRANGER;
    } catch (SQLException e) {
      String state = e.getSQLState();
      boolean silent = state == null || state.startsWith("08") || state.equals(STARTING_UP);
      return silent ? Greeting.SILENT : Greeting.STRANGER;
    } catch (IOException e) {
      return Greeting.STRANGER;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("This computer gives no free port on 127.0.0.1", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while waiting for PostgreSQL", e);
    }
  }

  /// Runs a program to its end. Its words go to a file: a server started by it would keep a pipe
  /// open.
  private void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("capacity-postgres", ".log");
    try {
      List<String> words = new ArrayList<>(command);
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(
            "PostgreSQL's "
                + binaries.directory().relativize(Path.of(command.get(runner.prefix().size())))
                + " failed: "
                + Files.readString(output).strip()
                + " (more in "
                + directory.resolve("postgres.log")
                + ")");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for PostgreSQL", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
