package org.capacitymetro.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.offline.PackFigures;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.Progress;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.search.ServiceHit;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// `./capacity bench`: fills an empty directory with a made-up Italy, asks it the questions people
/// ask, compares the answers with a plain walk over the list, and prints one JSON object. With
/// `--matching` it measures the matcher instead, which needs no directory, with `--packs` the pack
/// of one city.
@Component
class BenchCommand implements Command {
  private static final int BATCH = 1_000;
  private static final int COMPARED = 4;

  private final Directory directory;
  private final ServiceSearch search;
  private final Taxonomies taxonomies;
  private final DataDirectory data;
  private final PackFigures packs;

  BenchCommand(
      Directory directory,
      ServiceSearch search,
      Taxonomies taxonomies,
      DataDirectory data,
      PackFigures packs) {
    this.directory = directory;
    this.search = search;
    this.taxonomies = taxonomies;
    this.data = data;
    this.packs = packs;
  }

  private record Arguments(int services, int matching, int packed, long seed, boolean http) {
    static Arguments parse(List<String> words) {
      int services = 0;
      int matching = 0;
      int packed = 0;
      long seed = 1;
      boolean http = true;
      for (int i = 0; i < words.size(); i++) {
        switch (words.get(i)) {
          case "--matching" -> matching = (int) number(words, ++i);
          case "--packs" -> packed = (int) number(words, ++i);
          case "--services" -> services = (int) number(words, ++i);
          case "--seed" -> seed = number(words, ++i);
          case "--no-http" -> http = false;
          default -> throw usage();
        }
      }
      if (services == 0 ? Math.max(matching, packed) < 100 : services < 1_000) {
        throw usage();
      }
      return new Arguments(services, matching, packed, seed, http);
    }

    private static long number(List<String> words, int at) {
      try {
        return Long.parseLong(words.get(at));
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        throw usage();
      }
    }

