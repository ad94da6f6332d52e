package org.capacitymetro.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.freshness.Age;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Box;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns the answer to a search into what the results page shows.
@Component
public class ResultsModel {
  /// Mainland and islands, shown by the map while no city is chosen.
  private static final Box ITALY = new Box(6.6, 36.6, 18.6, 47.1);

  private static final int MOST_AREAS = 40;

  private final Areas areas;
  private final Taxonomies taxonomies;
  private final Labels labels;
  private final Cards cards;

  ResultsModel(Areas areas, Taxonomies taxonomies, Labels labels, Cards cards) {
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.labels = labels;
    this.cards = cards;
  }

  ResultsView of(AskedServices asked, SearchResult result, Page page) {
    ServiceQuery query = asked.query();
    int shown = result.hits().size();
    boolean whole = query.offset() == 0 && shown == result.total();
    return new ResultsView(
        heading(query, page.words()),
        query.text(),
        cities(query, page),
        List.of(openNow(asked, result, page), practised(query, result, page)),
        filters(query, result, page),
        chips(asked, services -> href(services, page), page),
        asked.problems().stream()
            .map(
                problem ->
                    new ResultsView.Problem(field(problem.name()), problem.sentence(page.words())))
            .toList(),
        page.t("results.total", "count", result.total()),
        result.unplaced() == 0 ? "" : page.t("results.unplaced", "count", result.unplaced()),
        cards.of(result.hits(), page),
        whole || shown == 0
            ? ""
            : page.t("results.range", "from", query.offset() + 1, "to", query.offset() + shown),
        query.offset() + 1,
        query.offset() == 0
            ? null
            : href(paged(asked, Math.max(0, query.offset() - query.limit())), page),
        query.offset() + shown >= result.total() || shown == 0
            ? null
            : href(paged(asked, query.offset() + query.limit()), page),
        sorts(query, List.of(ServiceQuery.Sort.values()), page),
        bounds(query),
        asked.nearText(),
        query.near() == null || query.near().radius() == null
            ? null
            : AskedServices.degrees(query.near().radius()),
        asked.boxText(),
        href(
            asked.with(
                ServiceQuery.ALL
                    .withText(query.text())
                    .withCity(query.city())
                    .withPage(0, query.limit())),
            page),
        page.url("/services.atom" + asked.withoutOrder().queryString()),
        page.url("/follow" + asked.withoutOrder().queryString()),
        empty(asked, result, page));
  }

  /// What was asked for, in words.
  String heading(ServiceQuery query, Messages words) {
    String city = query.city() == null ? "" : labels.city(query.city(), words.language().code());
    Set<String> sectors = query.chosen(Facet.SECTOR);
    String what =
        !query.text().isEmpty()
            ? words.get("results.heading-text", "text", query.text())
            : sectors.size() == 1
                ? labels.of(Facet.SECTOR, sectors.iterator().next(), words)
                : words.get("results.heading");
    return city.isEmpty() ? what : words.get("results.heading-city", "what", what, "city", city);
  }

  /// The cities to choose from.
  public List<ResultsView.Choice> cities(ServiceQuery query, Page page) {
    List<ResultsView.Choice> choices = new ArrayList<>();
    choices.add(new ResultsView.Choice("", page.t("results.everywhere"), query.city() == null));
    for (City city : areas.cities()) {
      choices.add(
          new ResultsView.Choice(
              city.code(), city.name().in(page.order()), city.code().equals(query.city())));
    }
    return choices;
  }

  private static ResultsView.Tick openNow(AskedServices asked, SearchResult result, Page page) {
    boolean chosen = asked.query().openAt() != null;
    return new ResultsView.Tick(
        "open-now",
        "open_at",
        chosen && !asked.now() ? String.valueOf(asked.query().openAt()) : "now",
        page.t("results.open-now"),
        page.formats().number(count(result, Facet.OPEN)),
        chosen);
  }

  private static ResultsView.Tick practised(ServiceQuery query, SearchResult result, Page page) {
    return new ResultsView.Tick(
        "practised",
        Facet.PRACTICE.parameter(),
        ServiceParameters.YES,
        page.t("results.practised"),
        page.formats().number(count(result, Facet.PRACTICE)),
        !query.chosen(Facet.PRACTICE).isEmpty());
  }

