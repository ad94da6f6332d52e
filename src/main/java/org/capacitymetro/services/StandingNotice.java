package org.capacitymetro.services;

import java.time.LocalDate;
import org.capacitymetro.cards.Prose;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// What the page of a record that is no longer listed says before anything else.
///
/// @param ended whether it is certain that there is nothing to find there
public record StandingNotice(String sentence, Prose reason, boolean ended) {

  /// For a service that is offered and that nobody could verify, though its body was asked.
  static StandingNotice unconfirmed(Page page) {
    return new StandingNotice(
        page.t("standing.unconfirmed"), Prose.of(LocalizedText.EMPTY, page), false);
  }

  /// For a service that is offered and that the list it comes from no longer names.
  static StandingNotice gone(LocalDate since, Page page) {
    return new StandingNotice(
        page.t("standing.gone", "date", page.formats().date(since)),
        Prose.of(LocalizedText.EMPTY, page),
        false);
  }

  /// Null for a record that is offered.
  static @Nullable StandingNotice of(Status status, Page page) {
    return switch (status) {
      case Status.Closed(LocalDate on, LocalizedText reason) ->
          new StandingNotice(
              page.t("standing.closed", "date", page.formats().date(on)),
              Prose.of(reason, page),
              true);
      case Status.Hidden(LocalizedText reason) ->
          new StandingNotice(page.t("standing.hidden"), Prose.of(reason, page), false);
      case Status.Active _, Status.Merged _, Status.Removed _ -> null;
    };
  }
}
