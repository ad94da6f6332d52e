package org.capacitymetro.parameters;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.freshness.Age;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Language;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/// Reads the parameters of a search from a query string. The results page, the API and the map
/// tiles all use this one parser, so that the three always mean the same. Values of one filter may
/// be repeated or joined by commas; an empty value counts as absent, since forms send those.
@Component
public class ServiceParameters {
  /// Every parameter of a search, in the order addresses write them.
  public static final List<String> NAMES =
      List.of(
          "q",
          "city",
          "sector",
          "target",
          "language",
          "access",
          "area",
          "availability",
          "verified",
          "practice",
          "open_at",
          "near",
          "radius",
          "bbox",
          "sort",
          "limit",
          "offset",
          "lang");

  /// Values of `access`.
  public static final List<String> ACCESS =
      List.of("walk-in", "appointment", "referral", "free", "no-permit", "anonymous");

  /// The one value of `practice`.
  public static final String YES = "yes";

  static final int PAGE_SIZE = 20;
  private static final int MAX_TEXT = 200;
  private static final double MAX_RADIUS = 200_000;

  private final Areas areas;
  private final Taxonomies taxonomies;
  private final Clock clock;

  ServiceParameters(Areas areas, Taxonomies taxonomies, Clock clock) {
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.clock = clock;
  }

  /// Reads what can be read and lists what cannot: a parameter with a problem is left out of the
  /// query. Parameters of other names are ignored here; see [#unknown].
  ///
  /// @param language interface language when `lang` does not say otherwise
  public AskedServices parse(MultiValueMap<String, String> parameters, String language) {
    return new Reading(parameters).read(language);
  }

  /// The parameters that are none of ours, each as a problem.
  public List<ParameterProblem> unknown(Set<String> names) {
    return names.stream()
        .filter(name -> !NAMES.contains(name))
        .sorted()
        .map(name -> new ParameterProblem(name, "", ParameterProblem.Kind.UNKNOWN, NAMES))
        .toList();
  }

  private final class Reading {
    private final MultiValueMap<String, String> parameters;
    private final List<ParameterProblem> problems = new ArrayList<>();

    Reading(MultiValueMap<String, String> parameters) {
      this.parameters = parameters;
    }

    AskedServices read(String language) {
      Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
      filters.put(Facet.SECTOR, narrowed(allowed("sector", codes(Vocabulary.SECTOR))));
      filters.put(Facet.TARGET, allowed("target", codes(Vocabulary.TARGET)));
      filters.put(Facet.LANGUAGE, matching("language", "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*"));
      filters.put(Facet.ACCESS, allowed("access", ACCESS));
      filters.put(Facet.AREA, known(matching("area", "[0-9]{2,6}(-[A-Za-z0-9]+)?")));
      filters.put(Facet.AVAILABILITY, allowed("availability", Availability.Kind.codes()));
      filters.put(Facet.VERIFIED, allowed("verified", Age.codes()));
      filters.put(Facet.PRACTICE, allowed("practice", List.of(YES)));
      ServiceQuery.Near near = near();
      ServiceQuery.Sort sort = sort(near != null);
      @Nullable String openAt = single("open_at");
      @Nullable Instant instant = openAt == null ? null : instant(openAt);
      ServiceQuery query =
          new ServiceQuery(
              text(),
              choice("city", areas.cities().stream().map(City::code).toList()),
              filters,
              instant,
              box(),
              near,
              sort,
              number("offset", 0, Integer.MAX_VALUE, 0),
              number("limit", 0, ServiceQuery.MAX_LIMIT, PAGE_SIZE),
              Objects.requireNonNullElse(
                  choice("lang", Language.all().stream().map(Language::code).toList()), language));
      boolean now = instant != null && "now".equals(openAt);
      return new AskedServices(query, now, List.copyOf(problems));
    }

    private @Nullable String single(String name) {
      return values(name).findFirst().orElse(null);
    }

