package org.capacitymetro.maps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.geo.Box;
import org.capacitymetro.pages.Page;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the script of the map needs in the reader's language: words, sectors with colour and
/// pictogram, where the cities are.
@RestController
class MapSettings {
  private final Taxonomies taxonomies;
  private final Areas areas;

  /// @param texts the messages whose keys begin with `map.`, as ICU patterns
  /// @param cities `[minLon, minLat, maxLon, maxLat]` by code
  /// @param sprite address of the pictograms
  record Settings(
      String language,
      Map<String, String> texts,
      Map<String, Sector> sectors,
      Map<String, List<Double>> cities,
      String sprite) {}

  record Sector(String name, String colour, String icon) {}

  MapSettings(Taxonomies taxonomies, Areas areas) {
    this.taxonomies = taxonomies;
    this.areas = areas;
  }

  @GetMapping("/{language}/map.json")
  ResponseEntity<Settings> settings(Page page) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(
            new Settings(
                page.code(),
                page.words().startingWith("map."),
                sectors(page.code()),
                cities(),
                page.asset("sprite.svg")));
  }

  private Map<String, Sector> sectors(String language) {
    List<Term> terms = taxonomies.list(Vocabulary.SECTOR);
    Map<String, Term> byCode = new LinkedHashMap<>();
    terms.forEach(term -> byCode.put(term.code(), term));
    Map<String, Sector> sectors = new LinkedHashMap<>();
    for (Term term : terms) {
      Term first = Objects.requireNonNullElse(byCode.get(term.parent()), term);
      sectors.put(
          term.code(),
          new Sector(
              term.name().in(language),
              Objects.requireNonNullElse(first.colour(), "#4d5d73"),
              Objects.requireNonNullElse(first.icon(), "pin")));
    }
    return sectors;
  }

  private Map<String, List<Double>> cities() {
    Map<String, List<Double>> cities = new LinkedHashMap<>();
    for (City city : areas.cities()) {
      Box box = city.bounds();
      cities.put(city.code(), List.of(box.minLon(), box.minLat(), box.maxLon(), box.maxLat()));
    }
    return cities;
  }
}
