package org.capacitymetro.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.directory.Records;
import org.capacitymetro.intake.ImportRun.Asked;
import org.capacitymetro.intake.ImportRun.State;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.Progress;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.TableWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `./capacity import FILE... [--profile NAME] [--source NAME] [--city CODE] [--dry-run] [--apply
/// OUTCOMES] [--confirm-vanished] [--report OUT.csv]`.
@Component
class ImportCommand implements Command {
  private static final String ACTOR = "command:import";
  private static final String USAGE =
      "Usage: ./capacity import FILE... [--profile NAME] [--source NAME] [--city CODE] [--dry-run]"
          + " [--apply new,same,perhaps,changed,vanished] [--confirm-vanished]"
          + " [--report OUT.csv or OUT.xlsx]; FILE is a file, or a folder of them.";

  /// Thousandths of one file: reading, assessing and applying take a third each.
  private static final long PHASE = 1_000;

  private final Imports imports;
  private final Reports reports;
  private final ReportFile reportFile;
  private final Areas areas;

  ImportCommand(Imports imports, Reports reports, ReportFile reportFile, Areas areas) {
    this.imports = imports;
    this.reports = reports;
    this.reportFile = reportFile;
    this.areas = areas;
  }

  @Override
  public String name() {
    return "import";
  }

  private record Request(
      List<Path> files,
      Asked asked,
      boolean dryRun,
      Set<Outcome> outcomes,
      boolean confirmed,
      @Nullable Path report) {}

