package org.capacitymetro.matching;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.platform.PlainCommand;
import org.capacitymetro.platform.Progress;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;

/// `./capacity match A.csv [B.csv] [--columns ...] [--id COLUMN] --out PAIRS.csv`: finds what
/// stands in both lists, or twice in one, without a database. For researchers: docs/matching.md.
public final class MatchCommand implements PlainCommand {
  private static final String USAGE =
      "Write match A.csv [B.csv] --columns name=COLUMN,address=COLUMN,... --id COLUMN --out PAIRS.csv.";
  private static final Set<String> OPTIONS = Set.of("--columns", "--id", "--out");
  private static final int STEPS = 1_000;

  @Override
  public String name() {
    return "match";
  }

  @Override
  public int run(List<String> arguments, Path dataDir, PrintStream out) throws IOException {
    List<Path> files = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    read(arguments, files, options);
    @Nullable String target = options.get("--out");
    if (target == null) {
      throw new UsageException("match needs --out with the file to write. " + USAGE);
    }
    Path written = Path.of(target).toAbsolutePath();
    checkTarget(written, files);
    MatchColumns columns =
        options.containsKey("--columns")
            ? MatchColumns.parse(options.getOrDefault("--columns", ""))
            : MatchColumns.usual();
    List<MatchFile> lists =
        files.stream().map(file -> MatchFile.read(file, columns, options.get("--id"))).toList();
    Matches matches = match(lists);
    write(matches, written);
    lists.stream()
        .filter(list -> list.broken() > 0)
        .forEach(
            list -> out.println(list.broken() + " lines could not be read and were left out."));
    out.println(summary(lists, matches, target));
    return 0;
  }

  private static void read(List<String> arguments, List<Path> files, Map<String, String> options) {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      int equals = word.indexOf('=');
      String option = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
      if (OPTIONS.contains(option)) {
        boolean inside = option.length() < word.length();
        if (!inside && i + 1 == arguments.size()) {
          throw new UsageException(option + " needs a value after it. " + USAGE);
        }
        options.put(option, inside ? word.substring(equals + 1) : arguments.get(++i));
      } else if (word.startsWith("--")) {
        throw new UsageException(word + " is not understood. " + USAGE);
      } else {
        files.add(Path.of(word));
      }
    }
    if (files.isEmpty() || files.size() > 2) {
      throw new UsageException("match takes one or two files, not " + files.size() + ". " + USAGE);
    }
  }

  private static void checkTarget(Path written, List<Path> files) throws IOException {
    @Nullable Path folder = written.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(written)) {
      throw new UsageException(
          "--out: " + written + " cannot be written; give a file in a folder that is there.");
    }
    for (Path file : files) {
      if (Files.exists(written) && Files.exists(file) && Files.isSameFile(written, file)) {
        throw new UsageException("--out: " + written + " is a list to read; choose another file.");
      }
    }
  }

  private static Matches match(List<MatchFile> lists) {
    long[] told = {0};
    try (Progress progress = Progress.start("Matching", STEPS)) {
      Watch watch =
          share -> {
            long now = Math.round(share * STEPS);
            progress.advance(now - told[0]);
            told[0] = now;
          };
      return lists.size() == 1
          ? Matcher.within(lists.getFirst().records(), Settings.STANDARD, watch)
          : Matcher.between(
              lists.getFirst().records(), lists.getLast().records(), Settings.STANDARD, watch);
    }
  }

  /// Whole or not at all.
  private static void write(Matches matches, Path target) throws IOException {
    Path draft = Files.createTempFile(target.getParent(), ".pairs", ".csv");
    try {
      try (CsvWriter csv = CsvWriter.builder().build(draft, StandardCharsets.UTF_8)) {
        csv.writeRecord("id_a", "id_b", "score", "decision", "why");
        for (Pair pair : matches.pairs()) {
          csv.writeRecord(
              guarded(pair.a()),
              guarded(pair.b()),
              String.format(Locale.ROOT, "%.4f", pair.score()),
              pair.decision().name().toLowerCase(Locale.ROOT),
              Reasons.inWords(pair.why()));
        }
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// No cell starts a formula in a spreadsheet.
  private static String guarded(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static String summary(List<MatchFile> lists, Matches matches, String target) {
    String rows =
        lists.size() == 1
            ? lists.getFirst().records().size() + " rows"
            : lists.getFirst().records().size()
                + " rows and "
                + lists.getLast().records().size()
                + " rows";
    long chains =
        matches.clusters().stream()
            .filter(cluster -> cluster.shape() == Cluster.Shape.CHAIN)
            .count();
    return rows
        + ": "
        + matches.list(Decision.SAME).size()
        + " pairs are the same, "
        + matches.list(Decision.PERHAPS).size()
        + " perhaps; "
        + matches.clusters().stream().filter(cluster -> cluster.size() > 2).count()
        + " groups of more than two, "
        + chains
        + " of them chains. Written to "
        + target
        + ".";
  }
}
