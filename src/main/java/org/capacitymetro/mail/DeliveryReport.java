package org.capacitymetro.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a report of non-delivery says (RFC 3464): which mail of ours, which address, why.
///
/// @param mail from the returned `Message-ID`, or the return address the report came to
/// @param recipient in the form of [MailAddress#key]
/// @param permanent whether it is final: `Action: failed` with a status 5.x.x
record DeliveryReport(UUID mail, String recipient, boolean permanent, String reason) {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern MESSAGE_ID = Pattern.compile("<(" + ID + ")@");
  private static final Pattern RETURN_ADDRESS = Pattern.compile("\\+(" + ID + ")@");

  /// Empty for a mail that is no such report or does not say which mail of ours it is about.
  static Optional<DeliveryReport> parse(InputStream eml) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), eml);
    if (!message.isMimeType("multipart/report")
        || !(message.getContent() instanceof Multipart parts)) {
      return Optional.empty();
    }
    List<InternetHeaders> blocks = List.of();
    Optional<UUID> id =
        id(RETURN_ADDRESS, String.join(" ", headers(message, "To", "Delivered-To")));
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")) {
        blocks = blocks(part.getInputStream());
      } else if (part.isMimeType("message/rfc822")
          || part.isMimeType("message/rfc822-headers")
          || part.isMimeType("text/rfc822-headers")) {
        Optional<UUID> named = id(MESSAGE_ID, messageId(part));
        id = named.isPresent() ? named : id;
      }
    }
    List<InternetHeaders> recipients = blocks.stream().skip(1).toList();
    return id.flatMap(
        mail -> recipients.stream().flatMap(block -> of(mail, block).stream()).findFirst());
  }

  private static Optional<DeliveryReport> of(UUID mail, InternetHeaders block) {
    String recipient = field(block, "Final-Recipient");
    String original = field(block, "Original-Recipient");
    String action = field(block, "Action");
    String status = field(block, "Status");
    String address = original == null ? recipient : original;
    if (address == null || action == null || status == null) {
      return Optional.empty();
    }
    String words = Objects.requireNonNullElse(field(block, "Diagnostic-Code"), status);
    return Optional.of(
        new DeliveryReport(
            mail,
            withoutType(address).toLowerCase(Locale.ROOT),
            action.equalsIgnoreCase("failed") && status.startsWith("5"),
            withoutType(words).replaceAll("\\s+", " ")));
  }

  /// The blocks of a delivery status, parted by empty lines: first about the mail, then one for
  /// each recipient.
  private static List<InternetHeaders> blocks(InputStream in)
      throws MessagingException, IOException {
    List<InternetHeaders> blocks = new ArrayList<>();
    try (PushbackInputStream rest = new PushbackInputStream(in)) {
      for (int next = rest.read(); next >= 0; next = rest.read()) {
        rest.unread(next);
        InternetHeaders block = new InternetHeaders(rest);
        if (block.getAllHeaders().hasMoreElements()) {
          blocks.add(block);
        }
      }
    }
    return blocks;
  }

  /// Of the returned mail, of which there may be only the header.
  private static String messageId(Part part) throws MessagingException, IOException {
    String[] found =
        part.getContent() instanceof MimeMessage whole
            ? whole.getHeader("Message-ID")
            : new InternetHeaders(part.getInputStream()).getHeader("Message-ID");
    return found == null ? "" : found[0];
  }

  private static List<String> headers(MimeMessage message, String... names)
      throws MessagingException {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      String[] found = message.getHeader(name);
      values.addAll(found == null ? List.of() : List.of(found));
    }
    return values;
  }

  private static @Nullable String field(InternetHeaders block, String name) {
    String[] values = block.getHeader(name);
    return values == null ? null : values[0].strip();
  }

  /// `rfc822; a@example.org` and `smtp; 550 5.1.1 ...` name their type in front.
  private static String withoutType(String value) {
    int semicolon = value.indexOf(';');
    return value.substring(semicolon + 1).strip();
  }

  private static Optional<UUID> id(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text.toLowerCase(Locale.ROOT));
    return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
  }
}
