package org.capacitymetro.portal;

import java.time.LocalDate;
import org.capacitymetro.directory.Verification;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;

/// How much a reader may rely on a record, said in words: when it was last checked and how, or that
/// nobody has.
///
/// @param words the whole sentence, for the page of the service
/// @param badge two words for a card, empty when the record was checked lately
public record Freshness(String words, String badge) {
  /// A check older than half a year says little about hours and telephone numbers of today.
  private static final int MONTHS = 6;

  static Freshness of(@Nullable Verification verification, LocalDate today, Page page) {
    if (verification == null) {
      return new Freshness(page.t("service.not-verified"), page.t("badge.not-verified"));
    }
    boolean lately = verification.on().isAfter(today.minusMonths(MONTHS));
    String checked =
        page.t(
            "service.verified",
            "day",
            page.formats().date(verification.on()),
            "how",
            page.t("service.verified." + ServiceModel.word(verification.method())));
    return lately
        ? new Freshness(checked, "")
        : new Freshness(
            page.t("service.verified-long-ago", "verified", checked),
            page.t("badge.not-verified-lately"));
  }

  public boolean isLate() {
    return !badge.isEmpty();
  }
}
