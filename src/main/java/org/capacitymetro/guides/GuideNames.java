package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The words for what a guide names by code or id, in the reader's language.
@Component
class GuideNames {
  private final Taxonomies taxonomies;
  private final Areas areas;
  private final Practices practices;

  GuideNames(Taxonomies taxonomies, Areas areas, Practices practices) {
    this.taxonomies = taxonomies;
    this.areas = areas;
    this.practices = practices;
  }

  /// A theme as it is shown.
  ///
  /// @param icon name of its pictogram
  record Theme(String code, String icon, String name) {}

  /// First those that cut across, then the sectors as people need them.
  List<Theme> themes(Page page) {
    List<Theme> themes = new ArrayList<>();
    for (CrossTheme theme : CrossTheme.values()) {
      themes.add(cross(theme, page));
    }
    taxonomies.list(Vocabulary.SECTOR).stream()
        .filter(term -> term.parent() == null)
        .forEach(term -> theme(term.code(), page).ifPresent(themes::add));
    return themes;
  }

  Optional<Theme> theme(String code, Page page) {
    return CrossTheme.parse(code)
        .map(theme -> cross(theme, page))
        .or(
            () ->
                taxonomies
                    .find(Vocabulary.SECTOR, code)
                    .map(
                        term ->
                            new Theme(
                                code,
                                Objects.requireNonNullElse(term.icon(), "help"),
                                term.name().in(page.order()))));
  }

  private static Theme cross(CrossTheme theme, Page page) {
    return new Theme(theme.code(), theme.icon(), page.t("guides.theme." + theme.code()));
  }

  boolean isTheme(String code) {
    return CrossTheme.parse(code).isPresent()
        || taxonomies
            .find(Vocabulary.SECTOR, code)
            .filter(term -> term.parent() == null)
            .isPresent();
  }

  List<City> cities() {
    return areas.cities();
  }

  /// Whose guide it is: the name of the city, or the words for the whole network.
  String keeper(@Nullable String city, Page page) {
    return city == null
        ? page.t("guides.network")
        : areas.findCity(city).map(found -> found.name().in(page.order())).orElse(city);
  }

  /// A sheet of the public; empty where it is gone.
  Optional<Published> sheet(UUID practice) {
    return practices.find(new PracticeId(practice));
  }

  /// All sheets a guide may take up.
  List<Published> sheets() {
    return practices.list();
  }
}
