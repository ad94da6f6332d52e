package org.capacitymetro.mail;

import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.capacitymetro.pages.Language;
import org.jspecify.annotations.Nullable;

/// A mail to one reader. [Letter] is the easier way to write one.
///
/// @param language of the words, said in the mail's header
/// @param text the whole mail in plain text; every mail has one
/// @param html the same as HTML, without anything loaded from elsewhere
/// @param headers further header lines by name: those of lists (RFC 2369, RFC 8058) and of
///   conversations, no others
public record Mail(
    MailAddress to,
    Language language,
    String subject,
    String text,
    @Nullable String html,
    Map<String, String> headers) {
  private static final int LONGEST_SUBJECT = 250;
  private static final int LONGEST_HEADER = 2000;
  private static final Set<String> HEADERS =
      Set.of(
          "In-Reply-To",
          "List-Id",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "References",
          "Reply-To");

  public Mail {
    headers = Map.copyOf(headers);
    if (subject.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("A mail has a subject and a text");
    }
    if (subject.length() > LONGEST_SUBJECT || has(subject, Character::isISOControl)) {
      throw new IllegalArgumentException(
          "A subject is one line of at most " + LONGEST_SUBJECT + " characters");
    }
    headers.forEach(Mail::checkHeader);
  }

  private static void checkHeader(String name, String value) {
    if (!HEADERS.contains(name)) {
      throw new IllegalArgumentException(
          "A mail may have the headers " + HEADERS + ", not \"" + name + "\"");
    }
    if (value.length() > LONGEST_HEADER || has(value, c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "The header " + name + " is one line of at most " + LONGEST_HEADER + " ASCII characters");
    }
  }

  private static boolean has(String words, IntPredicate refused) {
    return words.chars().anyMatch(refused);
  }
}
