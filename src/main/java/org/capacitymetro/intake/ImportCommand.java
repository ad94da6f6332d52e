package org.capacitymetro.intake;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.directory.Records;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.Progress;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `./capacity import FILE... [--source NAME] [--city CODE] [--dry-run]`.
@Component
class ImportCommand implements Command {
  private static final String USAGE =
      "Usage: ./capacity import FILE... [--source NAME] [--city CODE] [--dry-run]; FILE is a CSV with"
          + " the canonical header, a GeoJSON of points, or a folder of them.";

  private final Imports imports;
  private final Areas areas;

  ImportCommand(Imports imports, Areas areas) {
    this.imports = imports;
    this.areas = areas;
  }

  @Override
  public String name() {
    return "import";
  }

  private record Request(List<Path> files, Imports.Options options) {}

  @Override
  public int run(List<String> arguments, PrintStream out) {
    Request request = parse(arguments);
    List<ImportReport> reports = new ArrayList<>();
    for (Path file : request.files()) {
      try {
        long lines = TextFile.countLines(file);
        ImportReport report = importFile(file, lines, request.options());
        reports.add(report);
        out.print(report.printed());
      } catch (UnreadableFileException e) {
        out.println(e.getMessage());
      }
    }
    if (request.files().size() > 1) {
      out.println(total(request.files().size(), reports));
    }
    return reports.stream().anyMatch(report -> report.taken() > 0) ? 0 : 2;
  }

  private ImportReport importFile(Path file, long lines, Imports.Options options) {
    AtomicLong reached = new AtomicLong();
    try (Progress progress = Progress.start("Importing " + file.getFileName(), lines)) {
      ImportReport report =
          imports.run(file, options, line -> progress.advance(line - reached.getAndSet(line)));
      progress.advance(lines - reached.get());
      return report;
    }
  }

  private static String total(int files, List<ImportReport> reports) {
    return "%d of %d files: read %s, created %s, changed %s, unchanged %s, rejected %s"
        .formatted(
            reports.size(),
            files,
            sum(reports, ImportReport::read),
            sum(reports, ImportReport::created),
            sum(reports, ImportReport::changed),
            sum(reports, ImportReport::unchanged),
            sum(reports, ImportReport::rejected));
  }

  private static String sum(List<ImportReport> reports, ToIntFunction<ImportReport> count) {
    return ImportReport.number(reports.stream().mapToInt(count).sum());
  }

  private Request parse(List<String> arguments) {
    List<Path> files = new ArrayList<>();
    @Nullable String source = null;
    @Nullable String city = null;
    boolean dryRun = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--dry-run" -> dryRun = true;
        case "--source" -> source = sourceName(value(argument, rest));
        case "--city" -> city = cityCode(value(argument, rest));
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
    return new Request(files, new Imports.Options(source, city, dryRun));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new UsageException(option + " needs a value. " + USAGE);
    }
    return rest.next();
  }

  private static String sourceName(String name) {
    if (!Profiles.isSourceName(name)) {
      throw new UsageException(
          "--source: \""
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