    private Stream<String> values(String name) {
      return parameters.getOrDefault(name, List.of()).stream()
          .filter(Objects::nonNull)
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    private Set<String> list(String name) {
      return values(name)
          .flatMap(value -> Arrays.stream(value.split(",")))
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    private Set<String> allowed(String name, List<String> allowed) {
      Set<String> kept = new LinkedHashSet<>();
      for (String value : list(name)) {
        if (allowed.contains(value)) {
          kept.add(value);
        } else {
          refuse(name, value, ParameterProblem.Kind.VALUE, allowed);
        }
      }
      return kept;
    }

    private Set<String> matching(String name, String pattern) {
      Set<String> kept = new LinkedHashSet<>();
      for (String value : list(name)) {
        if (value.matches(pattern)) {
          kept.add(value);
        } else {
          refuse(name, value, ParameterProblem.Kind.FORMAT, List.of());
        }
      }
      return kept;
    }

    private Set<String> known(Set<String> codes) {
      Set<String> kept = new LinkedHashSet<>();
      for (String code : codes) {
        if (areas.find(code).isPresent()) {
          kept.add(code);
        } else {
          refuse("area", code, ParameterProblem.Kind.FORMAT, List.of());
        }
      }
      return kept;
    }

    /// A second-level sector narrows its first-level one instead of standing beside it.
    private Set<String> narrowed(Set<String> sectors) {
      Set<String> kept = new LinkedHashSet<>(sectors);
      for (String code : sectors) {
        taxonomies.find(Vocabulary.SECTOR, code).map(Term::parent).ifPresent(kept::remove);
      }
      return kept;
    }

    private @Nullable String choice(String name, List<String> allowed) {
      String value = single(name);
      if (value == null || allowed.contains(value)) {
        return value;
      }
      refuse(name, value, ParameterProblem.Kind.VALUE, allowed);
      return null;
    }

    private String text() {
      String text = Objects.requireNonNullElse(single("q"), "");
      if (text.length() <= MAX_TEXT) {
        return text;
      }
      refuse("q", text.substring(0, 40) + "…", ParameterProblem.Kind.FORMAT, List.of());
      return text.substring(0, MAX_TEXT);
    }

    private @Nullable Instant instant(String value) {
      if (value.equals("now")) {
        return clock.instant();
      }
      try {
        return OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
      } catch (DateTimeParseException e) {
        refuse("open_at", value, ParameterProblem.Kind.FORMAT, List.of());
        return null;
      }
    }

    private @Nullable Box box() {
      String value = single("bbox");
      if (value == null) {
        return null;
      }
      double[] degrees = numbers(value, 4);
      if (degrees.length == 4) {
        try {
          return new Box(degrees[0], degrees[1], degrees[2], degrees[3]);
        } catch (IllegalArgumentException e) {
          // Out of range or falling: refused below with the same sentence as any malformed box.
        }
      }
      refuse("bbox", value, ParameterProblem.Kind.FORMAT, List.of());
      return null;
    }

    private ServiceQuery.@Nullable Near near() {
      String value = single("near");
      String radius = single("radius");
      if (value == null) {
        if (radius != null) {
          refuse("radius", radius, ParameterProblem.Kind.NEEDS_NEAR, List.of());
        }
        return null;
      }
      double[] degrees = numbers(value, 2);
      if (degrees.length != 2 || Math.abs(degrees[0]) > 90 || Math.abs(degrees[1]) > 180) {
        refuse("near", value, ParameterProblem.Kind.FORMAT, List.of());
        return null;
      }
      return new ServiceQuery.Near(
          new Point(degrees[0], degrees[1]),
          radius == null ? null : decimal("radius", radius, r -> r > 0 && r <= MAX_RADIUS));
    }

    private ServiceQuery.Sort sort(boolean near) {
      List<String> names =
          Arrays.stream(ServiceQuery.Sort.values())
              .map(sort -> sort.name().toLowerCase(Locale.ROOT))
              .toList();
      String value = choice("sort", names);
      if (value == null) {
        return ServiceQuery.Sort.RELEVANCE;
      }
      ServiceQuery.Sort sort = ServiceQuery.Sort.valueOf(value.toUpperCase(Locale.ROOT));
      if (sort == ServiceQuery.Sort.DISTANCE && !near) {
        refuse("sort", value, ParameterProblem.Kind.NEEDS_NEAR, List.of());
        return ServiceQuery.Sort.RELEVANCE;
      }
      return sort;
    }

    private int number(String name, int least, int most, int otherwise) {
      String value = single(name);
      if (value == null) {
        return otherwise;
      }
      try {
        int number = Integer.parseInt(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below with the same sentence as a number out of range.
      }
      refuse(name, value, ParameterProblem.Kind.FORMAT, List.of());
      return otherwise;
    }

    private @Nullable Double decimal(String name, String value, DoublePredicate allowed) {
      double[] number = numbers(value, 1);
      if (number.length == 1 && allowed.test(number[0])) {
        return number[0];
      }
      refuse(name, value, ParameterProblem.Kind.FORMAT, List.of());
      return null;
    }

    private static double[] numbers(String value, int count) {
      String[] parts = value.split(",", -1);
      if (parts.length != count) {
        return new double[0];
      }
      try {
        double[] numbers =
            Arrays.stream(parts).map(String::strip).mapToDouble(Double::parseDouble).toArray();
        return Arrays.stream(numbers).allMatch(Double::isFinite) ? numbers : new double[0];
      } catch (NumberFormatException e) {
        return new double[0];
      }
    }

    private void refuse(
        String name, String value, ParameterProblem.Kind kind, List<String> allowed) {
      problems.add(new ParameterProblem(name, value, kind, allowed));
    }
  }

  private List<String> codes(Vocabulary vocabulary) {
    return taxonomies.list(vocabulary).stream().map(Term::code).toList();
  }
}
