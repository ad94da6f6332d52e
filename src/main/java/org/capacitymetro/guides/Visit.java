package org.capacitymetro.guides;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/// What a reader answered and ticked, as the parameters of one request say it. Never stored.
///
/// @param answers by the id of the question
/// @param ticks ids of items that are done
record Visit(Map<String, Answer> answers, Set<String> ticks) {
  static final Visit NOTHING = new Visit(Map.of(), Set.of());

  /// Before the id of a question.
  static final String ANSWER = "a.";

  static final String TICK = "t";

  /// What the guide does not have is left out.
  static Visit of(MultiValueMap<String, String> parameters, GuideContent guide) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (GuideContent.Question question : guide.questions()) {
      String given = parameters.getFirst(ANSWER + question.id());
      if (given != null) {
        Answer.parse(given).ifPresent(answer -> answers.put(question.id(), answer));
      }
    }
    Set<String> given = Set.copyOf(parameters.getOrDefault(TICK, List.of()));
    Set<String> ticks = new LinkedHashSet<>();
    for (GuideContent.Item item : guide.items()) {
      if (given.contains(item.id())) {
        ticks.add(item.id());
      }
    }
    return new Visit(answers, ticks);
  }

  boolean isEmpty() {
    return answers.isEmpty() && ticks.isEmpty();
  }

  /// As the query of an address; empty where there is nothing.
  String query() {
    StringBuilder query = new StringBuilder();
    answers.forEach(
        (question, answer) ->
            query.append('&').append(ANSWER).append(question).append('=').append(answer.code()));
    ticks.forEach(item -> query.append('&').append(TICK).append('=').append(item));
    return query.isEmpty() ? "" : "?" + query.substring(1);
  }
}
