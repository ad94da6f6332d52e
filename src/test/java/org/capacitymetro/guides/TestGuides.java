package org.capacitymetro.guides;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;

/// Guides of nobody.
final class TestGuides {
  private TestGuides() {}

  static String words(int count) {
    return String.join(" ", Collections.nCopies(count, "parola"));
  }

  private static LocalizedText it(String words) {
    return LocalizedText.of("it", words);
  }

  /// A guide that could be published: one chapter with a text, the sheets, a question that leads to
  /// the last of them and to `item02`, a list of two.
  static GuideContent whole(String title, UUID... practices) {
    List<GuideContent.SheetRef> sheets = new java.util.ArrayList<>();
    for (UUID practice : practices) {
      sheets.add(
          new GuideContent.SheetRef(
              "sheet" + sheets.size(), practice, it("Perché sì numero " + sheets.size())));
    }
    return new GuideContent(
        it(title),
        it("Serve a provare"),
        it("Per chi prova"),
        List.of("school"),
        List.of(
            new GuideContent.Chapter(
                "chapt1",
                it("Il primo"),
                List.of(
                    new GuideContent.Prose("partt1", it("Un testo **forte**.")),
                    new GuideContent.Sheets("parts1", sheets),
                    new GuideContent.SelfAssessment(
                        "parta1",
                        List.of(
                            new GuideContent.Question(
                                "quest1",
                                it("Avete un banco?"),
                                sheets.isEmpty() ? List.of() : List.of(sheets.getLast().id()),
                                List.of("item02")),
                            new GuideContent.Question(
                                "quest2", it("Avete una sedia?"), List.of(), List.of()))),
                    new GuideContent.Checklist(
                        "partc1",
                        List.of(
                            new GuideContent.Item(
                                "item01", it("Comprare il banco"), it("Di legno")),
                            new GuideContent.Item(
                                "item02", it("Comprare la sedia"), LocalizedText.EMPTY)))))),
        false);
  }

  /// As the fields of a form are sent.
  static String[] form(Fields fields, String... more) {
    List<String> pairs = new java.util.ArrayList<>();
    fields
        .values()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> {
                      pairs.add(name);
                      pairs.add(value);
                    }));
    pairs.addAll(List.of(more));
    pairs.addAll(List.of("whole", "yes"));
    return pairs.toArray(String[]::new);
  }
}