  private static long count(SearchResult result, Facet facet) {
    return result.facets().getOrDefault(facet, List.of()).stream()
        .mapToLong(SearchResult.FacetCount::count)
        .sum();
  }

  private List<ResultsView.Filter> filters(ServiceQuery query, SearchResult result, Page page) {
    List<ResultsView.Filter> filters = new ArrayList<>();
    for (Facet facet : AskedServices.FACETS) {
      if (facet == Facet.PRACTICE) {
        continue;
      }
      Map<String, Long> counts = new LinkedHashMap<>();
      result
          .facets()
          .getOrDefault(facet, List.of())
          .forEach(count -> counts.put(count.value(), count.count()));
      filter(facet, counts, query, page).ifPresent(filters::add);
    }
    return filters;
  }

  /// A filter with what each of its values would give; empty where it has nothing to offer.
  public Optional<ResultsView.Filter> filter(
      Facet facet, Map<String, Long> counts, ServiceQuery query, Page page) {
    Set<String> chosen = query.chosen(facet);
    List<ResultsView.Value> values =
        offered(facet, counts.keySet(), chosen, query.city() != null).entrySet().stream()
            .map(entry -> value(facet, entry.getKey(), entry.getValue(), counts, chosen, page))
            .toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ResultsView.Filter(
                facet.parameter(),
                page.t("filter." + facet.parameter()),
                page.t("filter." + facet.parameter() + ".legend"),
                chosen.size(),
                values));
  }

  /// The values a filter offers, in order, each with whether it stands below another.
  private Map<String, Boolean> offered(
      Facet facet, Set<String> counted, Set<String> chosen, boolean inCity) {
    Map<String, Boolean> offered = new LinkedHashMap<>();
    switch (facet) {
      case SECTOR -> {
        Set<String> unfolded = new LinkedHashSet<>();
        for (String code : chosen) {
          labels.top(code).map(Term::code).ifPresent(unfolded::add);
        }
        for (Term term : taxonomies.list(Vocabulary.SECTOR)) {
          if (term.parent() == null) {
            offered.put(term.code(), false);
            if (unfolded.contains(term.code())) {
              children(term.code()).forEach(child -> offered.put(child, true));
            }
          }
        }
      }
      case TARGET ->
          taxonomies.list(Vocabulary.TARGET).forEach(term -> offered.put(term.code(), false));
      case ACCESS -> ServiceParameters.ACCESS.forEach(code -> offered.put(code, false));
      case VERIFIED -> Age.codes().forEach(code -> offered.put(code, false));
      case AVAILABILITY -> Availability.Kind.codes().forEach(code -> offered.put(code, false));
      case LANGUAGE, AREA, PRACTICE, OPEN -> {
        if (facet != Facet.AREA || inCity || !chosen.isEmpty()) {
          chosen.stream().sorted().forEach(code -> offered.put(code, false));
          counted.stream().limit(MOST_AREAS).forEach(code -> offered.put(code, false));
        }
      }
    }
    return offered;
  }

  private List<String> children(String parent) {
    return taxonomies.list(Vocabulary.SECTOR).stream()
        .filter(term -> parent.equals(term.parent()))
        .map(Term::code)
        .toList();
  }

  private ResultsView.Value value(
      Facet facet,
      String code,
      boolean nested,
      Map<String, Long> counts,
      Set<String> chosen,
      Page page) {
    long count = counts.getOrDefault(code, 0L);
    return new ResultsView.Value(
        facet.parameter() + "-" + code,
        code,
        labels.of(facet, code, page.words()),
        page.formats().number(count),
        count == 0,
        chosen.contains(code),
        nested,
        facet == Facet.SECTOR && !nested ? labels.tile(code, page).orElse(null) : null);
  }

  /// Words and city are not among them: their fields show them.
  ///
  /// @param href where another search is
  public List<ResultsView.Chip> chips(
      AskedServices asked, Function<AskedServices, String> href, Page page) {
    ServiceQuery query = asked.query();
    List<ResultsView.Chip> chips = new ArrayList<>();
    if (query.openAt() != null) {
      chips.add(
          chip(
              openAtLabel(asked, page),
              href.apply(asked.with(query.withOpenAt(null)).fromStart()),
              page));
    }
    for (Facet facet : AskedServices.FACETS) {
      for (String value : query.sorted(facet)) {
        chips.add(
            chip(
                labels.of(facet, value, page.words()),
                href.apply(asked.without(facet, value)),
                page));
      }
    }
    if (query.near() != null) {
      ServiceQuery without = query.withNear(null);
      if (without.sort() == ServiceQuery.Sort.DISTANCE) {
        without = without.withSort(ServiceQuery.Sort.RELEVANCE);
      }
      chips.add(
          chip(page.t("results.near-chip"), href.apply(asked.with(without).fromStart()), page));
    }
    if (query.box() != null) {
      chips.add(
          chip(
              page.t("results.box-chip"),
              href.apply(asked.with(query.withBox(null)).fromStart()),
              page));
    }
    return chips;
  }

  private static String openAtLabel(AskedServices asked, Page page) {
    if (asked.now()) {
      return page.t("results.open-now");
    }
    var instant = Objects.requireNonNull(asked.query().openAt());
    return page.t(
        "results.open-at",
        "day",
        page.formats()
            .date(java.time.LocalDate.ofInstant(instant, org.capacitymetro.pages.Formats.ZONE)),
        "time",
        page.formats().time(instant));
  }

  /// A filter that is set, with the address of the search without it.
  public static ResultsView.Chip chip(String label, String without, Page page) {
    return new ResultsView.Chip(label, page.t("results.remove", "label", label), without);
  }

  /// The orders to choose from.
  public static List<ResultsView.Choice> sorts(
      ServiceQuery query, List<ServiceQuery.Sort> offered, Page page) {
    List<ResultsView.Choice> sorts = new ArrayList<>();
    for (ServiceQuery.Sort sort : offered) {
      if (sort != ServiceQuery.Sort.DISTANCE || query.near() != null) {
        String name = sort.name().toLowerCase(Locale.ROOT);
        sorts.add(
            new ResultsView.Choice(
                sort == ServiceQuery.Sort.RELEVANCE ? "" : name,
                page.t("sort." + name),
                sort == query.sort()));
      }
    }
    return sorts;
  }

  /// The box the map begins with, as in addresses.
  public String bounds(ServiceQuery query) {
    Box box = query.box();
    if (box == null && query.city() != null) {
      box = areas.findCity(query.city()).map(City::bounds).orElse(ITALY);
    }
    if (box == null) {
      box = ITALY;
    }
    return AskedServices.text(box);
  }

  private ResultsView.@Nullable Empty empty(AskedServices asked, SearchResult result, Page page) {
    if (result.total() > 0) {
      return null;
    }
    SearchResult.Suggestions suggestions = result.suggestions();
    if (suggestions == null) {
      return new ResultsView.Empty(
          null, List.of(), page.t("home.sectors"), labels.firstTiles(page));
    }
    List<SectorTile> related =
        suggestions.sectors().stream()
            .flatMap(code -> labels.tile(code, page).stream())
            .distinct()
            .toList();
    String spelling = suggestions.spelling();
    return new ResultsView.Empty(
        spelling == null
            ? null
            : new ResultsView.Link(
                spelling, href(asked.with(asked.query().withText(spelling)).fromStart(), page)),
        suggestions.relaxed().stream()
            .map(
                relaxed ->
                    new ResultsView.Link(
                        page.t(
                            "results.relaxed",
                            "what",
                            page.t("relaxed." + relaxed.without()),
                            "count",
                            relaxed.total()),
                        href(asked.with(relaxed.query()).fromStart(), page)))
            .toList(),
        page.t(related.isEmpty() ? "home.sectors" : "results.related"),
        related.isEmpty() ? labels.firstTiles(page) : related);
  }

  private static AskedServices paged(AskedServices asked, int offset) {
    return asked.with(asked.query().withPage(offset, asked.query().limit()));
  }

  private static String href(AskedServices asked, Page page) {
    return page.url("/services" + asked.queryString());
  }

  private static String field(String parameter) {
    return switch (parameter) {
      case "q" -> "q";
      case "city" -> "city";
      case "sort" -> "sort";
      case "open_at" -> "open-now";
      case "practice" -> "practised";
      case "sector", "target", "language", "access", "area", "availability", "verified" ->
          "filter-" + parameter;
      default -> "";
    };
  }
}
