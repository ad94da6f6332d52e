package org.capacitymetro.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Page;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Words a reader might type, chosen by what a place really has: its most frequent topics, one of
/// each theme, and something for the people most services there are for. The words themselves are
/// written by hand (`example.` in the texts), because names of topics are made to be read in a
/// list, not to be typed. Each has been searched for and finds what it stands for.
@Component
public class Examples {
  private static final int TOPICS = 3;
  private static final int MOST_WORDS = 2;

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
        Objects.requireNonNull(kept.get(new Place(place, page.code()), key -> words(city, page)));
    String where = place.isEmpty() ? "" : "&city=" + place;
    return found.stream()
        .map(
            words ->
                new Example(
                    words, page.url("/services?q=" + URLEncoder.encode(words, UTF_8) + where)))
        .toList();
  }

  private List<String> words(@Nullable String city, Page page) {
    ServiceQuery query = ServiceQuery.ALL.withCity(city).withPage(0, 0).withLanguage(page.code());
    Map<Facet, List<SearchResult.FacetCount>> counts = search.search(query).facets();
    Map<String, String> phrases = page.words().startingWith("example.");
    Set<String> found = new LinkedHashSet<>();
    for (Term topic : topics(counts.getOrDefault(Facet.SECTOR, List.of()))) {
      String words =
          phrases.getOrDefault("example.sector." + topic.code(), asTyped(topic, page.code()));
      if (found.size() < TOPICS && finds(query, Facet.SECTOR, topic.code(), words)) {
        found.add(words);
      }
    }
    int topics = found.size();
    for (SearchResult.FacetCount people : counts.getOrDefault(Facet.TARGET, List.of())) {
      String words = phrases.getOrDefault("example.target." + people.value(), "");
      if (topics > 0
          && found.size() == topics
          && people.count() > 0
          && finds(query, Facet.TARGET, people.value(), words)) {
        found.add(words);
      }
    }
    return List.copyOf(found);
  }

  /// The most frequent topic of each theme, the most frequent first.
  private List<Term> topics(List<SearchResult.FacetCount> counts) {
    record Topic(Term term, long services) {}
    Map<String, Term> ofTheme = new LinkedHashMap<>();
    counts.stream()
        .filter(count -> count.count() > 0)
        .flatMap(
            count ->
                taxonomies.find(Vocabulary.SECTOR, count.value()).stream()
                    .map(term -> new Topic(term, count.count())))
        .filter(topic -> topic.term().parent() != null)
        .sorted(
            Comparator.comparingLong(Topic::services)
                .reversed()
                .thenComparing(topic -> topic.term().position()))
        .map(Topic::term)
        .forEach(term -> ofTheme.putIfAbsent(String.valueOf(term.parent()), term));
    return List.copyOf(ofTheme.values());
  }

  /// Whether the words find services of that topic or for these people, not only any services.
  private boolean finds(ServiceQuery query, Facet facet, String code, String words) {
    return !words.isEmpty()
        && search.search(query.withFilter(facet, Set.of(code)).withText(words)).total() > 0;
  }

  /// The name of a topic for which nobody has written a phrase, without its capital letter; nothing
  /// when it is too long for anyone to type.
  private static String asTyped(Term topic, String language) {
    String name = topic.name().in(language);
    if (name.split(" ").length > MOST_WORDS) {
      return "";
    }
    boolean abbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return abbreviation ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
