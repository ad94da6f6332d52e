package org.capacitymetro.cards;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.stereotype.Component;

/// The words for codes of filters, in the reader's language.
@Component
public class Labels {
  /// How many sectors people need first; the order of the taxonomy says which.
  public static final int FIRST_SECTORS = 12;

  private final Taxonomies taxonomies;
  private final Areas areas;

  Labels(Taxonomies taxonomies, Areas areas) {
    this.taxonomies = taxonomies;
    this.areas = areas;
  }

  /// The words for one value of a filter; the code itself where nothing is known of it.
  public String of(Facet facet, String value, Messages words) {
    String language = words.language().code();
    return switch (facet) {
      case SECTOR -> term(Vocabulary.SECTOR, value, language);
      case TARGET -> term(Vocabulary.TARGET, value, language);
      case LANGUAGE -> new Formats(words.language()).languageName(value);
      case ACCESS -> words.get("access." + value);
      case AREA -> areas.find(value).map(area -> area.name().in(language)).orElse(value);
      case VERIFIED -> words.get("age." + value);
      case AVAILABILITY -> words.get("places." + value);
      case PRACTICE -> words.get("results.practised");
      case OPEN -> words.get("results.open-now");
    };
  }

  public String city(String code, String language) {
    return areas.findCity(code).map(city -> city.name().in(language)).orElse(code);
  }

  /// A first-level sector with its pictogram; a second-level code gives its parent's.
  public Optional<SectorTile> tile(String code, Page page) {
    return top(code).map(term -> tile(term, page));
  }

  /// The sectors that stand above others, those people need first at the beginning.
  public List<SectorTile> tiles(Page page) {
    return taxonomies.list(Vocabulary.SECTOR).stream()
        .filter(term -> term.parent() == null)
        .map(term -> tile(term, page))
        .toList();
  }

  /// Those that people need first.
  public List<SectorTile> firstTiles(Page page) {
    return tiles(page).stream().limit(FIRST_SECTORS).toList();
  }

  SectorTile tile(Term term, Page page) {
    return new SectorTile(
        term.code(),
        term.name().in(page.order()),
        term.icon() == null ? "help" : term.icon(),
        page.url("/services?sector=" + term.code()));
  }

  /// The first-level sector of a code; empty for a code that is none.
  public Optional<Term> top(String code) {
    Optional<Term> term = taxonomies.find(Vocabulary.SECTOR, code);
    return term.flatMap(found -> found.parent() == null ? term : top(found.parent()));
  }

  private String term(Vocabulary vocabulary, String code, String language) {
    return taxonomies.find(vocabulary, code).map(term -> term.name().in(language)).orElse(code);
  }
}
