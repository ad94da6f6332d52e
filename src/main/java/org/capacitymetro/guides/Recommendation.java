package org.capacitymetro.guides;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the answers to a self-assessment recommend. The browser reckons the same (`recommend.ts`);
/// both are held to `golden/guide-recommendations.json`.
///
/// @param sheets the most needed first; as needed as one another in the order of the guide
/// @param items ids of the items of the checklist to begin with, in the order of the guide
record Recommendation(List<Advised> sheets, List<String> items) {

  /// @param sheet id of its place in the guide
  /// @param questions whose answers lead there
  record Advised(String sheet, int need, List<String> questions) {
    private Advised together(Advised other) {
      return new Advised(
          sheet,
          need + other.need,
          Stream.concat(questions.stream(), other.questions.stream()).toList());
    }
  }

  /// A question as far as the rule knows it.
  record Asked(String id, List<String> sheets, List<String> items) {}

  /// @param sheets ids of all sheets of the guide in order, `items` likewise
  /// @param answers by the id of the question; where there is none nothing is recommended
  static Recommendation of(
      List<Asked> questions, List<String> sheets, List<String> items, Map<String, Answer> answers) {
    Map<String, Advised> advised = new LinkedHashMap<>();
    Set<String> first = new HashSet<>();
    for (Asked question : questions) {
      int need = answers.getOrDefault(question.id(), Answer.YES).need();
      if (need > 0) {
        for (String sheet : question.sheets()) {
          advised.merge(sheet, new Advised(sheet, need, List.of(question.id())), Advised::together);
        }
        first.addAll(question.items());
      }
    }
    return new Recommendation(
        sheets.stream()
            .flatMap(sheet -> Stream.ofNullable(advised.get(sheet)))
            .sorted(Comparator.comparingInt(Advised::need).reversed())
            .toList(),
        items.stream().filter(first::contains).toList());
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
