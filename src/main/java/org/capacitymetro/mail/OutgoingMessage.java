package org.capacitymetro.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/// A mail as it travels. Its `Message-ID` is made of the mail's id, so that one sent twice after a
/// crash is one mail for the reader's program, and a bounce finds its way back.
final class OutgoingMessage extends SMTPMessage {
  private static final String UTF_8 = "UTF-8";

  private final String messageId;

  private OutgoingMessage(String messageId) {
    super(Session.getInstance(new Properties()));
    this.messageId = messageId;
  }

  /// @param host the public host of this installation, the right half of the `Message-ID`
  /// @param bounces whom a report of non-delivery goes to; null for the sender
  static OutgoingMessage of(
      UUID id,
      Mail mail,
      InternetAddress from,
      @Nullable MailAddress bounces,
      String host,
      Instant now)
      throws MessagingException {
    OutgoingMessage message = new OutgoingMessage("<" + id + "@" + host + ">");
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().value(), true));
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(now));
    message.setContentLanguage(new String[] {mail.language().code()});
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    for (var header : mail.headers().entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    if (bounces != null) {
      String value = bounces.value();
      int at = value.lastIndexOf('@');
      message.setEnvelopeFrom(value.substring(0, at) + "+" + id + value.substring(at));
    }
    String html = mail.html();
    if (html == null) {
      message.setText(mail.text(), UTF_8);
    } else {
      MimeBodyPart plain = new MimeBodyPart();
      plain.setText(mail.text(), UTF_8);
      MimeBodyPart rich = new MimeBodyPart();
      rich.setText(html, UTF_8, "html");
      message.setContent(new MimeMultipart("alternative", plain, rich));
    }
    message.saveChanges();
    return message;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
