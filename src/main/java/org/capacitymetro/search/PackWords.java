package org.capacitymetro.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capacitymetro.freshness.Fading;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.index.Analysis;
import org.capacitymetro.index.ServiceDocument;
import org.capacitymetro.index.Standing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// What the engine of the app has to be given to find offline what this one finds: the words of the
/// lexicon, the synonyms, the stems that need a dictionary, and the figures a record is ordered by.
@Component
public class PackWords {
  /// What a code of the lexicon is of.
  public enum Kind {
    SECTOR,
    TARGET,
    AREA,
    CITY
  }

  /// @param words folded, of every language
  public record Entry(Kind kind, String code, List<String> words) {}

  /// The codes of `search/standing.txt`, in the order of the alphabet.
  public record FirstAndLast(
      List<String> firstSectors, List<String> firstTargets, List<String> lastSectors) {}

  private final LexiconSource source;

  @Autowired
  PackWords(IndexFeed feed) {
    this(feed.words());
  }

  PackWords(LexiconSource source) {
    this.source = source;
  }

  /// The entries of the lexicon for these areas, all sectors, targets and cities among them.
  public List<Entry> entries(Collection<String> areas) {
    return source.worded(areas).stream()
        .map(
            worded ->
                new Entry(
                    kind(worded.entry()),
                    worded.entry().code(),
                    worded.words().stream().sorted().toList()))
        .toList();
  }

  private static Kind kind(Lexicon.Entry entry) {
    return switch (entry.term()) {
      case SECTOR -> Kind.SECTOR;
      case TARGET -> Kind.TARGET;
      case AREA -> entry.facet() == null ? Kind.CITY : Kind.AREA;
    };
  }

  /// Groups of phrases that mean the same, each phrase as its folded words.
  public List<List<List<String>>> synonyms() {
    return source.synonyms().groups();
  }

  public FirstAndLast standing() {
    Standing standing = source.standing();
    return new FirstAndLast(
        sorted(standing.firstSectors()),
        sorted(standing.firstTargets()),
        sorted(standing.lastSectors()));
  }

  private static List<String> sorted(Collection<String> codes) {
    return codes.stream().sorted().toList();
  }

  /// The folded words of a text in order, stop words included.
  public List<String> words(String text) {
    return Analysis.words(text);
  }

  /// The English stems of those words whose stem is another word. Words with other letters than a
  /// to z are left out: what is cut off from them is cut off by rule.
  public SortedMap<String, String> stems(Collection<String> words) {
    SortedMap<String, String> stems = new TreeMap<>();
    for (String word : words) {
      if (word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
        String stem = Analysis.stems(word).english().substring(2);
        if (!stem.equals(word)) {
          stems.put(word, stem);
        }
      }
    }
    return stems;
  }

  /// When what is known of a service begins to age and is old; empty when nobody looked.
  public Optional<Fading> fading(PublicService service) {
    return source.halfLives().fading(service.details().verification(), service.details().sectors());
  }

  /// The verification that decides when it begins to age; empty when nobody looked.
  public Optional<Verification> lastCheck(PublicService service) {
    return source
        .halfLives()
        .agesFirst(service.details().verification(), service.details().sectors());
  }

  /// Days since 1970 on which it was last known to be true, doubled, one more where somebody
  /// looked.
  public int freshness(PublicService service) {
    return ServiceDocument.freshness(service);
  }

  /// When the record was last changed, in seconds since 2020.
  public int changed(PublicService service) {
    return ServiceDocument.changed(service);
  }

  /// Tells two configurations of word files and half-lives apart.
  public String fingerprint() {
    return source.fingerprint();
  }
}
