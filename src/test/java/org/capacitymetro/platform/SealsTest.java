package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SealsTest extends RunningApplication {
  private static final byte[] WORDS = "a link".getBytes(StandardCharsets.UTF_8);

  @Autowired JdbcClient jdbc;

  @Test
  void whatWasSealedComesBackAlsoOnAnotherNode() {
    String sealed = new Seals(jdbc).seal("test", WORDS);

    assertThat(new Seals(jdbc).open("test", sealed)).contains(WORDS);
    assertThat(sealed).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void whatWasChangedCutOrMadeForSomethingElseStaysClosed() {
    Seals seals = new Seals(jdbc);
    String sealed = seals.seal("test", WORDS);

    assertThat(seals.open("test", (sealed.charAt(0) == 'A' ? 'B' : 'A') + sealed.substring(1)))
        .isEmpty();
    assertThat(seals.open("test", sealed.substring(2))).isEmpty();
    assertThat(seals.open("other", sealed)).isEmpty();
    assertThat(seals.open("test", "")).isEmpty();
    assertThat(seals.open("test", "no base64!")).isEmpty();
  }
}
