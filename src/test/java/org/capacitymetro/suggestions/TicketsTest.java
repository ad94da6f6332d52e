package org.capacitymetro.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.platform.Seals;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private static final ServiceId SERVICE = new ServiceId(UUID.randomUUID());

  private final Seals seals = new Seals(TestDatabase.fresh().jdbc());
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final Tickets tickets = new Tickets(seals, clock());

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  @Test
  void aFormThatWorkedIsGoodAtOnceAndOneWithoutAfterSomeSeconds() {
    String ticket = tickets.issue(SERVICE);

    assertThat(tickets.check(ticket, SERVICE, "")).isInstanceOf(Tickets.Checked.TooFast.class);
    assertThat(tickets.check(ticket, SERVICE, work(ticket)))
        .isInstanceOfSatisfying(
            Tickets.Checked.Good.class, good -> assertThat(good.worked()).isTrue());
    now = now.plus(Tickets.LEAST_AGE);
    assertThat(tickets.check(ticket, SERVICE, "not a number"))
        .isInstanceOfSatisfying(
            Tickets.Checked.Good.class, good -> assertThat(good.worked()).isFalse());
  }

  @Test
  void aFormIsGoodForTwoHours() {
    String ticket = tickets.issue(SERVICE);
    String work = work(ticket);

    now = now.plus(Duration.ofHours(2));
    assertThat(tickets.check(ticket, SERVICE, work)).isInstanceOf(Tickets.Checked.Good.class);
    now = now.plusSeconds(1);
    assertThat(tickets.check(ticket, SERVICE, work)).isInstanceOf(Tickets.Checked.Expired.class);
  }

  @Test
  void aTamperedOrForeignFormIsUnknown() {
    String ticket = tickets.issue(SERVICE);
    char other = ticket.charAt(5) == 'A' ? 'B' : 'A';
    String tampered = ticket.substring(0, 5) + other + ticket.substring(6);

    assertThat(tickets.check(tampered, SERVICE, "")).isInstanceOf(Tickets.Checked.Unknown.class);
    assertThat(tickets.check(ticket, new ServiceId(UUID.randomUUID()), ""))
        .isInstanceOf(Tickets.Checked.Unknown.class);
    assertThat(tickets.check("", SERVICE, "")).isInstanceOf(Tickets.Checked.Unknown.class);
    assertThat(tickets.check("%%%", SERVICE, "")).isInstanceOf(Tickets.Checked.Unknown.class);
    assertThat(tickets.check(ticket + ticket, SERVICE, ""))
        .isInstanceOf(Tickets.Checked.Unknown.class);
  }

  @Test
  void anotherNodeAndALaterStartKnowTheSameForms() {
    String ticket = tickets.issue(SERVICE);
    now = now.plusSeconds(60);

    assertThat(new Tickets(seals, clock()).check(ticket, SERVICE, ""))
        .isInstanceOf(Tickets.Checked.Good.class);
  }

  @Test
  void anAddressThatSendsTooMuchHasToWait() {
    Flood flood = new Flood(3, 1);

    assertThat(flood.count("192.0.2.1", false)).isEmpty();
    assertThat(flood.count("192.0.2.1", false))
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
    assertThat(flood.count("192.0.2.2", false)).as("another address").isEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(flood.count("192.0.2.1", true)).as("with work").isEmpty();
    }
    assertThat(flood.count("192.0.2.1", true)).isPresent();
  }

  static String work(String ticket) {
    for (int number = 0; ; number++) {
      if (Tickets.isWork(ticket, Integer.toString(number))) {
        return Integer.toString(number);
      }
    }
  }
}
