package org.capacitymetro.geocoding;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitymetro.platform.PlainCommand;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.TableWriter;

/// `./capacity geocoder build FILE...`: the offline address index; `./capacity geocoder measure
/// TRUTH.csv --with FILE...`: how well it finds points that are known.
public final class GeocoderCommand implements PlainCommand {
  private static final String USAGE =
      "Write: ./capacity geocoder build FILE... [--source \"NAME, LICENCE\"], or ./capacity geocoder"
          + " measure TRUTH.csv --with FILE... [--city NAME] [--seed N].";

  @Override
  public String name() {
    return "geocoder";
  }

  /// @param dataDir the index is in its folder `geocoder`
  @Override
  public int run(List<String> arguments, Path dataDir, PrintStream out) throws IOException {
    String action = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (action) {
      case "build" -> build(rest, dataDir, out);
      case "measure" -> measure(rest, out);
      default -> throw new UsageException(USAGE);
    };
  }

  private static int build(List<String> arguments, Path dataDir, PrintStream out)
      throws IOException {
    List<AddressIndexBuild.Input> inputs = new ArrayList<>();
    String source = "";
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("--source")) {
        source = after(arguments, i++);
      } else if (word.startsWith("--")) {
        throw new UsageException(word + " is not understood. " + USAGE);
      } else {
        inputs.add(input(word, source));
      }
    }
    if (inputs.isEmpty()) {
      throw new UsageException(USAGE);
    }
    AddressIndexBuild.Counts counts = AddressIndexBuild.run(dataDir.resolve("geocoder"), inputs);
    out.printf(
        Locale.ENGLISH,
        "%,d comuni, %,d streets, %,d house numbers, %,d places taken; %,d rows or features left out"
            + " (no usable coordinates, street or number)%n",
        counts.comuni,
        counts.streets,
        counts.houses,
        counts.places,
        counts.left);
    return 0;
  }

  /// `--source` holds for the files after it; without it the name of the file is the source.
  private static AddressIndexBuild.Input input(String file, String source) {
    Path path = Path.of(file);
    Path name = path.getFileName();
    String plain = (name == null ? file : name.toString()).replaceFirst("(\\.\\w{1,7}){1,2}$", "");
    return new AddressIndexBuild.Input(path, source.isEmpty() ? plain : source);
  }

  private static String after(List<String> arguments, int at) {
    if (at + 1 >= arguments.size()) {
      throw new UsageException(arguments.get(at) + " needs a value after it. " + USAGE);
    }
    return arguments.get(at + 1);
  }

  private static int measure(List<String> arguments, PrintStream out) throws IOException {
    if (arguments.isEmpty()) {
      throw new UsageException(USAGE);
    }
    List<AddressIndexBuild.Input> inputs = new ArrayList<>();
    String city = "";
    long seed = 1;
    for (int i = 1; i < arguments.size(); i++) {
      String word = arguments.get(i);
      switch (word) {
        case "--with" -> {}
        case "--city" -> city = after(arguments, i++);
        case "--seed" -> seed = seed(after(arguments, i++));
        default -> {
          if (word.startsWith("--")) {
            throw new UsageException(word + " is not understood. " + USAGE);
          }
          inputs.add(input(word, ""));
        }
      }
    }
    if (inputs.isEmpty()) {
      throw new UsageException(USAGE);
    }
    Measurement.TruthFile truth = Measurement.TruthFile.read(Path.of(arguments.getFirst()), city);
    Path folder = Files.createTempDirectory("geocoder-measure");
    try {
      Measurement.over(folder, inputs, truth.rows()).print("None of the points in the index", out);
      List<List<Measurement.Truth>> halves = truth.halves(seed);
      Path known = folder.resolve("known.csv");
      write(known, truth.columns(), halves.getFirst());
      List<AddressIndexBuild.Input> more = new ArrayList<>(inputs);
      more.add(new AddressIndexBuild.Input(known, "known half"));
      Measurement.over(folder, more, halves.getLast())
          .print("A random half of the points in the index, the other half asked", out);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return 0;
  }

  private static long seed(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new UsageException("--seed is a whole number, not \"" + word + "\".", e);
    }
  }

  static void write(Path file, List<String> columns, List<Measurement.Truth> rows)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        TableWriter writer = TableWriter.csv(out)) {
      writer.row(columns);
      rows.forEach(row -> writer.row(row.cells()));
    }
  }
}
