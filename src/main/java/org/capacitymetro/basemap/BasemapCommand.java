package org.capacitymetro.basemap;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.UsageException;
import org.springframework.stereotype.Component;

/// `./capacity basemap ...`: what the map shows under the services.
@Component
class BasemapCommand implements Command {
  private static final String USAGE =
      """
      Use one of:
        basemap add FILE.geojson --kind %s [--source NAME] [--attribution TEXT]
        basemap list
        basemap remove --kind KIND --source NAME
        basemap use FILE.pmtiles
        basemap use default
      """
          .formatted(FeatureKind.words().replace(", ", "|"));

  private final BasemapStore store;
  private final PmtilesShelf shelf;

  BasemapCommand(BasemapStore store, PmtilesShelf shelf) {
    this.store = store;
    this.shelf = shelf;
  }

  @Override
  public String name() {
    return "basemap";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    Line line = Line.parse(arguments);
    switch (line.word("an action")) {
      case "add" -> add(line, out);
      case "list" -> list(line, out);
      case "remove" -> remove(line, out);
      case "use" -> use(line, out);
      default -> throw new UsageException(USAGE.strip());
    }
    return 0;
  }

  private void add(Line line, PrintStream out) {
    Path file = Path.of(line.word("a GeoJSON file"));
    FeatureKind kind = line.kind();
    String name = line.options().getOrDefault("--source", baseName(file));
    String attribution = line.options().getOrDefault("--attribution", attribution(name));
    line.end("--kind", "--source", "--attribution");
    out.printf("Reading %s as %s (%s)%n", file, kind.word(), name);
    BasemapImport reader = new BasemapImport(file, kind, out);
    BasemapStore.Source source = store.replace(kind, name, attribution, reader::read);
    out.println(reader.report(source.features()));
    if (attribution.isEmpty()) {
      out.println(
          "The map thanks nobody for them: add --attribution TEXT if the licence asks for it.");
    }
  }

  private void list(Line line, PrintStream out) {
    line.end();
    shelf
        .current()
        .ifPresent(
            file ->
                out.printf(
                    "pmtiles  %s, zoom %d to %d: the map is made from this file%n",
                    file.schema().name().toLowerCase(Locale.ROOT), file.minZoom(), file.maxZoom()));
    List<BasemapStore.Source> sources = store.sources();
    for (BasemapStore.Source source : sources) {
      out.printf(
          "%-8s %s: %,d shapes, added %s%s%n",
          source.kind().word(),
          source.name(),
          source.features(),
          source.addedAt(),
          source.attribution().isEmpty() ? "" : ", " + source.attribution());
    }
    if (sources.isEmpty()) {
      out.println("Nothing was added: the map shows land, borders and imported areas.");
    }
  }

  private void remove(Line line, PrintStream out) {
    FeatureKind kind = line.kind();
    String name = line.options().get("--source");
    line.end("--kind", "--source");
    if (name == null || !store.remove(kind, name)) {
      throw new UsageException(
          "There is no source %s of kind %s: ./capacity basemap list shows them."
              .formatted(name == null ? "without --source NAME" : name, kind.word()));
    }
    out.printf("Removed %s (%s)%n", name, kind.word());
  }

  private void use(Line line, PrintStream out) {
    String word = line.word("a PMTiles file, or the word default");
    line.end();
    if (word.equals("default")) {
      out.println(
          shelf.remove()
              ? "The map shows its own layers again."
              : "The map already shows its own layers.");
      return;
    }
    PmtilesFile file = shelf.put(Path.of(word));
    out.printf(
        "The map is made from %s now (%s layers, zoom %d to %d); a running server uses it at once.%n",
        word, file.schema().name().toLowerCase(Locale.ROOT), file.minZoom(), file.maxZoom());
  }

  private static String baseName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.(geo)?json$", "");
  }

  private static String attribution(String name) {
    return name.startsWith("osm") ? "© OpenStreetMap contributors" : "";
  }

  /// The words of a command line and its `--option value` pairs.
  private record Line(Deque<String> words, Map<String, String> options) {

    static Line parse(List<String> arguments) {
      Deque<String> words = new ArrayDeque<>();
      Map<String, String> options = new HashMap<>();
      for (int i = 0; i < arguments.size(); i++) {
        String word = arguments.get(i);
        if (!word.startsWith("--")) {
          words.add(word);
        } else if (i + 1 < arguments.size()) {
          options.put(word, arguments.get(++i));
        } else {
          throw new UsageException("The option " + word + " needs a value.\n" + USAGE.strip());
        }
      }
      return new Line(words, options);
    }

    String word(String meaning) {
      if (words.isEmpty()) {
        throw new UsageException("./capacity basemap needs " + meaning + ".\n" + USAGE.strip());
      }
      return words.removeFirst();
    }

    FeatureKind kind() {
      String word = options.getOrDefault("--kind", "");
      return FeatureKind.find(word)
          .orElseThrow(
              () ->
                  new UsageException(
                      word.isEmpty()
                          ? "Say with --kind what the file shows: " + FeatureKind.words() + "."
                          : "The kind \""
                              + word
                              + "\" is not one of "
                              + FeatureKind.words()
                              + "."));
    }

    void end(String... known) {
      if (!words.isEmpty()) {
        throw new UsageException(
            "The word \"" + words.getFirst() + "\" is one too many.\n" + USAGE.strip());
      }
      for (String option : options.keySet()) {
        if (!Set.of(known).contains(option)) {
          throw new UsageException(
              "The option " + option + " is not known here.\n" + USAGE.strip());
        }
      }
    }
  }
}
