package org.capacitymetro.offline;

import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Measures packs, for the bench.
@Component
public class PackFigures {
  private final Packs packs;
  private final Areas areas;
  private final JsonMapper json;

  PackFigures(Packs packs, Areas areas, JsonMapper json) {
    this.packs = packs;
    this.areas = areas;
    this.json = json;
  }

  /// @param bytes of the lines, `transfer` as they come over the line
  /// @param makeSeconds from the first request to the pack
  /// @param delta bytes of what leads from the pack before a change to the one after it, as they
  ///   come over the line; 0 where nothing was changed
  public record Figures(
      String city,
      String language,
      int services,
      int bytes,
      int transfer,
      double makeSeconds,
      double renewSeconds,
      int delta) {}

  /// @param change what happens between two versions
  /// @throws IllegalArgumentException for a city there is not
  public Figures measure(String city, Language language, Runnable change) {
    PackId pack =
        new PackId(
            areas
                .findCity(city)
                .orElseThrow(() -> new IllegalArgumentException("There is no city " + city))
                .code(),
            language);
    long started = System.nanoTime();
    PackVersion before = packs.newest(pack);
    double makeSeconds = seconds(started);
    change.run();
    started = System.nanoTime();
    packs.keepUp();
    double renewSeconds = seconds(started);
    PackVersion after = packs.newest(pack);
    int delta =
        before.equals(after)
            ? 0
            : packs
                .delta(pack, after.hash(), before.hash())
                .map(way -> Encoding.best().encode(json.writeValueAsBytes(way)).length)
                .orElseThrow();
    return new Figures(
        city,
        language.code(),
        before.services(),
        before.bytes(),
        before.transfer(),
        makeSeconds,
        renewSeconds,
        delta);
  }

  private static double seconds(long since) {
    return Math.round((System.nanoTime() - since) / 1e7) / 100.0;
  }
}
