package org.capacitymetro.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.capacitymetro.index.Analysis;
import org.capacitymetro.index.Fields;
import org.capacitymetro.search.Weights.Match;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The search of the app reads its weights, limits and stop words from a file, which has to say
/// what the server's classes say.
class RankingOfTheAppTest {
  private static final Path FILE = Path.of("src/main/frontend/src/pack/search/ranking.json");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void saysWhatTheServerSays() {
    Map<String, Object> ranking = new LinkedHashMap<>();
    TreeSet<String> articles = new TreeSet<>();
    for (Object article : Analysis.ARTICLES) {
      articles.add(new String((char[]) article));
    }
    ranking.put("articles", String.join(" ", articles));
    ranking.put("stopWords", String.join(" ", new TreeSet<>(Analysis.STOP_WORDS)));
    ranking.put("bySource", byMatch(RankingOfTheAppTest::bySource));
    ranking.put("byTerm", byMatch(RankingOfTheAppTest::byTerm));
    ranking.put("besideSector", Weights.BESIDE_SECTOR);
    ranking.put("formAndSector", Weights.FORM_AND_SECTOR);
    ranking.put("pairBonus", Weights.PAIR_BONUS);
    ranking.put("wholeNameBonus", Weights.WHOLE_NAME_BONUS);
    ranking.put("maxScore", Weights.MAX_SCORE);
    ranking.put("enough", TextHits.ENOUGH);
    ranking.put("minLength", Spelling.MIN_LENGTH);
    ranking.put("startLength", Fields.START_LENGTH);
    ranking.put("maxLongerWords", TextMatcher.MAX_LONGER_WORDS);
    ranking.put("maxWords", TextQuery.MAX_WORDS);
    ranking.put("maxPhrase", Synonyms.MAX_PHRASE);
    ranking.put("maxSectors", Suggester.MAX_SECTORS);
    ranking.put("spreadWindow", Spread.WINDOW);
    ranking.put("maxValues", FacetCounts.MAX_VALUES);
    ranking.put("maxLimit", ServiceQuery.MAX_LIMIT);
    JsonNode written = JSON.readTree(FILE.toFile());
    assertThat(written).isEqualTo(JSON.readTree(JSON.writeValueAsString(ranking)));
  }

  private static Map<String, List<Integer>> byMatch(Function<Match, List<Integer>> weights) {
    Map<String, List<Integer>> by = new LinkedHashMap<>();
    for (Match match : Match.values()) {
      by.put(match.name().toLowerCase(Locale.ROOT), weights.apply(match));
    }
    return by;
  }

  private static List<Integer> bySource(Match match) {
    short[] weights = Weights.byFrequency(match);
    List<Integer> listed = new ArrayList<>();
    for (Fields.Source source : Fields.Source.values()) {
      listed.add((int) weights[source.frequency()]);
    }
    return listed;
  }

  private static List<Integer> byTerm(Match match) {
    List<Integer> listed = new ArrayList<>();
    for (Weights.Term term : Weights.Term.values()) {
      listed.add((int) Weights.of(match, term));
    }
    return listed;
  }
}
