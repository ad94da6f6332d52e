package org.capacitymetro.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.capacitymetro.pages.Language;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.testing.TurnedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class DeliveryTest {
  private static final MailAddress AMINA = MailAddress.parse("amina@example.org");
  private static final Letter LETTER =
      Letter.of(Language.ITALIAN, "Perché: è ancora così?")
          .paragraph("Buongiorno,\n\n<b>chiudete</b> alle 17?")
          .items(List.of("Sportello Uno", "Sportello Due"))
          .button("Rispondi", "https://map.example.org/it/answer?a=1&b=2")
          .withUnsubscribe("https://map.example.org/it/unsubscribe/abc");

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-24T09:00:00Z"));
  private final TestMail mail = new TestMail(TestDatabase.fresh(), clock);
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendsTextAndHtmlInTheReadersLanguage() throws Exception {
    server.start();
    UUID id = mail.post().send(AMINA, LETTER);

    assertThat(delivery().run()).isEqualTo(1);

    MimeMessage message = server.getReceivedMessages()[0];
    Multipart parts = (Multipart) message.getContent();
    String text = (String) parts.getBodyPart(0).getContent();
    String html = (String) parts.getBodyPart(1).getContent();
    assertThat(message.getSubject()).isEqualTo("Perché: è ancora così?");
    assertThat(message.getMessageID()).isEqualTo("<" + id + "@map.example.org>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("Content-Language")).containsExactly("it");
    assertThat(message.getHeader("List-Unsubscribe"))
        .containsExactly("<https://map.example.org/it/unsubscribe/abc>");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getHeader("Return-Path"))
        .containsExactly("<bounces+" + id + "@example.org>");
    assertThat(message.getFrom()[0]).hasToString("CapaCity Metro <map@example.org>");
    assertThat(text)
        .contains("<b>chiudete</b> alle 17?", "- Sportello Uno")
        .contains("Rispondi:\r\nhttps://map.example.org/it/answer?a=1&b=2")
        .contains("Non voglio più ricevere questi messaggi");
    assertThat(html)
        .contains("lang=\"it\"", "&lt;b&gt;chiudete&lt;/b&gt;")
        .contains("href=\"https://map.example.org/it/answer?a=1&amp;b=2\"")
        .doesNotContain("src=", "<link", "@import", "url(");
    assertThat(mail.outbox().find(id)).get().extracting(Posted::state).isEqualTo(MailState.SENT);
  }

  @Test
  void withoutAServerMailsBecomeFiles() throws Exception {
    UUID id = mail.post().send(AMINA, LETTER);

    mail.delivery(null).run();

    Path file = mail.data.mail().resolve(id + ".eml");
    assertThat(file).content().contains("To: amina@example.org", "Message-ID: <" + id);
    assertThat(mail.outbox().find(id)).get().extracting(Posted::state).isEqualTo(MailState.WRITTEN);
    try (Stream<Path> files = Files.list(mail.data.mail())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void losesNothingWhileTheServerIsDownAndDeliversWhenItIsBack() throws Exception {
    server.start();
    int port = server.getSmtp().getPort();
    server.stop();
    UUID first = mail.post().send(AMINA, LETTER);
    UUID second = mail.post().send(MailAddress.parse("bruno@example.org"), LETTER);

    assertThat(delivery(port).run()).isZero();
    Posted waiting = mail.outbox().find(first).orElseThrow();
    assertThat(waiting.state()).isEqualTo(MailState.WAITING);
    assertThat(waiting.reason()).contains("127.0.0.1");
    assertThat(waiting.attempts()).isEqualTo(1);
    assertThat(mail.outbox().find(second)).get().extracting(Posted::attempts).isEqualTo(0);

    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Posted mine = mail.outbox().find(first).orElseThrow();
      pauses.add(Duration.between(clock.instant(), mine.next()));
      clock.turn(pauses.getLast());
      mail.store.delivered(second, MailState.SENT, clock.instant());
      delivery(port).run();
    }
    assertThat(pauses)
        .extracting(Duration::toMinutes)
        .containsExactly(1L, 3L, 9L, 27L, 81L, 120L, 120L, 120L);

    GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    try {
      back.start();
      clock.turn(Duration.ofHours(2));
      assertThat(delivery(port).run()).isEqualTo(1);
      assertThat(back.getReceivedMessages()).hasSize(1);
    } finally {
      back.stop();
    }
  }

  @Test
  void givesUpAfterFiveDaysAndCanBeToldToTryAgain() throws Exception {
    int port;
    try (var free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    UUID id = mail.post().send(AMINA, LETTER);
    clock.turn(Duration.ofDays(5));
    delivery(port).run();
    assertThat(mail.outbox().find(id)).get().extracting(Posted::state).isEqualTo(MailState.FAILED);

    server.start();
    assertThat(mail.outbox().resend(id)).isTrue();
    assertThat(delivery().run()).isEqualTo(1);

    assertThat(mail.outbox().find(id)).get().extracting(Posted::reason).isNull();
    assertThat(mail.outbox().resend(UUID.randomUUID())).isFalse();
  }

  @Test
  void aCrashBetweenSendingAndNotingSendsTheSameMailAgain() throws Exception {
    server.start();
    mail.post().send(AMINA, LETTER);
    JavaMailSenderImpl dying =
        new JavaMailSenderImpl() {
          @Override
          public void send(MimeMessage message) {
            super.send(message);
            throw new AssertionError("killed");
          }
        };
    dying.setHost("127.0.0.1");
    dying.setPort(server.getSmtp().getPort());
    assertThatThrownBy(() -> mail.delivery(dying).run()).hasMessage("killed");

    assertThat(delivery().run()).isZero();
    clock.turn(Duration.ofMinutes(1));
    assertThat(delivery().run()).isEqualTo(1);

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
  }

  @Test
  void twoNodesSendEachMailOnce() throws Exception {
    server.start();
    for (int i = 0; i < 40; i++) {
      mail.post().send(MailAddress.parse("reader" + i + "@example.org"), LETTER);
    }

    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> node = () -> delivery().run();
      for (var done : nodes.invokeAll(List.of(node, node, node))) {
        assertThat(done.get()).isBetween(0L, 40L);
      }
    }

    assertThat(server.getReceivedMessages()).hasSize(40);
    assertThat(mail.outbox().counts()).isEqualTo(Map.of(MailState.SENT, 40L));
  }

  @Test
  void aMailOfATransactionThatFailsIsNeverSent() {
    mail.transaction.executeWithoutResult(
        status -> {
          mail.post().send(AMINA, LETTER);
          status.setRollbackOnly();
        });

    assertThat(mail.outbox().counts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT | 550 5.1.1 no such user            | BOUNCED",
        "RCPT | 550 no such user                  | BOUNCED",
        "RCPT | 552 5.2.2 mailbox full            | BOUNCED",
        "RCPT | 554 5.7.1 listed as spam          | FAILED",
        "RCPT | 451 4.7.1 greylisted              | WAITING",
        "MAIL | 530 5.7.0 authentication required | WAITING",
        "MAIL | 553 5.1.8 sender unknown          | WAITING",
        ".    | 554 5.6.0 message refused         | FAILED",
        ".    | 452 4.3.1 disk full               | WAITING"
      })
  void tellsRefusalsForGoodFromThoseForNow(String command, String answer, MailState state)
      throws Exception {
    UUID id = mail.post().send(AMINA, LETTER);

    try (RefusingServer refusing = new RefusingServer(Map.of(command, answer))) {
      delivery(refusing.port()).run();
    }

    Posted posted = mail.outbox().find(id).orElseThrow();
    assertThat(posted.state()).isEqualTo(state);
    assertThat(posted.reason()).contains(answer.strip());
    assertThat(mail.bounced).hasSize(state == MailState.BOUNCED ? 1 : 0);
    assertThat(mail.outbox().findBounce(MailAddress.parse("AMINA@example.org")).isPresent())
        .isEqualTo(state == MailState.BOUNCED);
  }

  @Test
  void forgetsEverythingAboutAnAddress() {
    UUID id = mail.post().send(AMINA, LETTER);
    mail.bounces.add(mail.outbox().find(id).orElseThrow(), "gone");

    assertThat(mail.outbox().listTo(MailAddress.parse("Amina@example.org"))).hasSize(1);
    assertThat(mail.outbox().forget(AMINA)).isEqualTo(1);

    assertThat(mail.outbox().listTo(AMINA)).isEmpty();
    assertThat(mail.outbox().findBounce(AMINA)).isEmpty();
  }

  private Delivery delivery() {
    return delivery(server.getSmtp().getPort());
  }

  private Delivery delivery(int port) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    return mail.delivery(sender);
  }
}
