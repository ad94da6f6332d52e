package org.capacitymetro.areas;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `./capacity areas import FILE --kind KIND`: boundaries into the directory.
@Component
class AreasCommand implements Command {
  private static final Set<String> OPTIONS =
      Set.of("--kind", "--code-property", "--name-property", "--parent");
  private static final String USAGE =
      "Write: ./capacity areas import FILE.geojson --kind comune|district|province|region"
          + " [--code-property P] [--name-property P] [--parent CODE].";

  private final AreaImport areaImport;

  AreasCommand(AreaImport areaImport) {
    this.areaImport = areaImport;
  }

  @Override
  public String name() {
    return "areas";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (arguments.size() < 2 || !arguments.getFirst().equals("import")) {
      throw new UsageException(USAGE);
    }
    Path file = Path.of(arguments.get(1));
    if (!Files.isReadable(file)) {
      throw new UsageException(file + " cannot be read: check the path.");
    }
    Map<String, String> options = options(arguments.subList(2, arguments.size()));
    AreaImport.Report report =
        areaImport.run(
            new AreaImport.Request(
                file,
                kind(options.get("--kind")),
                options.get("--code-property"),
                options.get("--name-property"),
                options.get("--parent")));
    out.printf(
        "%d features read: %d areas created, %d changed, %d unchanged; %d polygons mended, %d"
            + " features rejected%n",
        report.read(),
        report.created().size(),
        report.changed().size(),
        report.unchanged(),
        report.mended(),
        report.rejected().values().stream().mapToInt(Integer::intValue).sum());
    report.rejected().forEach((reason, count) -> out.printf("  %5d  %s%n", count, reason));
    return report.taken() > 0 ? 0 : 2;
  }

  private static Map<String, String> options(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!OPTIONS.contains(option) || i + 1 == arguments.size()) {
        throw new UsageException(option + " is not understood. " + USAGE);
      }
      options.put(option, arguments.get(i + 1));
    }
    return options;
  }

  private static Area.Kind kind(@Nullable String word) {
    for (Area.Kind kind : Area.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw new UsageException(
        "--kind must be one of "
            + Arrays.stream(Area.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))
            + ".");
  }
}
