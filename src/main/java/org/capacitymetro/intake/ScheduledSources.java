package org.capacitymetro.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitymetro.intake.ImportSource.Result;
import org.capacitymetro.intake.ImportSourceStore.Seen;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.text.Slug;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at lists by itself: fetches what has changed, and begins a run of it. What was seen is
/// known by the entity tag of the server, else by the contents.
@Component
public class ScheduledSources {
  static final String JOB = "import-sources";
  private static final Pattern LISTS =
      Pattern.compile("(?i).*\\.(csv|tsv|txt|xlsx|ods|json|geojson|xml|zip|gz)");

  private final ImportSourceStore store;
  private final Imports imports;
  private final WebFile web;
  private final Jobs jobs;
  private final Path inbox;
  private final Path fetched;
  private final List<Path> folders;
  private final Clock clock;

  ScheduledSources(
      ImportSourceStore store,
      Imports imports,
      WebFile web,
      Jobs jobs,
      DataDirectory data,
      ImportSettings settings,
      Clock clock) {
    this.store = store;
    this.imports = imports;
    this.web = web;
    this.jobs = jobs;
    this.inbox = data.root().resolve("inbox");
    this.fetched = data.root().resolve("imports");
    this.folders = new ArrayList<>(settings.folders());
    this.folders.add(inbox);
    this.clock = clock;
  }

  /// All of them, by name.
  public List<ImportSource> list() {
    return store.list();
  }

  /// One of them, with what the last look found.
  public Optional<ImportSource> find(UUID id) {
    return store.find(id);
  }

  /// Takes a list up, and looks at it at once.
  ///
  /// @param address of the web, or a path that [#refuseForeign] lets pass
  /// @param hours between two looks
  /// @param outcomes applied without asking
  public void add(
      String name,
      String address,
      ImportRun.Asked asked,
      int hours,
      Set<Outcome> outcomes,
      Imports.Starter starter) {
    Instant now = clock.instant();
    store.insert(
        new ImportSource(
            TimeOrderedId.next(),
            name,
            address,
            asked,
            starter.cities(),
            hours,
            outcomes,
            true,
            starter.actor(),
            now,
            null,
            null,
            null,
            null),
        now);
    jobs.runNow(JOB);
  }

  /// Looks at one at once, and from then on again if it was stopped.
  public void lookNow(UUID id) {
    store.lookNow(id, clock.instant());
    jobs.runNow(JOB);
  }

  /// Looks at one no more until somebody says so.
  public void stop(UUID id) {
    store.stop(id);
  }

  /// Forgets one; its runs stay.
  public void delete(UUID id) {
    store.delete(id);
  }

  /// Looks at every source that is due.
  ///
  /// @return how many runs that began
  long run() throws InterruptedException {
    long begun = 0;
    for (ImportSource source : store.due(clock.instant())) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The server is stopping");
      }
      begun += look(source);
    }
    return begun;
  }

  /// @return how many runs that began
  int look(ImportSource source) {
    List<UUID> begun = new ArrayList<>();
    String problem = null;
    try {
      if (source.isWeb()) {
        lookAtWeb(source).ifPresent(begun::add);
      } else {
        for (Path file : files(Path.of(source.address()))) {
          lookAtFile(source, file).ifPresent(begun::add);
        }
      }
    } catch (IOException | UsageException | IllegalArgumentException e) {
      problem = String.valueOf(e.getMessage());
    }
    Instant now = clock.instant();
    store.looked(
        source.id(),
        problem != null ? Result.FAILED : begun.isEmpty() ? Result.SAME : Result.NEW,
        problem,
        begun.isEmpty() ? null : begun.getLast(),
        now,
        now.plus(Duration.ofHours(source.hours())));
    if (!begun.isEmpty()) {
      jobs.runNow(Imports.JOB);
    }
    return begun.size();
  }

  private Optional<UUID> lookAtWeb(ImportSource source) throws IOException {
    URI address = source.uri();
    Seen seen = store.seen(source.id(), source.address()).orElse(null);
    Path folder = Files.createDirectories(fetched.resolve(source.id().toString()));
    Path target = folder.resolve(fileName(address));
    Optional<WebFile.Fetched> answer =
        web.fetch(
            address,
            seen == null ? null : seen.etag(),
            seen == null ? null : seen.modified(),
            target);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Seen now = new Seen(answer.get().etag(), answer.get().modified(), sha256(target));
    return begin(source, source.address(), target, seen, now);
  }

  private Optional<UUID> lookAtFile(ImportSource source, Path file) throws IOException {
    Path allowed = refuseForeign(file);
    Seen seen = store.seen(source.id(), allowed.toString()).orElse(null);
    String modified = Files.getLastModifiedTime(allowed) + " " + Files.size(allowed);
    if (seen != null && modified.equals(seen.modified())) {
      return Optional.empty();
    }
    Seen now = new Seen(null, modified, sha256(allowed));
    return begin(source, allowed.toString(), allowed, seen, now);
  }

  /// A newer file takes the place of one that still waits for somebody's choice.
  private Optional<UUID> begin(
      ImportSource source, String key, Path file, @Nullable Seen before, Seen now) {
    boolean same = before != null && Arrays.equals(before.sha256(), now.sha256());
    UUID run = null;
    if (!same) {
      String name = String.valueOf(file.getFileName());
      store.open(source.id(), name).forEach(imports::cancel);
      run =
          imports
              .startScheduled(
                  source.id(),
                  name,
                  file,
                  source.asked(),
                  new Imports.Starter(source.createdBy(), source.cities()),
                  source.outcomes())
              .id();
    }
    store.see(source.id(), key, now);
    return Optional.ofNullable(run);
  }

  private List<Path> files(Path path) throws IOException {
    Path allowed = refuseForeign(path);
    if (!Files.isDirectory(allowed)) {
      return List.of(allowed);
    }
    try (Stream<Path> entries = Files.list(allowed)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(file -> LISTS.matcher(file.toString()).matches())
          .sorted()
          .toList();
    }
  }

  /// A path leads where its links lead: a link out of the folder is refused.
  ///
  /// @throws UsageException for a path outside the folders that may be read, or one that is not
  ///   there
  public Path refuseForeign(Path path) {
    try {
      Files.createDirectories(inbox);
      Path real = path.toRealPath();
      for (Path folder : folders) {
        if (Files.isDirectory(folder) && real.startsWith(folder.toRealPath())) {
          return real;
        }
      }
    } catch (IOException e) {
      throw new UsageException(path + " is not there, or cannot be read.", e);
    }
    throw new UsageException(
        path
            + " lies outside "
            + String.join(", ", folders.stream().map(Path::toString).toList())
            + ".");
  }

  /// The folders that paths may lie in.
  public List<Path> folders() {
    return List.copyOf(folders);
  }

  private static String fileName(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.matches("[A-Za-z0-9_.-]{1,100}") && !last.startsWith(".")
        ? last
        : Slug.of(last.isEmpty() ? String.valueOf(address.getHost()) : last);
  }

  private static byte[] sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, read);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
