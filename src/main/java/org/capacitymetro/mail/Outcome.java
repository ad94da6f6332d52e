package org.capacitymetro.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/// How an attempt to deliver a mail ended.
sealed interface Outcome {
  Pattern ENHANCED_CODE = Pattern.compile("\\b5\\.(\\d{1,3})\\.\\d{1,3}\\b");

  /// @param state [MailState#SENT] or [MailState#WRITTEN]
  record Delivered(MailState state) implements Outcome {}

  /// For good. [MailState#BOUNCED] where the address is at fault, else [MailState#FAILED].
  record Refused(MailState state, String reason) implements Outcome {}

  /// To be tried again.
  ///
  /// @param everyone whether other mails would fare the same now: the mail server is away or does
  ///   not know us
  record Delayed(String reason, boolean everyone) implements Outcome {}

  /// What a failure of the mail server's conversation means for the mail (RFC 5321 codes, RFC 3463
  /// enhanced codes). A refusal of the sender or a demand to sign in is the operator's to mend, so
  /// the mail waits.
  static Outcome of(MailException failure) {
    List<Throwable> all = everyCause(failure);
    List<Outcome> found = all.stream().flatMap(cause -> conversation(cause).stream()).toList();
    return found.stream()
        .filter(Refused.class::isInstance)
        .findFirst()
        .or(() -> found.stream().findFirst())
        .orElseGet(
            () ->
                new Delayed(
                    all.stream()
                        .filter(MessagingException.class::isInstance)
                        .findFirst()
                        .map(cause -> oneLine(cause.getMessage()))
                        .orElseGet(() -> oneLine(failure.getMessage())),
                    true));
  }

  /// Exceptions of Jakarta Mail hang on each other by more than their causes.
  private static List<Throwable> everyCause(MailException failure) {
    Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
    if (failure instanceof MailSendException several) {
      open.addAll(several.getFailedMessages().values());
    }
    Set<Throwable> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (seen.add(next)) {
        Stream.of(
                Optional.ofNullable(next.getCause()),
                next instanceof MessagingException mail
                    ? Optional.<Throwable>ofNullable(mail.getNextException())
                    : Optional.<Throwable>empty())
            .flatMap(Optional::stream)
            .forEach(open::add);
      }
    }
    return List.copyOf(seen);
  }

  private static Optional<Outcome> conversation(Throwable failure) {
    return switch (failure) {
      case SMTPAddressFailedException address -> {
        String reason = oneLine(address.getMessage());
        int code = address.getReturnCode();
        yield Optional.of(
            code < 500
                ? new Delayed(reason, false)
                : new Refused(
                    isAboutAddress(code, reason) ? MailState.BOUNCED : MailState.FAILED, reason));
      }
      case SMTPSenderFailedException sender ->
          Optional.of(new Delayed(oneLine(sender.getMessage()), true));
      case SMTPSendFailedException sending -> {
        String reason = oneLine(sending.getMessage());
        int code = sending.getReturnCode();
        if (String.valueOf(sending.getCommand()).startsWith("MAIL")) {
          yield Optional.of(new Delayed(reason, true));
        }
        yield switch (code) {
          case 530, 534, 535, 538 -> Optional.of(new Delayed(reason, true));
          case 250, -1 -> Optional.empty();
          default ->
              Optional.of(
                  code >= 500 ? new Refused(MailState.FAILED, reason) : new Delayed(reason, false));
        };
      }
      default -> Optional.empty();
    };
  }

  /// Address status (x.1.x) and mailbox status (x.2.x); routing and policy are not the address's
  /// fault.
  private static boolean isAboutAddress(int code, String reply) {
    var enhanced = ENHANCED_CODE.matcher(reply);
    return enhanced.find()
        ? Set.of("1", "2").contains(enhanced.group(1))
        : Set.of(550, 551, 553).contains(code);
  }

  private static String oneLine(@Nullable String words) {
    String line = words == null ? "?" : words.strip().replaceAll("\\s+", " ");
    return line.length() > 500 ? line.substring(0, 500) + "…" : line;
  }
}
