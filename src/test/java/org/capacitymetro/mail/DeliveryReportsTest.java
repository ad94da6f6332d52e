package org.capacitymetro.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.pages.Language;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryReportsTest {
  private static final MailAddress AMINA = MailAddress.parse("amina@example.org");

  private final TestMail mail =
      new TestMail(TestDatabase.fresh(), new TurnedClock(Instant.parse("2026-11-24T09:00:00Z")));
  private final DeliveryReports reports = new DeliveryReports(mail.store, mail.bounces, mail.data);
  private final Path folder = mail.data.mail().resolve("bounces");
  private UUID id = UUID.randomUUID();

  @BeforeEach
  void send() {
    id =
        mail.post()
            .send(AMINA, Letter.of(Language.ENGLISH, "Still true?").paragraph("Is this right?"));
    mail.store.delivered(id, MailState.SENT, Instant.parse("2026-11-24T09:00:01Z"));
  }

  @Test
  void aReportOfAPermanentFailureMarksMailAndAddress() throws Exception {
    drop("a.eml", report("someone@elsewhere.example", id + "@map.example.org", "failed", "5.1.1"));

    assertThat(reports.run()).isEqualTo(1);

    assertThat(state()).isEqualTo(MailState.BOUNCED);
    assertThat(mail.outbox().findBounce(AMINA))
        .get()
        .extracting(Bounce::reason)
        .isEqualTo("550 5.1.1 <amina@example.org>: no such user here");
    assertThat(mail.bounced)
        .extracting(MailBounced::mail, MailBounced::to)
        .containsExactly(org.assertj.core.api.Assertions.tuple(id, AMINA));
    assertThat(folder.resolve("read/a.eml")).exists();
    assertThat(folder.resolve("a.eml")).doesNotExist();
  }

  @Test
  void findsTheMailByItsReturnAddressWhenTheReportReturnsNothing() throws Exception {
    drop(
        "a.eml",
        report("bounces+" + id + "@example.org", "other@elsewhere.example", "failed", "5.1.1"));

    reports.run();

    assertThat(state()).isEqualTo(MailState.BOUNCED);
  }

  @Test
  void theSameReportTwiceIsToldOnce() throws Exception {
    drop("a.eml", report("x@example.org", id + "@map.example.org", "failed", "5.1.1"));
    drop("b.eml", report("x@example.org", id + "@map.example.org", "failed", "5.1.1"));

    assertThat(reports.run()).isEqualTo(2);

    assertThat(mail.bounced).hasSize(1);
  }

  @Test
  void aReportOfADelayChangesNothing() throws Exception {
    drop("a.eml", report("x@example.org", id + "@map.example.org", "delayed", "4.4.1"));

    reports.run();

    assertThat(state()).isEqualTo(MailState.SENT);
    assertThat(folder.resolve("read/a.eml")).exists();
  }

  @Test
  void aReportAboutAnotherAddressOrAnUnknownMailIsPutAside() throws Exception {
    String forged =
        report("x@example.org", id + "@map.example.org", "failed", "5.1.1")
            .replace("rfc822; amina@", "rfc822; somebody.else@");
    drop("forged.eml", forged);
    drop("unknown.eml", report("x@example.org", UUID.randomUUID() + "@x.org", "failed", "5.1.1"));
    drop("plain.eml", "From: a@example.org\r\nSubject: hello\r\n\r\nHello\r\n");
    drop("broken.eml", "\u0000\u0001 nothing of the kind");
    drop("half.part", "still being written");

    assertThat(reports.run()).isZero();

    assertThat(state()).isEqualTo(MailState.SENT);
    assertThat(mail.bounced).isEmpty();
    assertThat(folder.resolve("unclear")).isDirectoryContaining("glob:**/forged.eml");
    assertThat(folder.resolve("unclear")).isDirectoryContaining("glob:**/unknown.eml");
    assertThat(folder.resolve("unclear")).isDirectoryContaining("glob:**/plain.eml");
    assertThat(folder.resolve("unclear")).isDirectoryContaining("glob:**/broken.eml");
    assertThat(folder.resolve("half.part")).exists();
  }

  private MailState state() {
    return mail.outbox().find(id).orElseThrow().state();
  }

  private void drop(String name, String content) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), content.replaceAll("\r?\n", "\r\n"));
  }

  private static String report(String to, String messageId, String action, String status) {
    return """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.org
        To: %s
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="B1"

        --B1
        Content-Type: text/plain; charset=us-ascii

        Your message could not be delivered.

        --B1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org
        Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0100

        Final-Recipient: rfc822; amina@example.org
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 5.1.1 <amina@example.org>:
            no such user here

        --B1
        Content-Type: text/rfc822-headers

        Message-ID: <%s>
        Subject: Still true?
        To: amina@example.org

        --B1--
        """
        .formatted(to, action, status, messageId);
  }
}
