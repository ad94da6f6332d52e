package org.capacitymetro.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.platform.Seals;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.testing.TurnedClock;
import org.junit.jupiter.api.Test;

class FollowLinksTest {
  private static final UUID FOLLOW = UUID.randomUUID();

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-24T09:00:00Z"));
  private final Seals seals = new Seals(TestDatabase.fresh().jdbc());
  private final FollowLinks links = new FollowLinks(seals, clock);

  @Test
  void aLinkNamesItsFollowOnEveryNode() {
    String link = links.sign(FollowLinks.Purpose.MANAGE, FOLLOW);

    assertThat(new FollowLinks(seals, clock).check(FollowLinks.Purpose.MANAGE, link))
        .isEqualTo(new FollowLinks.Checked.Good(FOLLOW));
    assertThat(link).matches("[A-Za-z0-9_-]{40,80}");
  }

  @Test
  void aLinkIsGoodForItsPurposeOnly() {
    String link = links.sign(FollowLinks.Purpose.STOP, FOLLOW);

    assertThat(links.check(FollowLinks.Purpose.MANAGE, link))
        .isInstanceOf(FollowLinks.Checked.Unknown.class);
    assertThat(links.check(FollowLinks.Purpose.CONFIRM, link))
        .isInstanceOf(FollowLinks.Checked.Unknown.class);
  }

  @Test
  void noCharacterOfALinkCanBeChanged() {
    String link = links.sign(FollowLinks.Purpose.MANAGE, FOLLOW);

    for (int i = 0; i < link.length() - 1; i++) {
      char other = link.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = link.substring(0, i) + other + link.substring(i + 1);
      assertThat(links.check(FollowLinks.Purpose.MANAGE, tampered))
          .as(tampered)
          .isInstanceOf(FollowLinks.Checked.Unknown.class);
    }
    assertThat(links.check(FollowLinks.Purpose.MANAGE, ""))
        .isInstanceOf(FollowLinks.Checked.Unknown.class);
    assertThat(links.check(FollowLinks.Purpose.MANAGE, "%<script>"))
        .isInstanceOf(FollowLinks.Checked.Unknown.class);
  }

  @Test
  void onlyTheLinkThatConfirmsExpires() {
    String confirm = links.sign(FollowLinks.Purpose.CONFIRM, FOLLOW);
    String stop = links.sign(FollowLinks.Purpose.STOP, FOLLOW);
    clock.turn(FollowLinks.LIFE);
    assertThat(links.check(FollowLinks.Purpose.CONFIRM, confirm))
        .isInstanceOf(FollowLinks.Checked.Good.class);

    clock.turn(Duration.ofSeconds(1));
    assertThat(links.check(FollowLinks.Purpose.CONFIRM, confirm))
        .isInstanceOf(FollowLinks.Checked.Expired.class);
    clock.turn(Duration.ofDays(3_000));
    assertThat(links.check(FollowLinks.Purpose.STOP, stop))
        .isInstanceOf(FollowLinks.Checked.Good.class);
  }
}