  @Override
  public int run(List<String> arguments, PrintStream out) {
    Request request = parse(arguments);
    List<ImportReport> done = new ArrayList<>();
    if (request.report() == null) {
      importAll(request, out, done, null);
    } else {
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(request.report()));
          TableWriter table = writer(request.report(), file)) {
        table.row(ReportFile.ENGLISH.headings());
        importAll(request, out, done, table);
      } catch (IOException e) {
        throw new UsageException(
            "--report: " + request.report() + " cannot be written (" + e.getMessage() + ").", e);
      }
    }
    if (request.files().size() > 1) {
      out.println(total(request.files().size(), done));
    }
    return done.stream().anyMatch(report -> report.taken() > 0) ? 0 : 2;
  }

  private static TableWriter writer(Path report, OutputStream file) {
    return report.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
        ? TableWriter.xlsx(file, "import")
        : TableWriter.csv(file);
  }

  private void importAll(
      Request request, PrintStream out, List<ImportReport> done, @Nullable TableWriter table) {
    for (Path file : request.files()) {
      try {
        done.add(importFile(file, request, out, table));
      } catch (UsageException e) {
        out.println(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UsageException("The import of " + file + " was interrupted.", e);
      }
    }
  }

  private ImportReport importFile(
      Path file, Request request, PrintStream out, @Nullable TableWriter table)
      throws InterruptedException {
    TextFile.refuseMissing(file);
    try (Turns.Held turn = imports.takeTurn();
        Progress progress = Progress.start("Importing " + file.getFileName(), 3 * PHASE)) {
      AtomicLong reached = new AtomicLong();
      ImportRun run =
          imports.runHere(
              file,
              request.asked(),
              ACTOR,
              request.dryRun(),
              turn,
              now -> advance(progress, reached, now));
      boolean suspicious = imports.isSuspicious(run);
      if (run.state() == State.READY && !request.dryRun()) {
        Set<Outcome> outcomes = EnumSet.copyOf(request.outcomes());
        if (suspicious && !request.confirmed()) {
          outcomes.remove(Outcome.VANISHED);
        }
        imports.choose(run.id(), outcomes);
        run = imports.workHere(run.id(), turn, now -> advance(progress, reached, now));
      }
      progress.advance(3 * PHASE - reached.get());
      if (run.state() == State.FAILED) {
        throw new UsageException(file + ": " + run.error());
      }
      ImportReport report = reports.of(run, request.dryRun());
      out.print(report.printed());
      if (suspicious && !request.confirmed() && report.count(Outcome.VANISHED) > 0) {
        out.printf(
            "  the file has fewer than half of the %s records this source had: nothing was taken"
                + " for gone; --confirm-vanished does so%n",
            ImportReport.number(run.previous()));
      }
      if (table != null) {
        reportFile.write(run, table, ReportFile.ENGLISH);
      }
      if (request.dryRun()) {
        imports.forget(run.id());
      }
      return report;
    }
  }

  private static void advance(Progress progress, AtomicLong reached, ImportRun run) {
    long before =
        switch (run.state()) {
          case READING -> 0;
          case ASSESSING, READY -> PHASE;
          case APPLYING, DONE, CANCELLED, FAILED, UNDONE -> 2 * PHASE;
        };
    long now = before + (run.total() == 0 ? 0 : PHASE * run.done() / run.total());
    progress.advance(Math.max(0, now - reached.get()));
    reached.accumulateAndGet(now, Math::max);
  }

  private static String total(int files, List<ImportReport> reports) {
    StringBuilder counts = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      counts
          .append(counts.isEmpty() ? "" : ", ")
          .append(outcome.code())
          .append(' ')
          .append(sum(reports, report -> report.count(outcome)));
    }
    return "%d of %d files: read %s: %s"
        .formatted(reports.size(), files, sum(reports, ImportReport::read), counts);
  }

  private static String sum(List<ImportReport> reports, ToLongFunction<ImportReport> count) {
    return ImportReport.number(reports.stream().mapToLong(count).sum());
  }

  private Request parse(List<String> arguments) {
    List<Path> files = new ArrayList<>();
    @Nullable String profile = null;
    @Nullable String source = null;
    @Nullable String city = null;
    @Nullable Path report = null;
    Set<Outcome> outcomes = Outcome.APPLICABLE;
    boolean dryRun = false;
    boolean confirmed = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--dry-run" -> dryRun = true;
        case "--confirm-vanished" -> confirmed = true;
        case "--profile" -> profile = name(argument, value(argument, rest));
        case "--source" -> source = name(argument, value(argument, rest));
        case "--city" -> city = cityCode(value(argument, rest));
        case "--apply" -> outcomes = Outcome.parseApplicable(argument, value(argument, rest));
        case "--report" -> report = Path.of(value(argument, rest));
        default -> {
          if (argument.startsWith("-")) {
            throw new UsageException("\"" + argument + "\" is not an option. " + USAGE);
          }
          files.addAll(filesOf(Path.of(argument)));
        }
      }
    }
    if (files.isEmpty()) {
      throw new UsageException("No file to import. " + USAGE);
    }
    return new Request(
        files, new Asked(profile, source, city), dryRun, outcomes, confirmed, report);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new UsageException(option + " needs a value. " + USAGE);
    }
    return rest.next();
  }

  private static String name(String option, String name) {
    if (!Profiles.isSourceName(name)) {
      throw new UsageException(
          option
              + ": \""
              + name
              + "\" must be letters, digits, _ . or -, at most 100 of them, and not \""
              + Records.OWN_SOURCE
              + "\", which names what people write on this map.");
    }
    return name;
  }

  private String cityCode(String code) {
    return areas
        .findCity(code.toLowerCase(Locale.ROOT))
        .map(City::code)
        .orElseThrow(
            () ->
                new UsageException(
                    "--city: \""
                        + code
                        + "\" is none of "
                        + String.join(", ", areas.cities().stream().map(City::code).toList())
                        + "."));
  }

  private static List<Path> filesOf(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> files =
          entries
              .filter(entry -> entry.toString().matches("(?i).*\\.(csv|geojson|json)"))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new UsageException(path + ": the folder holds no .csv or .geojson file.");
      }
      return files;
    } catch (IOException e) {
      throw new UsageException(path + ": the folder cannot be read (" + e.getMessage() + ").", e);
    }
  }
}
