package org.capacitymetro.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.junit.jupiter.api.Test;

class FreshnessWordsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private final Messages italian = Messages.in(Language.ITALIAN);
  private final Messages english = Messages.in(Language.ENGLISH);

  @Test
  void sayWhenAndHowWhatIsFreshWasVerified() {
    Verification mail =
        new Verification(LocalDate.of(2026, 9, 3), Method.MAIL_CONFIRMATION, "Ponte");
    assertThat(badge(mail, true, italian)).isEqualTo("Verificato a settembre 2026 con l’ente");
    assertThat(badge(mail, true, english))
        .isEqualTo("Checked in September 2026 with the organization");
    Verification visit = new Verification(LocalDate.of(2026, 8, 3), Method.VISIT, "");
    assertThat(badge(visit, true, italian)).isEqualTo("Verificato ad agosto 2026 di persona");
  }

  @Test
  void adviseToCheckWhatFades() {
    Verification call = new Verification(LocalDate.of(2026, 3, 3), Method.CALL, "");
    assertThat(badge(call, true, italian))
        .isEqualTo("Verificato a marzo 2026 al telefono: controlla prima di andare");
    assertThat(badge(call, true, english))
        .isEqualTo("Checked in March 2026 by phone: check before you go");
  }

  @Test
  void adviseToCallWhereItWasLongAgo() {
    Verification call = new Verification(LocalDate.of(2025, 9, 3), Method.CALL, "");
    assertThat(badge(call, true, italian)).isEqualTo("Non verificato da 14 mesi: telefona prima");
    assertThat(badge(call, true, english)).isEqualTo("Not verified for 14 months: call first");
    assertThat(badge(call, false, italian))
        .as("there is no number to call")
        .isEqualTo("Non verificato da 14 mesi: chiedi prima di andare");
    Verification old = new Verification(LocalDate.of(2022, 9, 3), Method.CALL, "");
    assertThat(badge(old, true, italian)).isEqualTo("Non verificato da 4 anni: telefona prima");
  }

  @Test
  void sayThatNobodyEverLooked() {
    Verification list = new Verification(TODAY, Method.IMPORT, "list");
    assertThat(badge(list, true, italian)).isEqualTo("Non ancora verificato: telefona prima");
    assertThat(badge(list, false, english)).isEqualTo("Not yet verified: ask before you go");
  }

  @Test
  void nameTheRoleOrTheBodyBehindAVerification() {
    LocalDate day = LocalDate.of(2026, 3, 3);
    assertThat(FreshnessWords.line(new Verification(day, Method.CALL, "verifier"), italian))
        .isEqualTo("3 marzo 2026, al telefono (da chi verifica le schede)");
    assertThat(
            FreshnessWords.line(new Verification(day, Method.MAIL_CONFIRMATION, "Ponte"), english))
        .isEqualTo("3 March 2026, with the organization (Ponte)");
    assertThat(FreshnessWords.line(new Verification(day, Method.VISIT, ""), english))
        .isEqualTo("3 March 2026, in person");
  }

  @Test
  void sayWhetherThereArePlacesAndHowLongAgoThatWasSaid() {
    Availability waiting = new Availability.Waiting(TODAY.minusDays(3), 4);
    assertThat(FreshnessWords.places(waiting, italian))
        .isEqualTo("Lista d’attesa di circa 4 settimane");
    assertThat(FreshnessWords.said(waiting, TODAY, italian)).isEqualTo("detto 3 giorni fa");
    Availability closed = new Availability.Closed(TODAY.minusDays(1), LocalDate.of(2026, 12, 7));
    assertThat(FreshnessWords.places(closed, english))
        .isEqualTo("Takes no new people until 7 December 2026");
    assertThat(FreshnessWords.said(closed, TODAY, english)).isEqualTo("said yesterday");
  }

  @Test
  void availabilityHoldsForFourteenDaysOrUntilTheDayItNames() {
    Availability free = new Availability.Free(TODAY);
    assertThat(free.holdsOn(TODAY.plusDays(13))).isTrue();
    assertThat(free.holdsOn(TODAY.plusDays(14))).isFalse();
    Availability closed = new Availability.Closed(TODAY, TODAY.plusDays(5));
    assertThat(closed.holdsOn(TODAY.plusDays(4))).isTrue();
    assertThat(closed.holdsOn(TODAY.plusDays(5))).isFalse();
    assertThat(new Availability.Closed(TODAY, TODAY.plusDays(90)).expiresOn())
        .isEqualTo(TODAY.plusDays(14));
  }

  private static String badge(Verification verification, boolean callable, Messages words) {
    Map<FieldGroup, Verification> verified = verification.ofEveryGroup();
    Freshness freshness = TestFreshness.halfLives().freshness(verified, List.of(), TODAY);
    return FreshnessWords.badge(freshness, callable, TODAY, words);
  }
}