    private static UsageException usage() {
      return new UsageException(
          "bench takes --services N (1000 or more), --matching N or --packs N (100 or more), --seed S and --no-http.");
    }
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public int run(List<String> words, PrintStream out) throws Exception {
    Arguments arguments = Arguments.parse(words);
    if (directory.count() > 0) {
      throw new UsageException(
          "bench fills the data directory it is given: choose an empty one with --data-dir DIR.");
    }
    List<String> sectors = taxonomies.list(Vocabulary.SECTOR).stream().map(Term::code).toList();
    List<String> targets = taxonomies.list(Vocabulary.TARGET).stream().map(Term::code).toList();
    Italy italy = new Italy(arguments.seed, sectors, targets);
    if (arguments.matching > 0) {
      print(MatchingBench.figures(italy, arguments.seed, arguments.matching), out);
      return 0;
    }
    if (arguments.packed > 0) {
      PackBench bench = new PackBench(italy, arguments.seed, directory);
      print(Map.of("packs", bench.figures(arguments.packed, packs)), out);
      return 0;
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("services", arguments.services);
    figures.put("seed", arguments.seed);
    figures.put("java", Runtime.version().toString());
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    figures.put("loadSeconds", seconds(() -> load(italy, arguments.services)));
    figures.put("indexSeconds", seconds(this::index));
    List<String> differences;
    Workload.Questions questions;
    try {
      figures.put("indexBytes", bytesOf(data.index()));
      figures.put("heapBytes", heapAfterCollection());
      Workload workload = new Workload(search, italy, arguments.seed, firstLevel());
      questions = workload.questions();
      figures.put("inProcess", inProcess(questions));
      figures.put("typoRecallAt10", recall(questions.typos()));
      differences = differences(italy, arguments.services, questions);
      figures.put("differences", differences);
    } finally {
      search.close();
    }
    if (arguments.http) {
      try (ServerProcess server = ServerProcess.start(data.root())) {
        figures.put("coldStartSeconds", Math.round(server.secondsToUp * 100) / 100.0);
        figures.put("http", http(server, questions));
      }
    }
    print(figures, out);
    return differences.isEmpty() ? 0 : 1;
  }

  private static void print(Map<String, Object> figures, PrintStream out) {
    out.println(
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long started = System.nanoTime();
    work.run();
    return Math.round((System.nanoTime() - started) / 1e7) / 100.0;
  }

  private List<String> firstLevel() {
    return taxonomies.list(Vocabulary.SECTOR).stream()
        .filter(term -> term.parent() == null)
        .map(Term::code)
        .toList();
  }

  private void load(Italy italy, int services) {
    Directory.ChangeSetInfo info = new Directory.ChangeSetInfo("bench", "Synthetic services");
    try (Progress progress = Progress.start("Loading", services)) {
      for (int from = 0; from < services; from += BATCH) {
        List<ServiceDraft> batch = new ArrayList<>(BATCH);
        for (int i = from; i < Math.min(services, from + BATCH); i++) {
          batch.add(italy.service(i));
        }
        directory.writeServices(info, batch);
        progress.advance(batch.size());
      }
    }
  }

  private void index() throws IOException {
    search.open();
  }

  private static long bytesOf(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static long heapAfterCollection() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private Map<String, Object> inProcess(Workload.Questions questions)
      throws InterruptedException, ExecutionException {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Map.Entry<String, List<ServiceQuery>> kind : questions.lists().entrySet()) {
      figures.put(kind.getKey(), Timing.of(kind.getValue(), search::search));
    }
    figures.put("nearest20", Timing.of(questions.nearest(), search::hits));
    for (Map.Entry<String, List<Workload.Tile>> kind : questions.tiles().entrySet()) {
      figures.put(
          kind.getKey(),
          Timing.of(
              kind.getValue(), tile -> search.tile(tile.query(), tile.z(), tile.x(), tile.y())));
    }
    return figures;
  }

  private static Map<String, Object> http(ServerProcess server, Workload.Questions questions)
      throws InterruptedException, ExecutionException {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Map.Entry<String, List<ServiceQuery>> kind : questions.lists().entrySet()) {
      figures.put(kind.getKey(), Timing.of(kind.getValue(), server::search));
    }
    figures.put("nearest20", Timing.of(questions.nearest(), server::search));
    for (Map.Entry<String, List<Workload.Tile>> kind : questions.tiles().entrySet()) {
      figures.put(kind.getKey(), Timing.of(kind.getValue(), server::tile));
    }
    return figures;
  }

  /// The share of the services whose names hold both words, at most ten of them, that come among
  /// the first ten for the misspelt words. Where more than ten are equally good, any of them
  /// counts.
  private double recall(List<Workload.Typo> typos) {
    double sum = 0;
    int asked = 0;
    for (Workload.Typo typo : typos) {
      List<String> words = List.of(typo.right().text().strip().split(" "));
      Set<Object> relevant = new HashSet<>();
      for (ServiceHit hit :
          search.search(typo.right().withPage(0, ServiceQuery.MAX_LIMIT)).hits()) {
        if (new HashSet<>(List.of(hit.service().details().name().in("it").split(" ")))
            .containsAll(words)) {
          relevant.add(hit.service().id());
        }
      }
      if (!relevant.isEmpty()) {
        long found =
            search.search(typo.misspelt().withPage(0, 10)).hits().stream()
                .filter(hit -> relevant.contains(hit.service().id()))
                .count();
        sum += (double) found / Math.min(10, relevant.size());
        asked++;
      }
    }
    return Math.round(sum / asked * 1_000) / 1_000.0;
  }

  private List<String> differences(Italy italy, int services, Workload.Questions questions) {
    Comparison comparison =
        new Comparison(
            search,
            sector ->
                taxonomies
                    .find(Vocabulary.SECTOR, sector)
                    .map(term -> term.parent() == null ? term.code() : term.parent())
                    .orElse(sector));
    questions
        .lists()
        .forEach(
            (kind, queries) -> {
              if (queries.getFirst().text().isEmpty()) {
                comparison.add(queries.subList(0, COMPARED));
              }
            });
    comparison.add(questions.nearest().subList(0, COMPARED));
    questions.tiles().values().forEach(tiles -> comparison.addTiles(tiles.subList(0, COMPARED)));
    return comparison.differences(italy, services);
  }
}
