package org.capacitymetro.review;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.assessment.Criterion;
import org.capacitymetro.assessment.Grid;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Everything the page of the grid shows.
@Component
class GridModel {
  private final Areas areas;

  GridModel(Areas areas) {
    this.areas = areas;
  }

  /// @param fields what stands in the form
  /// @param conflict what stands in the declaration
  GridView of(
      PeerReviews.Asked asked,
      Map<String, String> fields,
      String conflict,
      Map<String, String> problems,
      String done,
      boolean kept,
      Page page) {
    return new GridView(
        page.url(GridPages.path(asked.request().id())),
        asked.request().state().code(),
        page.url(asked.practice().deskPath() + "/preview"),
        page.t(
            "review.grid.about",
            "city",
            city(asked.practice().city(), page),
            "version",
            asked.round().version(),
            "day",
            page.formats().date(LocalDate.ofInstant(asked.request().askedAt(), Formats.ZONE))),
        Stream.of(Criterion.Group.values())
            .map(
                group ->
                    new GridView.Group(
                        page.t("assessment.group." + group.code()),
                        page.t("assessment.group." + group.code() + ".about"),
                        Criterion.of(group).stream()
                            .map(criterion -> question(criterion, fields, page))
                            .toList()))
            .toList(),
        text(GridForm.ADVICE, page.t("review.advice"), fields, 0, Grid.MOST_ADVICE, page),
        conflict,
        problems,
        done,
        kept,
        closed(asked, page));
  }

  private String city(@Nullable String code, Page page) {
    return code == null
        ? page.t("review.network")
        : areas.findCity(code).map(city -> city.name().in(page.order())).orElse(code);
  }

  private static @Nullable String closed(PeerReviews.Asked asked, Page page) {
    return switch (asked.request().state()) {
      case CONFLICT, DECLINED, RELEASED, JUDGED ->
          page.t("review.closed." + asked.request().state().code());
      case ASKED, READING -> asked.round().isOpen() ? null : page.t("review.closed.released");
    };
  }

  private static GridView.Question question(
      Criterion criterion, Map<String, String> fields, Page page) {
    String chosen = fields.getOrDefault(criterion.code(), "");
    return new GridView.Question(
        criterion.code(),
        page.t("assessment.criterion." + criterion.code()),
        page.t("review.question." + criterion.code()),
        criterion.degrees().stream()
            .map(
                degree ->
                    new GridView.Choice(
                        degree.code(),
                        page.t("assessment.degree." + degree.code()),
                        degree.code().equals(chosen)))
            .toList(),
        text(
            GridForm.reason(criterion),
            page.t(
                criterion.group() == Criterion.Group.EXCLUSION
                    ? "review.reason.if-no"
                    : "review.reason"),
            fields,
            criterion.group() == Criterion.Group.EXCLUSION ? 0 : Grid.LEAST_REASON,
            Grid.MOST_REASON,
            page));
  }

  /// A text with its counter, which the script keeps.
  static GridView.Text text(
      String name, String label, Map<String, String> fields, int least, int most, Page page) {
    String value = fields.getOrDefault(name, "");
    String range =
        page.t(
            least == 0 ? "review.words.most" : "review.words.range",
            "typed",
            Words.count(value),
            "least",
            least,
            "most",
            most);
    return new GridView.Text(
        name, label, value, least, most, range, range.replaceFirst("[0-9][0-9.,]*", "{typed}"));
  }
}
