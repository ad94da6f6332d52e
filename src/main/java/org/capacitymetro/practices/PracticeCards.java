package org.capacitymetro.practices;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.pages.Page;
import org.capacitymetro.writing.Markdown;
import org.springframework.stereotype.Component;

/// Makes the cards of lists from sheets.
@Component
public class PracticeCards {
  private static final int WORDS_OF_A_CARD = 40;

  private final PracticeNames names;

  PracticeCards(PracticeNames names) {
    this.names = names;
  }

  public PracticeCard of(Published published, Page page) {
    Sheet sheet = published.sheet();
    PracticeView.Text summary = PracticeModel.text(sheet.text(Passage.SUMMARY), page);
    List<String> badges = new ArrayList<>();
    if (sheet.money() == Sheet.Money.NONE) {
      badges.add(page.t("practices.money.none"));
    }
    if (published.evidence() != Evidence.NOT_ASSESSED) {
      badges.add(page.t("practices.evidence." + published.evidence().code()));
    }
    String files = page.url("/practices/files/" + published.id().shortForm() + "/");
    return new PracticeCard(
        published.id().shortForm(),
        PracticeModel.text(sheet.title(), page),
        page.url(published.path(page.code())),
        page.t("practices.kind." + sheet.kind().code()),
        sheet.kind() == PracticeKind.MICRO,
        sheet.sectors().stream()
            .flatMap(code -> names.top(code).stream())
            .findFirst()
            .map(
                term ->
                    new PracticeView.Sector(
                        term.code(),
                        Objects.requireNonNullElse(term.icon(), "help"),
                        term.name().in(page.order())))
            .orElse(null),
        new PracticeView.Text(
            begin(Markdown.plain(summary.words())),
            summary.language(),
            summary.older(),
            summary.machine()),
        sheet.cities().stream()
            .map(code -> names.city(code, page.code()))
            .collect(page.formats().listing()),
        sheet.pictures().isEmpty()
            ? null
            : files
                + sheet.pictures().getFirst().small()
                + "."
                + PracticeModel.extension(sheet.pictures().getFirst().type()),
        badges,
        published.state() == PracticeState.RECHECK_DUE
            ? page.t("practices.state.recheck-due")
            : null);
  }

  private static String begin(String text) {
    String[] words = text.split("\\s+");
    return words.length <= WORDS_OF_A_CARD
        ? text
        : String.join(" ", List.of(words).subList(0, WORDS_OF_A_CARD)) + "…";
  }
}
