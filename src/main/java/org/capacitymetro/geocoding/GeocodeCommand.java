package org.capacitymetro.geocoding;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capacitymetro.geocoding.AddressColumns.Part;
import org.capacitymetro.platform.PlainCommand;
import org.capacitymetro.platform.Progress;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.TableWriter;
import org.capacitymetro.tables.Tables;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/// `./capacity geocode FILE --out OUT.csv`: all columns of a list, and where its addresses are.
/// Asks as the server does: the offline index, then the configured services on the web.
public final class GeocodeCommand implements PlainCommand {
  private static final String USAGE =
      "Write: ./capacity geocode FILE --out OUT.csv [--columns"
          + " address=...,city=...,postcode=...,province=...] [--index DIR] [--photon URL]"
          + " [--nominatim URL] [--per-second N].";
  private static final List<String> OPTIONS =
      List.of("--out", "--columns", "--index", "--photon", "--nominatim", "--per-second");
  private static final List<String> ASKED = List.of("address", "city", "postcode", "province");
  private static final List<String> ADDED =
      List.of("lat", "lon", "precision", "source", "label", "confidence");
  private static final int STEPS = 1000;

  private final Map<String, String> environment;

  /// With the settings of the server's environment (`CAPACITY_GEOCODING_...`).
  public GeocodeCommand() {
    this(System.getenv());
  }

  GeocodeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "geocode";
  }

  /// @param dataDir the index is in its folder `geocoder`, where `--index` names no other
  @Override
  public int run(List<String> arguments, Path dataDir, PrintStream out) throws IOException {
    Map<String, String> options = options(arguments);
    Path file = Path.of(options.getOrDefault("", ""));
    String target = options.get("--out");
    if (target == null || file.toString().isEmpty()) {
      throw new UsageException(USAGE);
    }
    String folder = options.get("--index");
    Path home = dataDir.resolve("geocoder");
    Services services = services(options);
    try (AddressIndex index = AddressIndex.in(folder == null ? home : Path.of(folder))) {
      GeocoderChain chain = new GeocoderChain(index, services.open(home, Clock.systemUTC()));
      if (!chain.isReady()) {
        throw new UsageException(
            "There is no address index yet: build one with ./capacity geocoder build FILE..., name"
                + " its folder with --index DIR, or a service on the web with --photon URL or"
                + " --nominatim URL.");
      }
      return geocode(chain, file, Path.of(target), options.getOrDefault("--columns", ""), out);
    }
  }

  /// What the options say, and where they say nothing the environment, as for the server.
  private Services services(Map<String, String> options) {
    String rate = options.getOrDefault("--per-second", setting("PERSECOND", "1"));
    String days = setting("CACHEDAYS", "90");
    String entries = setting("CACHEENTRIES", "100000");
    try {
      return new Services(
          options.getOrDefault("--photon", setting("PHOTONURL", "")),
          options.getOrDefault("--nominatim", setting("NOMINATIMURL", "")),
          Double.parseDouble(rate),
          DurationStyle.detectAndParse(setting("TIMEOUT", "10s")),
          setting("USERAGENT", "CapaCityMetro"),
          setting("ATTRIBUTION", "© OpenStreetMap contributors"),
          Integer.parseInt(days),
          Integer.parseInt(entries));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "A setting of geocoding is not a number or a length of time: " + e.getMessage() + ".", e);
    }
  }

  private String setting(String name, String otherwise) {
    return environment.getOrDefault("CAPACITY_GEOCODING_" + name, otherwise);
  }

  private static Map<String, String> options(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (OPTIONS.contains(word) && i + 1 < arguments.size()) {
        options.put(word, arguments.get(++i));
      } else if (word.startsWith("--") || options.containsKey("")) {
        throw new UsageException(word + " is not understood. " + USAGE);
      } else {
        options.put("", word);
      }
    }
    return options;
  }

  private static int geocode(
      GeocoderChain chain, Path file, Path target, String columns, PrintStream out)
      throws IOException {
    Map<Located.Precision, Integer> found = new EnumMap<>(Located.Precision.class);
    Map<String, Integer> sources = new TreeMap<>();
    int rows = 0;
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    try (TableReader reader = Tables.open(file, Tables.guess(file).layout());
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(unfinished));
        TableWriter writer = TableWriter.csv(stream);
        Progress progress = Progress.start("Geocoding " + file.getFileName(), STEPS)) {
      Asked asked = Asked.of(reader.columns(), columns);
      writer.row(headings(reader.columns()));
      long shown = 0;
      @Nullable Row row = next(reader, out);
      while (row != null) {
        Optional<Located> answer = chain.find(asked.query(row.cells()));
        answer.ifPresent(
            located -> {
              found.merge(located.precision(), 1, Integer::sum);
              sources.merge(located.source(), 1, Integer::sum);
            });
        List<Object> cells = new ArrayList<>(row.cells());
        cells.addAll(answer.map(GeocodeCommand::cells).orElse(List.of("", "", "", "", "", "")));
        writer.row(cells);
        rows++;
        long now = Math.min(STEPS, (long) (reader.progress() * STEPS));
        progress.advance(now - shown);
        shown = now;
        row = next(reader, out);
      }
    }
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    int located = found.values().stream().mapToInt(Integer::intValue).sum();
    out.printf(Locale.ENGLISH, "%,d rows, %,d found", rows, located);
    found.forEach(
        (precision, count) ->
            out.printf(
                Locale.ENGLISH, ", %s %,d", precision.name().toLowerCase(Locale.ROOT), count));
    out.println();
    sources.forEach(
        (source, count) -> out.printf(Locale.ENGLISH, "  %,d from %s%n", count, source));
    if (chain.failed() > 0) {
      out.printf(
          Locale.ENGLISH,
          "The services on the web left %,d questions without an answer: run it again later; what"
              + " they answered is kept.%n",
          chain.failed());
    }
    return 0;
  }

  private static @Nullable Row next(TableReader reader, PrintStream out) {
    while (true) {
      try {
        return reader.next();
      } catch (BrokenRowException e) {
        out.println("line " + e.line() + " left out: " + e.getMessage());
      }
    }
  }

  /// A heading the file has already gets `geocoded_` before it.
  private static List<String> headings(List<String> columns) {
    List<String> headings = new ArrayList<>(columns);
    for (String added : ADDED) {
      headings.add(columns.contains(added) ? "geocoded_" + added : added);
    }
    return headings;
  }

  private static List<Object> cells(Located located) {
    return List.of(
        String.format(Locale.ROOT, "%.7f", located.point().lat()),
        String.format(Locale.ROOT, "%.7f", located.point().lon()),
        located.precision().name().toLowerCase(Locale.ROOT),
        located.source(),
        located.label(),
        String.format(Locale.ROOT, "%.2f", located.confidence()));
  }

  /// Which columns hold the question: named with `--columns`, or known by their headings.
  private record Asked(AddressColumns guessed, Map<String, Integer> named) {

    static Asked of(List<String> columns, String option) {
      Map<String, Integer> named = new HashMap<>();
      for (String pair : option.isEmpty() ? new String[0] : option.split(",")) {
        int equals = pair.indexOf('=');
        String part = equals < 0 ? pair : pair.substring(0, equals).strip();
        int at = equals < 0 ? -1 : columns.indexOf(pair.substring(equals + 1).strip());
        if (!ASKED.contains(part) || at < 0) {
          throw new UsageException(
              "--columns "
                  + pair
                  + " is not understood: allowed are "
                  + String.join("=, ", ASKED)
                  + "= with one of the columns "
                  + String.join(", ", columns)
                  + ".");
        }
        named.put(part, at);
      }
      AddressColumns guessed = new AddressColumns(columns);
      if (!named.containsKey("address") && !guessed.hasAddress()) {
        throw new UsageException(
            "No column is known as an address: name it with --columns address=NAME; the columns are "
                + String.join(", ", columns)
                + ".");
      }
      return new Asked(guessed, named);
    }

    Query query(List<String> cells) {
      String address =
          named.containsKey("address")
              ? named(cells, "address")
              : AddressIndexBuild.address(guessed, cells).street();
      String istat = guessed.get(cells, Part.ISTAT);
      String city = named(cells, "city");
      if (city.isEmpty() && !named.containsKey("city")) {
        city = istat.isEmpty() ? guessed.get(cells, Part.CITY) : istat;
      }
      return new Query(
          address,
          city,
          either(cells, "postcode", Part.POSTCODE),
          either(cells, "province", Part.PROVINCE));
    }

    private String either(List<String> cells, String name, Part part) {
      return named.containsKey(name) ? named(cells, name) : guessed.get(cells, part);
    }

    private String named(List<String> cells, String name) {
      Integer at = named.get(name);
      return at == null ? "" : cells.get(at);
    }
  }
}
