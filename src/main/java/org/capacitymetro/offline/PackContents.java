package org.capacitymetro.offline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.capacitymetro.platform.PackSource;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.search.PackWords;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.stereotype.Component;

/// Gathers what a pack is made from, and tells whether something of it has changed.
@Component
class PackContents {
  private final Directory directory;
  private final Taxonomies taxonomies;
  private final Areas areas;
  private final Practices practices;
  private final PackWords words;
  private final List<PackSource> sources;

  PackContents(
      Directory directory,
      Taxonomies taxonomies,
      Areas areas,
      Practices practices,
      PackWords words,
      List<PackSource> sources) {
    this.directory = directory;
    this.taxonomies = taxonomies;
    this.areas = areas;
    this.practices = practices;
    this.words = words;
    this.sources = sources;
  }

  /// Changes with everything a pack is made from beside the services.
  String fingerprint() {
    String all =
        Stream.concat(
                Stream.of(
                    Long.toString(taxonomies.generation()),
                    Long.toString(areas.generation()),
                    Long.toString(practices.generation()),
                    words.fingerprint()),
                sources.stream().map(PackSource::state))
            .collect(Collectors.joining("\n"));
    return sha256(all.getBytes(StandardCharsets.UTF_8));
  }

  /// The lines of a pack by key, and how many services are in it.
  record Made(SortedMap<String, String> lines, int services) {}

  Made make(City city, Language language) {
    List<PublicService> services = new ArrayList<>();
    directory.forEachIn(city.code(), services::add);
    SortedMap<String, String> lines =
        PackLines.of(
            new PackLines.Content(
                city,
                services,
                Stream.of(Vocabulary.SECTOR, Vocabulary.TARGET)
                    .flatMap(vocabulary -> taxonomies.list(vocabulary).stream())
                    .toList(),
                services.stream()
                    .flatMap(service -> service.place().areas().stream())
                    .distinct()
                    .flatMap(code -> areas.find(code).stream())
                    .collect(Collectors.toMap(area -> area.code(), area -> area)),
                practised(city, services),
                sources.stream()
                    .flatMap(source -> source.entries(city.code(), language.code()).stream())
                    .toList()),
            language,
            words);
    return new Made(lines, services.size());
  }

  private List<PackLines.Practised> practised(City city, List<PublicService> services) {
    Map<ServiceId, List<Published>> byService = practices.byService();
    Map<PracticeId, List<ServiceId>> here = new LinkedHashMap<>();
    for (PublicService service : services) {
      for (Published sheet : byService.getOrDefault(service.id(), List.of())) {
        here.computeIfAbsent(sheet.id(), id -> new ArrayList<>()).add(service.id());
      }
    }
    return practices.list().stream()
        .filter(
            sheet -> here.containsKey(sheet.id()) || sheet.sheet().cities().contains(city.code()))
        .map(
            sheet ->
                new PackLines.Practised(
                    sheet, Objects.requireNonNullElse(here.get(sheet.id()), List.of())))
        .toList();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
