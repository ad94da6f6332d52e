package org.capacitymetro.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.freshness.Age;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Box;
import org.capacitymetro.pages.Page;
import org.capacitymetro.search.Facet;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns the answer to a search into what the results page shows.
@Component
class ResultsModel {
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
        heading(query, page),
        query.text(),
        cities(query, page),
        openNow(asked, result, page),
        filters(query, result, page),
        chips(asked, page),
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
        sorts(query, page),
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
        empty(asked, result, page));
  }

  /// What was asked for, in words.
  String heading(ServiceQuery query, Page page) {
    String city = query.city() == null ? "" : labels.city(query.city(), page.code());
    Set<String> sectors = query.chosen(Facet.SECTOR);
    String what =
        !query.text().isEmpty()
            ? page.t("results.heading-text", "text", query.text())
            : sectors.size() == 1
                ? labels.of(Facet.SECTOR, sectors.iterator().next(), page.words())
                : page.t("results.heading");
    return city.isEmpty() ? what : page.t("results.heading-city", "what", what, "city", city);
  }

  private List<ResultsView.Choice> cities(ServiceQuery query, Page page) {
    List<ResultsView.Choice> choices = new ArrayList<>();
    choices.add(new ResultsView.Choice("", page.t("results.everywhere"), query.city() == null));
    for (City city : areas.cities()) {
      choices.add(
          new ResultsView.Choice(
              city.code(), city.name().in(page.code()), city.code().equals(query.city())));
    }
    return choices;
  }

  private static ResultsView.OpenNow openNow(AskedServices asked, SearchResult result, Page page) {
    long count =
        result.facets().getOrDefault(Facet.OPEN, List.of()).stream()
            .mapToLong(SearchResult.FacetCount::count)
            .sum();
    boolean chosen = asked.query().openAt() != null;
    String value = chosen && !asked.now() ? String.valueOf(asked.query().openAt()) : "now";
    return new ResultsView.OpenNow(value, page.formats().number(count), chosen);
  }

  private List<ResultsView.Filter> filters(ServiceQuery query, SearchResult result, Page page) {
    List<ResultsView.Filter> filters = new ArrayList<>();
    for (Facet facet : AskedServices.FACETS) {
      Map<String, Long> counts = new LinkedHashMap<>();
      result
          .facets()
          .getOrDefault(facet, List.of())
          .forEach(count -> counts.put(count.value(), count.count()));
      Set<String> chosen = query.chosen(facet);
      List<ResultsView.Value> values =
          offered(facet, counts.keySet(), chosen, query.city() != null).entrySet().stream()
              .map(entry -> value(facet, entry.getKey(), entry.getValue(), counts, chosen, page))
              .toList();
      if (!values.isEmpty()) {
        filters.add(
            new ResultsView.Filter(
                facet.parameter(), page.t("filter." + facet.parameter()), chosen.size(), values));
      }
    }
    return filters;
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
      case LANGUAGE, AREA, OPEN -> {
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
        nested);
  }

  /// Words and city are not among them: their fields show them.
  private List<ResultsView.Chip> chips(AskedServices asked, Page page) {
    ServiceQuery query = asked.query();
    List<ResultsView.Chip> chips = new ArrayList<>();
    if (query.openAt() != null) {
      chips.add(
          chip(openAtLabel(asked, page), asked.with(query.withOpenAt(null)).fromStart(), page));
    }
    for (Facet facet : AskedServices.FACETS) {
      for (String value : query.sorted(facet)) {
        chips.add(chip(labels.of(facet, value, page.words()), asked.without(facet, value), page));
      }
    }
    if (query.near() != null) {
      ServiceQuery without = query.withNear(null);
      if (without.sort() == ServiceQuery.Sort.DISTANCE) {
        without = without.withSort(ServiceQuery.Sort.RELEVANCE);
      }
      chips.add(chip(page.t("results.near-chip"), asked.with(without).fromStart(), page));
    }
    if (query.box() != null) {
      chips.add(
          chip(page.t("results.box-chip"), asked.with(query.withBox(null)).fromStart(), page));
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

  private static ResultsView.Chip chip(String label, AskedServices without, Page page) {
    return new ResultsView.Chip(
        label, page.t("results.remove", "label", label), href(without, page));
  }

  private static List<ResultsView.Choice> sorts(ServiceQuery query, Page page) {
    List<ResultsView.Choice> sorts = new ArrayList<>();
    for (ServiceQuery.Sort sort : ServiceQuery.Sort.values()) {
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

  private String bounds(ServiceQuery query) {
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
      return new ResultsView.Empty(null, List.of(), List.of());
    }
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
        suggestions.sectors().stream()
            .flatMap(code -> labels.tile(code, page).stream())
            .distinct()
            .toList());
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
      case "sector", "target", "language", "access", "area", "availability", "verified" ->
          "filter-" + parameter;
      default -> "";
    };
  }
}
