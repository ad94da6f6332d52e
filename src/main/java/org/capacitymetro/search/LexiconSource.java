package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Analysis;
import org.capacitymetro.index.Facet;
import org.capacitymetro.index.ServiceDocument;
import org.capacitymetro.index.Standing;
import org.capacitymetro.index.View;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Makes the [Lexicon] from the vocabularies, the areas, and the word files shipped in `search/`:
/// `synonyms_{language}.txt` and `sectors_{language}.txt`, and the [Standing] from `standing.txt`.
/// A file of the same name in the folder `search` of the data directory takes the place of a
/// shipped one.
final class LexiconSource implements ServiceDocument.Context {
  /// Words every area of a kind has in its name, so they tell none apart.
  private static final Set<String> KINDS_OF_AREA =
      Set.of(
          "citta",
          "metropolitana",
          "metropolitan",
          "city",
          "provincia",
          "province",
          "regione",
          "region",
          "comune",
          "municipio",
          "municipalita",
          "circoscrizione",
          "quartiere");

  private final Function<Vocabulary, List<Term>> vocabularies;
  private final Function<String, Optional<Area>> areas;
  private final Supplier<List<City>> cities;
  private final Map<String, List<String>> files;
  private final HalfLives halfLives;
  private final Synonyms synonyms;
  private final Supplier<Set<ServiceId>> practised;
  private volatile @Nullable State state;
  private volatile Map<String, String> parents = Map.of();

  private record State(
      List<Term> sectors, List<Term> targets, List<City> cities, Set<String> areas, Lexicon made) {}

