package org.capacitymetro.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.pages.Page;
import org.capacitymetro.search.Facet;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Words a reader might type, taken from what a place really has: its most frequent topics, one of
/// each theme, and one of them for the people most services there are for. Each has been searched
/// for and finds something.
@Component
public class Examples {
  private static final int TOPICS = 3;
  private static final int LONGEST = 32;
  private static final Set<String> WHOEVER = Set.of("everyone", "third-country-nationals");

  private final ServiceSearch search;
  private final Taxonomies taxonomies;

  /// What a place has changes slowly, the home page is asked for often.
  private final Cache<Place, List<String>> kept =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).maximumSize(500).build();

  private record Place(String city, String language) {}

  /// @param href the results of that search
  public record Example(String words, String href) {}

  Examples(ServiceSearch search, Taxonomies taxonomies) {
    this.search = search;
    this.taxonomies = taxonomies;
  }

  /// @param city code of a city, null for everywhere
  public List<Example> of(@Nullable String city, Page page) {
    String place = Objects.requireNonNullElse(city, "");
    List<String> found =
        Objects.requireNonNull(
            kept.get(new Place(place, page.code()), key -> words(city, page.code())));
    String where = place.isEmpty() ? "" : "&city=" + place;
    return found.stream()
        .map(
            words ->
                new Example(
                    words, page.url("/services?q=" + URLEncoder.encode(words, UTF_8) + where)))
        .toList();
  }

  private List<String> words(@Nullable String city, String language) {
    ServiceQuery query = ServiceQuery.ALL.withCity(city).withPage(0, 0).withLanguage(language);
    Map<Facet, List<SearchResult.FacetCount>> counts = search.search(query).facets();
    List<String> found = new ArrayList<>();
    for (String topic : topics(counts.getOrDefault(Facet.SECTOR, List.of()), language)) {
      if (found.size() < TOPICS && finds(query, topic)) {
        found.add(topic);
      }
    }
    if (!found.isEmpty()) {
      counts.getOrDefault(Facet.TARGET, List.of()).stream()
          .filter(count -> count.count() > 0 && !WHOEVER.contains(count.value()))
          .flatMap(count -> taxonomies.find(Vocabulary.TARGET, count.value()).stream())
          .flatMap(
              people ->
                  found.stream().map(topic -> topic + " " + lower(people.name().in(language))))
          .filter(words -> words.length() <= LONGEST && finds(query, words))
          .findFirst()
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /// The most frequent topic of each theme, in words, the most frequent first.
  private List<String> topics(List<SearchResult.FacetCount> counts, String language) {
    record Topic(Term term, String words, long services) {}
    Map<String, Topic> ofTheme = new LinkedHashMap<>();
    counts.stream()
        .filter(count -> count.count() > 0)
        .flatMap(
            count ->
                taxonomies.find(Vocabulary.SECTOR, count.value()).stream()
                    .map(term -> new Topic(term, lower(term.name().in(language)), count.count())))
        .filter(topic -> topic.term().parent() != null && topic.words().length() <= LONGEST)
        .sorted(
            Comparator.comparingLong(Topic::services)
                .reversed()
                .thenComparing(topic -> topic.term().position()))
        .forEach(topic -> ofTheme.putIfAbsent(String.valueOf(topic.term().parent()), topic));
    return ofTheme.values().stream().map(Topic::words).toList();
  }

  private boolean finds(ServiceQuery query, String words) {
    return search.search(query.withText(words)).total() > 0;
  }

  /// As typed: without a capital letter, except for abbreviations and names of languages.
  private static String lower(String words) {
    boolean abbreviation = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    return abbreviation ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }
}
