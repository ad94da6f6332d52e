package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the answers to a self-assessment recommend. The browser reckons the same
/// (`recommend.ts`); both are held to `golden/guide-recommendations.json`.
///
/// @param sheets the most needed first; as needed as one another in the order of the guide
/// @param items ids of the items of the checklist to begin with, in the order of the guide
record Recommendation(List<Advised> sheets, List<String> items) {

  /// @param sheet id of its place in the guide
  /// @param questions whose answers lead there
  record Advised(String sheet, int need, List<String> questions) {}

  /// A question as far as the rule knows it.
  record Asked(String id, List<String> sheets, List<String> items) {}

  /// @param sheets ids of all sheets of the guide in order, `items` likewise
  /// @param answers by the id of the question; where there is none nothing is recommended
  static Recommendation of(
      List<Asked> questions, List<String> sheets, List<String> items, Map<String, Answer> answers) {
    Map<String, Integer> needs = new LinkedHashMap<>();
    Map<String, List<String>> because = new LinkedHashMap<>();
    Map<String, Integer> first = new LinkedHashMap<>();
    for (Asked question : questions) {
      int need = answers.getOrDefault(question.id(), Answer.YES).need();
      if (need > 0) {
        for (String sheet : question.sheets()) {
          needs.merge(sheet, need, Integer::sum);
          because.computeIfAbsent(sheet, id -> new ArrayList<>()).add(question.id());
        }
        question.items().forEach(item -> first.put(item, need));
      }
    }
    return new Recommendation(
        sheets.stream()
            .filter(needs::containsKey)
            .map(sheet -> new Advised(sheet, needs.get(sheet), because.get(sheet)))
            .sorted(Comparator.comparingInt(Advised::need).reversed())
            .toList(),
        items.stream().filter(first::containsKey).toList());
  }

  static Recommendation of(
      GuideContent.SelfAssessment part, GuideContent guide, Map<String, Answer> answers) {
    return of(
        part.questions().stream()
            .map(question -> new Asked(question.id(), question.sheets(), question.items()))
            .toList(),
        guide.sheets().stream().map(GuideContent.SheetRef::id).toList(),
        guide.items().stream().map(GuideContent.Item::id).toList(),
        answers);
  }
}