  /// @param practised the services that have a sheet; the same set until that changes
  /// @param overrides folder of the operator's files, null for none
  LexiconSource(
      Function<Vocabulary, List<Term>> vocabularies,
      Function<String, Optional<Area>> areas,
      Supplier<List<City>> cities,
      HalfLives halfLives,
      Supplier<Set<ServiceId>> practised,
      @Nullable Path overrides) {
    this.halfLives = halfLives;
    this.practised = practised;
    this.vocabularies = vocabularies;
    this.areas = areas;
    this.cities = cities;
    this.files = readFiles(overrides);
    this.synonyms =
        Synonyms.of(
            files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("synonyms_"))
                .flatMap(file -> file.getValue().stream())
                .toList());
  }

  /// Those of an installation.
  static LexiconSource of(
      Taxonomies taxonomies,
      Areas areas,
      HalfLives halfLives,
      Supplier<Set<ServiceId>> practised,
      DataDirectory data) {
    return new LexiconSource(
        taxonomies::list,
        areas::find,
        areas::cities,
        halfLives,
        practised,
        data.root().resolve("search"));
  }

  /// Tells two configurations of word files and half-lives apart.
  String fingerprint() {
    return Integer.toHexString(files.hashCode()) + "-" + halfLives.fingerprint();
  }

  /// The services that have a sheet.
  Set<ServiceId> practised() {
    return practised.get();
  }

  Synonyms synonyms() {
    return synonyms;
  }

  Standing standing() {
    return Standing.of(
        files.getOrDefault("standing.txt", List.of()).stream().map(Synonyms::strip).toList());
  }

  @Override
  public HalfLives halfLives() {
    return halfLives;
  }

  @Override
  public String firstLevel(String sector) {
    String parent = parents.get(sector);
    if (parent == null) {
      Map<String, String> read = new HashMap<>();
      for (Term term : vocabularies.apply(Vocabulary.SECTOR)) {
        read.put(term.code(), term.parent() == null ? term.code() : term.parent());
      }
      parents = read;
      parent = read.getOrDefault(sector, sector);
    }
    return parent;
  }

  /// The lexicon for the areas that some service of the views lies in.
  Lexicon lexicon(List<View> views) {
    Set<String> codes = new LinkedHashSet<>();
    for (View view : views) {
      codes.addAll(view.part.values.getOrDefault(Facet.AREA, Map.of()).keySet());
    }
    List<Term> sectors = vocabularies.apply(Vocabulary.SECTOR);
    List<Term> targets = vocabularies.apply(Vocabulary.TARGET);
    List<City> towns = cities.get();
    State held = state;
    if (held == null
        || !held.sectors.equals(sectors)
        || !held.targets.equals(targets)
        || !held.cities.equals(towns)
        || !held.areas.equals(codes)) {
      held = new State(sectors, targets, towns, codes, make(sectors, targets, towns, codes));
      state = held;
    }
    return held.made;
  }

  /// Whether a lexicon still says what the vocabularies say.
  boolean isCurrent(Lexicon lexicon) {
    State held = state;
    return held != null
        && held.made == lexicon
        && held.sectors.equals(vocabularies.apply(Vocabulary.SECTOR))
        && held.targets.equals(vocabularies.apply(Vocabulary.TARGET))
        && held.cities.equals(cities.get());
  }

  private Lexicon make(
      List<Term> sectors, List<Term> targets, List<City> towns, Set<String> areaCodes) {
    Lexicon lexicon = new Lexicon(synonyms);
    for (Term term : sectors) {
      if (term.parent() != null) {
        lexicon.addParent(term.code(), term.parent());
      }
    }
    worded(sectors, targets, towns, areaCodes)
        .forEach(worded -> lexicon.add(worded.entry(), worded.words()));
    return lexicon;
  }

  /// An entry of the lexicon and the folded words that mean it.
  record Worded(Lexicon.Entry entry, Set<String> words) {}

  /// The entries of a lexicon for these areas, with their words.
  List<Worded> worded(Collection<String> areaCodes) {
    return worded(
        vocabularies.apply(Vocabulary.SECTOR),
        vocabularies.apply(Vocabulary.TARGET),
        cities.get(),
        areaCodes);
  }

  private List<Worded> worded(
      List<Term> sectors, List<Term> targets, List<City> towns, Collection<String> areaCodes) {
    List<Worded> worded = new ArrayList<>();
    Map<String, Set<String>> further = furtherSectorWords();
    for (Term term : sectors) {
      Set<String> words = words(term.name());
      words.addAll(further.getOrDefault(term.code(), Set.of()));
      worded.add(
          new Worded(
              new Lexicon.Entry(Weights.Term.SECTOR, Facet.SECTOR, term.code(), term.name()),
              words));
    }
    for (Term term : targets) {
      worded.add(
          new Worded(
              new Lexicon.Entry(Weights.Term.TARGET, Facet.TARGET, term.code(), term.name()),
              words(term.name())));
    }
    for (String code : areaCodes) {
      areas
          .apply(code)
          .ifPresent(
              area ->
                  worded.add(
                      new Worded(
                          new Lexicon.Entry(Weights.Term.AREA, Facet.AREA, code, area.name()),
                          areaWords(area.name()))));
    }
    for (City city : towns) {
      worded.add(
          new Worded(
              new Lexicon.Entry(Weights.Term.AREA, null, city.code(), city.name()),
              areaWords(city.name())));
    }
    return worded;
  }

  private static Set<String> words(LocalizedText text) {
    Set<String> words = new LinkedHashSet<>();
    text.texts().values().forEach(entry -> words.addAll(Analysis.tellingWords(entry.text())));
    return words;
  }

  private static Set<String> areaWords(LocalizedText name) {
    Set<String> words = words(name);
    words.removeAll(KINDS_OF_AREA);
    return words;
  }

  /// Lines `code = word, word`, of every language.
  private Map<String, Set<String>> furtherSectorWords() {
    Map<String, Set<String>> further = new HashMap<>();
    files.forEach(
        (name, lines) -> {
          if (name.startsWith("sectors_")) {
            for (String line : lines) {
              String[] sides = Synonyms.strip(line).split("=", 2);
              if (sides.length == 2) {
                further
                    .computeIfAbsent(sides[0].strip(), code -> new LinkedHashSet<>())
                    .addAll(Analysis.tellingWords(sides[1]));
              }
            }
          }
        });
    return further;
  }

  private static Map<String, List<String>> readFiles(@Nullable Path overrides) {
    Map<String, List<String>> files = new TreeMap<>();
    try {
      for (Resource shipped :
          new PathMatchingResourcePatternResolver().getResources("classpath*:search/*.txt")) {
        String name = Optional.ofNullable(shipped.getFilename()).orElse("");
        files.put(name, shipped.getContentAsString(StandardCharsets.UTF_8).lines().toList());
      }
      if (overrides != null && Files.isDirectory(overrides)) {
        for (Path own : list(overrides)) {
          files.put(own.getFileName().toString(), Files.readAllLines(own));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Collection<Path> list(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return new ArrayList<>(found.filter(file -> file.toString().endsWith(".txt")).toList());
    }
  }
}
