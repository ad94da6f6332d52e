package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.intake.ImportRun.State;
import org.capacitymetro.intake.ImportSource.Result;
import org.capacitymetro.jobs.TestJobs;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.PublicHosts;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledSourcesTest {
  private static final String HEADER =
      "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";

  @TempDir Path folder;
  private final TestImports imports = new TestImports();
  private final ImportSourceStore store = new ImportSourceStore(imports.jdbc);
  private final List<Integer> answers = new ArrayList<>();
  private HttpServer server;
  private ScheduledSources sources;
  private volatile String text = "";

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/list.csv", this::answer);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/list.csv");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    sources = sources(new WebFile(100_000, host -> InetAddress.getLoopbackAddress()));
  }

  private ScheduledSources sources(WebFile web) {
    return new ScheduledSources(
        store,
        imports.imports,
        web,
        TestJobs.of(imports.database, List.of()),
        DataDirectory.of(folder),
        new ImportSettings(List.of(), 1),
        Clock.systemUTC());
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String tag = "\"" + text.hashCode() + "\"";
    boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("ETag", tag);
    answers.add(known ? 304 : 200);
    exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
    if (!known) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private URI address(String path) {
    return URI.create("http://lists.example.org:" + server.getAddress().getPort() + path);
  }

  private ImportSource add(String address, Set<Outcome> outcomes) {
    UUID id = UUID.randomUUID();
    store.insert(
        new ImportSource(
            id,
            "Elenco",
            address,
            ImportRun.Asked.NOTHING,
            null,
            24,
            outcomes,
            true,
            "person:test",
            Instant.EPOCH,
            null,
            null,
            null,
            null),
        Instant.EPOCH);
    return store.find(id).orElseThrow();
  }

  private static String row(String id, String name) {
    return "prova," + id + "," + name + ",farmacia,,,TO,,,,,,,\n";
  }

  private ImportSource look(ImportSource source) {
    sources.look(source);
    return store.find(source.id()).orElseThrow();
  }

  @Test
  void takesWhatHasChangedAndNothingElse() {
    text = HEADER + row("1", "Uno");
    ImportSource source = add(address("/moved").toString(), EnumSet.of(Outcome.NEW));
    source = look(source);
    assertThat(source.result()).isEqualTo(Result.NEW);
    assertThat(imports.work(Objects.requireNonNull(source.run())).state()).isEqualTo(State.DONE);
    assertThat(imports.directory.count()).isEqualTo(1);

    source = look(source);
    assertThat(source.result()).isEqualTo(Result.SAME);
    assertThat(answers).containsExactly(200, 304);

    text = HEADER + row("1", "Uno") + row("2", "Due").replace(",farmacia", ",biblioteca");
    source = look(source);
    imports.work(Objects.requireNonNull(source.run()));
    assertThat(imports.directory.count()).isEqualTo(2);
    assertThat(source.nextAt()).isAfter(Instant.now());
    assertThat(store.due(Instant.now())).isEmpty();
  }

  @Test
  void whatNobodyAllowedWaitsForSomebody() {
    text = HEADER + row("1", "Uno") + row("2", "Due");
    ImportSource source = look(add(address("/list.csv").toString(), EnumSet.of(Outcome.NEW)));
    imports.work(Objects.requireNonNull(source.run()));
    text = HEADER + row("1", "Altro nome") + row("2", "Due") + row("3", "Tre");
    UUID run = Objects.requireNonNull(look(source).run());

    ImportRun waiting = imports.work(run);

    assertThat(waiting.state()).isEqualTo(State.READY);
    assertThat(imports.directory.count()).isEqualTo(3);
    assertThat(imports.runs.ready()).extracting(ImportRun::id).contains(run);
    imports.imports.choose(run, EnumSet.of(Outcome.CHANGED));
    ImportRun done = imports.work(run);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.changeSet()).isEqualTo(waiting.changeSet());
    assertThat(imports.rows.applied(run)).containsEntry(Outcome.CHANGED, 1L);
  }

  @Test
  void aFileThatSaysNothingNewLeavesNoTrace() {
    text = HEADER + row("1", "Uno");
    ImportSource source = look(add(address("/list.csv").toString(), EnumSet.of(Outcome.NEW)));
    imports.work(Objects.requireNonNull(source.run()));
    text = HEADER + row("1", "Uno") + "\n\n";
    UUID run = Objects.requireNonNull(look(source).run());

    try (Turns.Held turn = imports.turns.tryTake().orElseThrow()) {
      imports.work.work(run, turn, now -> {});
    }

    assertThat(imports.runs.find(run)).isEmpty();
    assertThat(store.find(source.id()).orElseThrow().result()).isEqualTo(Result.SAME);
  }

  @Test
  void aFolderIsReadFileByFile() throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.writeString(inbox.resolve("a.csv"), HEADER + row("1", "Uno"));
    Files.writeString(inbox.resolve("b.csv"), HEADER + row("2", "Due"));
    Files.writeString(inbox.resolve("readme.md"), "not a list");
    ImportSource source = add(inbox.toString(), EnumSet.of(Outcome.NEW));
    assertThat(sources.look(source)).isEqualTo(2);
    assertThat(sources.look(source)).isZero();
    Files.writeString(inbox.resolve("b.csv"), HEADER + row("2", "Due") + row("3", "Tre"));
    assertThat(sources.look(source)).isEqualTo(1);
    assertThat(imports.count("select count(*) from import_run where state = 'CANCELLED'"))
        .as("the run of the older file, at which nobody has looked")
        .isEqualTo(1);
  }

  @Test
  void readsNothingOutsideItsFoldersNorBehindTheFirewall() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.csv"), HEADER);
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.createSymbolicLink(inbox.resolve("link.csv"), secret);
    assertThatThrownBy(() -> sources.refuseForeign(secret)).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> sources.refuseForeign(inbox.resolve("../secret.csv")))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> sources.refuseForeign(inbox.resolve("link.csv")))
        .isInstanceOf(UsageException.class);

    text = HEADER + row("1", "Uno");
    sources = sources(new WebFile(100_000, PublicHosts::resolve));
    String loopback = "http://127.0.0.1:" + server.getAddress().getPort() + "/list.csv";
    ImportSource source = look(add(loopback, Set.of()));
    assertThat(source.result()).isEqualTo(Result.FAILED);
    assertThat(source.error()).isEqualTo("no-address 127.0.0.1");
    assertThat(answers).isEmpty();
  }

  @Test
  void aFileThatIsTooLargeIsNotTaken() {
    text = HEADER + row("1", "Uno").repeat(5_000);
    ImportSource source = look(add(address("/list.csv").toString(), Set.of()));
    assertThat(source.result()).isEqualTo(Result.FAILED);
    assertThat(source.error()).startsWith("too-large ");
    assertThat(source.run()).isNull();
  }
}
