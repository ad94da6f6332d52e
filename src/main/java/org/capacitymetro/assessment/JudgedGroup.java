package org.capacitymetro.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// What peers answered to the criteria of one group, in the reader's words (template
/// `assessment/judged`).
///
/// @param about what the group decides
public record JudgedGroup(String heading, String about, List<Row> rows) {

  /// @param degree code of what all answers come to, empty while too few have judged
  /// @param outcome the same in words
  public record Row(String criterion, String degree, String outcome, List<Answer> answers) {}

  /// @param who `First reader, editor`
  /// @param reason empty where none was needed
  /// @param language of the reason, null where it is that of the page
  public record Answer(String who, String answer, String reason, @Nullable String language) {}

  /// All groups, in the order of the grid.
  public static List<JudgedGroup> of(List<Assessment.Opinion> opinions, Page page) {
    Verdict verdict =
        Verdict.of(opinions.stream().map(Assessment.Opinion::marks).toList()).orElse(null);
    return Stream.of(Criterion.Group.values())
        .map(
            group ->
                new JudgedGroup(
                    page.t("assessment.group." + group.code()),
                    page.t("assessment.group." + group.code() + ".about"),
                    Criterion.of(group).stream()
                        .map(criterion -> row(criterion, verdict, opinions, page))
                        .toList()))
        .toList();
  }

  private static Row row(
      Criterion criterion,
      @Nullable Verdict verdict,
      List<Assessment.Opinion> opinions,
      Page page) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < opinions.size(); i++) {
      Mark mark = opinions.get(i).marks().get(criterion);
      if (mark != null) {
        LocalizedText.Reading reason = mark.reason().read(page.order());
        answers.add(
            new Answer(
                who(i, opinions.get(i).role(), page),
                page.t("assessment.degree." + mark.degree().code()),
                reason.text(),
                reason.language().equals(page.code()) ? null : reason.language()));
      }
    }
    String degree = verdict == null ? "" : verdict.degree(criterion).code();
    return new Row(
        page.t("assessment.criterion." + criterion.code()),
        degree,
        degree.isEmpty() ? "" : page.t("assessment.degree." + degree),
        answers);
  }

  /// A person who judged, by number and role.
  public static String who(int index, String role, Page page) {
    return page.t("assessment.reader", "number", index + 1, "role", page.t("role." + role));
  }
}
