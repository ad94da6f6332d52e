package org.capacitymetro.cards;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.freshness.Age;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Freshness;
import org.capacitymetro.freshness.FreshnessWords;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;

/// How much a reader may rely on a record, in words.
///
/// @param age code as in [Age], for the look
/// @param words one sentence on the whole record
/// @param groups when, how and by whom each group of fields was verified
/// @param places whether new people are taken in, null when nobody said so lately
public record Trust(String age, String words, List<Group> groups, @Nullable Places places) {

  /// @param checked whether somebody looked; a list that was taken over is no check
  public record Group(String label, String words, boolean checked) {}

  /// @param kind code as in [Availability.Kind]
  /// @param said how long ago
  public record Places(String kind, String words, String said) {}

  static Trust of(ServiceDetails details, HalfLives halfLives, LocalDate today, Page page) {
    Map<FieldGroup, Verification> verified = details.verification();
    Freshness freshness = halfLives.freshness(verified, details.sectors(), today);
    return new Trust(
        freshness.age().code(),
        FreshnessWords.badge(
            freshness, !details.contacts().phones().isEmpty(), today, page.words()),
        verified.entrySet().stream()
            .map(
                entry ->
                    new Group(
                        FreshnessWords.group(entry.getKey(), page.words()),
                        FreshnessWords.line(entry.getValue(), page.words()),
                        entry.getValue().method().isCheck()))
            .toList(),
        places(details.availability(), today, page));
  }

  static @Nullable Places places(@Nullable Availability said, LocalDate today, Page page) {
    return said == null || !said.holdsOn(today)
        ? null
        : new Places(
            said.kind().code(),
            FreshnessWords.places(said, page.words()),
            FreshnessWords.said(said, today, page.words()));
  }

  /// Whether one should ask before going.
  public boolean isLate() {
    return !age.equals(Age.FRESH.code());
  }
}
